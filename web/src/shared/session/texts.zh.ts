// SPDX-License-Identifier: Apache-2.0
export const zh = {
  signInFirst: '请先登录',
  signInWhy: '这里的内容只有本人能看。登录后会回到这一页。',
  signIn: '去登录',
  notApplicant: '当前账号不是个人或企业账号',
  notApplicantHow: '您用工作人员账号登录了。办理自己的事情，请换个人或企业账号。',
  otherName: '您还可以用别的身份查看：',
  notThisName: '这可能是您以别的身份办的事，换身份再看：',
  relation: { self: '本人', 'legal-representative': '法定代表人', agent: '经办人', family: '家人代办' },
}
