// SPDX-License-Identifier: Apache-2.0
export const zh = {
  signInFirst: '请先登录',
  signInWhy: '这里的内容只有本人能看。登录后会回到这一页。',
  signIn: '去登录',
  notApplicant: '当前账号不是个人或企业账号',
  notApplicantHow: '您用工作人员账号登录了。办理自己的事情，请换个人或企业账号。',
}
