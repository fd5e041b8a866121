// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import type { LocalizedText } from './text.ts'

interface ProblemKind {
  readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503
  readonly title: LocalizedText
  /** Detail with `{name}` places, filled from the problem's fields. */
  readonly detail: LocalizedText
}

const kind = (
  status: ProblemKind['status'],
  zh: string,
  en: string,
  zhDetail: string,
  enDetail: string,
): ProblemKind => ({
  status,
  title: { zh, en },
  detail: { zh: zhDetail, en: enDetail },
})

/** Every expected failure of the platform (RFC 9457). A code that is not here does not compile. */
export const problemKinds = {
  'platform.invalid-input': kind(
    400,
    '填写内容有误',
    'Some of the input is not valid',
    '请按提示修改后重试。',
    'Correct the marked places and try again.',
  ),
  'platform.malformed-request': kind(
    400,
    '请求格式错误',
    'The request is malformed',
    '请求不是有效的 JSON 或缺少必要的请求头。',
    'The request is not valid JSON, or a required header is missing.',
  ),
  'platform.not-signed-in': kind(
    401,
    '请先登录',
    'Please sign in',
    '登录后才能继续；已填写的内容不会丢失。',
    'Sign in to continue; nothing you typed is lost.',
  ),
  'platform.forbidden': kind(
    403,
    '没有权限',
    'Not allowed',
    '您当前的身份不能进行此操作。',
    'Your role does not include this action.',
  ),
  'platform.cross-site': kind(
    403,
    '请求来源不被接受',
    'Request origin refused',
    '请从本平台页面发起操作。',
    'Start the action from a page of this platform.',
  ),
  'platform.not-found': kind(
    404,
    '没有找到',
    'Not found',
    '所查内容不存在，或者您无权查看。',
    'It does not exist, or you may not see it.',
  ),
  'platform.stale-version': kind(
    412,
    '内容已被更新',
    'Changed in the meantime',
    '您看到的是旧版本，请刷新后再操作；您填写的内容仍然保留。',
    'You have seen an older version. Reload and try again; what you typed is kept.',
  ),
  'platform.idempotency-key-missing': kind(
    428,
    '缺少幂等键',
    'Idempotency key missing',
    '写操作须带 Idempotency-Key 请求头。',
    'Writes need an Idempotency-Key header.',
  ),
  'platform.idempotency-key-reused': kind(
    422,
    '幂等键被重复用于不同请求',
    'Idempotency key reused for another request',
    '同一幂等键只能重复同一请求。',
    'One key may repeat one request only.',
  ),
  'platform.too-many-requests': kind(
    429,
    '操作过于频繁',
    'Too many requests',
    '请在 {seconds} 秒后重试。',
    'Try again in {seconds} seconds.',
  ),
  'platform.busy': kind(503, '系统繁忙', 'The service is busy', '请稍后重试。', 'Try again in a moment.'),
  'platform.internal': kind(
    500,
    '系统出错',
    'Something went wrong',
    '问题已记录，请稍后重试；如需帮助请提供追踪号。',
    'It has been recorded. Try again later, and give the trace id if you ask for help.',
  ),
  'platform.body-too-large': kind(413, '内容过大', 'Too large', '上限为 {limit}。', 'The limit is {limit}.'),
  'platform.type-not-accepted': kind(
    415,
    '文件类型不被接受',
    'File type not accepted',
    '文件内容为 {found}，与可接受的类型不符。',
    'The content is {found}, which is not accepted.',
  ),
  'platform.content-differs-from-name': kind(
    415,
    '文件内容与扩展名不符',
    'Content differs from the file name',
    '文件名为 {name}，内容却是 {found}。',
    'The name says {name}, the content is {found}.',
  ),
  'platform.upload-offset': kind(
    409,
    '上传位置不一致',
    'Upload offset differs',
    '服务器已收到 {offset} 字节，请从该处继续。',
    'The server has {offset} bytes; go on from there.',
  ),
  'platform.upload-incomplete': kind(
    409,
    '上传尚未完成',
    'Upload not complete',
    '已收到 {offset} / {bytes} 字节。',
    '{offset} of {bytes} bytes have arrived.',
  ),
  'platform.file-in-use': kind(
    409,
    '文件已被使用',
    'File is in use',
    '该文件已附在办件上，不能删除。',
    'The file is attached to a case and cannot be deleted.',
  ),
  'directory.sign-in-failed': kind(
    401,
    '账号或密码不正确',
    'Wrong account or password',
    '请检查后重试。',
    'Check and try again.',
  ),
  'directory.sign-in-delayed': kind(
    429,
    '尝试次数过多',
    'Too many attempts',
    '请在 {seconds} 秒后重试。',
    'Try again in {seconds} seconds.',
  ),
  'directory.totp-required': kind(
    401,
    '需要动态验证码',
    'One-time code needed',
    '请输入验证器上的 6 位数字。',
    'Enter the 6 digits of your authenticator.',
  ),
  'directory.may-not-act-for': kind(
    403,
    '不能代表该主体办理',
    'You may not act for this subject',
    '没有有效的委托关系。',
    'There is no delegation in force.',
  ),
  'directory.password-too-weak': kind(
    422,
    '密码不符合要求',
    'The password does not meet the policy',
    '{rule}',
    '{rule}',
  ),
  'catalog.checks-failed': kind(
    422,
    '校验未通过，不能发布',
    'Checks failed, cannot publish',
    '共有 {count} 处问题，详见列表。',
    '{count} faults, see the list.',
  ),
  'catalog.version-published': kind(
    409,
    '该版本已发布，不能修改',
    'This version is published and never changes',
    '请在新草案上修改。',
    'Open a new draft to change it.',
  ),
  'catalog.law-malformed': kind(
    422,
    '法规文件格式有误',
    'The law file is malformed',
    '{file} 第 {line} 行：{reason}',
    '{file} line {line}: {reason}',
  ),
  'services.item-not-offered': kind(
    404,
    '该事项未开通',
    'This service is not offered',
    '事项不存在或已停用。',
    'The item does not exist or is retired.',
  ),
  'services.audience-mismatch': kind(
    422,
    '申请主体不符',
    'Wrong kind of applicant',
    '该事项面向{audience}办理，请切换办理身份。',
    'This item is for {audience}; switch for whom you act.',
  ),
  'services.incomplete': kind(
    422,
    '还有内容未填写',
    'The application is incomplete',
    '请补充列出的内容后提交；草稿已保存。',
    'Complete what is listed; the draft is saved.',
  ),
  'services.draft-expired': kind(
    409,
    '草稿已过期',
    'The draft has expired',
    '草稿保存 30 天，请重新开始。',
    'Drafts are kept for 30 days. Please begin anew.',
  ),
  'services.import-malformed': kind(
    422,
    '导入文件无法读取',
    'The import file cannot be read',
    '{reason}',
    '{reason}',
  ),
  'case.task-not-open': kind(
    409,
    '该任务已办结或已变更',
    'This task is no longer open',
    '可能已由他人办理，请刷新查看。',
    'Somebody may have handled it. Reload to see.',
  ),
  'case.task-held-by-other': kind(
    409,
    '任务已被他人领取',
    'The task is held by somebody else',
    '请联系领取人或选择其他任务。',
    'Ask the holder, or take another task.',
  ),
  'case.action-unknown': kind(
    422,
    '该环节没有这一操作',
    'This step does not offer the action',
    '可选操作：{actions}',
    'It offers: {actions}',
  ),
  'case.opinion-required': kind(
    422,
    '请填写办理意见',
    'An opinion is required',
    '该操作须说明理由。',
    'This action needs a reason.',
  ),
  'case.supplements-required': kind(
    422,
    '请列出需补正的内容',
    'List what must be supplemented',
    '须一次性告知全部需要补正的内容（行政许可法第三十二条）。',
    'Everything missing must be told at once (Licensing Law art. 32).',
  ),
  'case.site-visit-required': kind(
    422,
    '请填写现场勘验记录',
    'The site visit record is required',
    '须填写勘验时间、地点和情况。',
    'Give time, place and findings of the visit.',
  ),
  'case.withdraw-too-late': kind(
    409,
    '已作出决定，不能撤回',
    'Decided already, cannot be withdrawn',
    '如有异议可申请复议。',
    'You may ask for a review instead.',
  ),
  'case.not-open': kind(
    409,
    '办件已办结',
    'The case is closed',
    '不能再进行此操作。',
    'This can no longer be done.',
  ),
  'case.return-target': kind(
    422,
    '不能退回到该环节',
    'Cannot return to that step',
    '只能退回到已办理过的环节。',
    'Only a step that was handled before can be chosen.',
  ),
  'case.message-unknown': kind(
    422,
    '该办件的流程没有这一消息',
    'The process of the case knows no such message',
    '消息：{message}',
    'Message: {message}',
  ),
  'case.message-not-awaited': kind(
    409,
    '该办件此刻不等待这一消息',
    'The case does not wait for this message now',
    '消息“{message}”可能到得过早，或已经收到过。',
    'The message “{message}” may have come too early, or was received already.',
  ),
  'case.message-ambiguous': kind(
    409,
    '等待这一消息的不止一处',
    'More than one place waits for this message',
    '有 {count} 处等待“{message}”，请指明是哪一处。',
    '{count} places wait for “{message}”; say which.',
  ),
  'case.process-refused': kind(
    422,
    '流程不能发布',
    'The process cannot be published',
    '共有 {count} 处问题：{reasons}',
    '{count} faults: {reasons}',
  ),
  'case.drawing-unreadable': kind(
    422,
    '流程图文件无法读取',
    'The drawing cannot be read',
    '{reason}',
    '{reason}',
  ),
  'case.clock-state': kind(
    409,
    '计时状态不允许此操作',
    'The clock does not allow this',
    '计时已{state}。',
    'The clock is {state}.',
  ),
  'case.already-rated': kind(
    409,
    '已评价过',
    'Already rated',
    '每次办理评价一次。',
    'One rating a handling.',
  ),
  'case.rating-not-yet': kind(
    409,
    '办结后才能评价',
    'It can be rated once it is finished',
    '请在办结后评价。',
    'Please rate after the case is finished.',
  ),
  'case.rating-closed': kind(
    409,
    '评价期已过',
    'The time for rating is over',
    '办结后 {days} 日内可以评价。',
    'A rating can be given within {days} days.',
  ),
  'credential.not-valid': kind(
    409,
    '证照当前无效',
    'The certificate is not valid',
    '状态：{state}',
    'State: {state}',
  ),
} as const satisfies Record<string, ProblemKind>

export type ProblemCode = keyof typeof problemKinds

export const FieldProblem = Type.Object(
  {
    pointer: Type.String({ description: 'JSON pointer into the body (RFC 6901)' }),
    code: Type.String(),
    detail: Type.String(),
  },
  { additionalProperties: false },
)
export type FieldProblem = Static<typeof FieldProblem>

/** The body of every failure, `application/problem+json`. */
export const ProblemBody = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  instance: Type.String(),
  code: Type.String(),
  traceId: Type.String(),
  errors: Type.Optional(Type.Array(FieldProblem)),
})
export type ProblemBody = Static<typeof ProblemBody>
