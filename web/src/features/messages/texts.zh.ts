// SPDX-License-Identifier: Apache-2.0
export const zh = {
  crumbs: '所在位置',
  my: '我的空间',
  title: '消息',
  unread: (count: number) => `${count} 条未读`,
  readAll: '全部标为已读',
  none: '没有消息',
  noneHow: '办件有进展、需要补正或证照发放时，会在这里通知您。',
  isNew: '未读',
  open: { case: '查看办件', credential: '查看证照', item: '查看指南' },
}
