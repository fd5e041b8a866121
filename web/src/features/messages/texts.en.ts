// SPDX-License-Identifier: Apache-2.0
import type { Same } from '#web/shared/i18n/same.ts'
import type { zh } from './texts.zh.ts'

const en: Same<typeof zh> = {
  crumbs: 'You are here',
  my: 'My space',
  title: 'Messages',
  unread: (count) => `${count} unread`,
  readAll: 'Mark all as read',
  none: 'No messages',
  noneHow: 'When a case moves, something is missing or a certificate is issued, you are told here.',
  isNew: 'Unread',
  open: { case: 'See the case', credential: 'See the certificate', item: 'See the guide' },
}
export default en
