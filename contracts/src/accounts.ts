// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { staffRoles } from './posts.ts'
import { LocalizedText } from './text.ts'
import { Id, Instant, None, nullable, PageQuery, page, strict } from './wire.ts'

const Reason = Type.String({ minLength: 1, maxLength: 500 })
const Password = Type.String({ minLength: 1, maxLength: 200 })
const Code = Type.String({ pattern: '^[0-9]{6}$' })

/** An account of a member of staff, as the security administrator sees it. */
export const StaffAccount = Type.Object(
  {
    id: Id,
    displayName: Type.String(),
    posts: Type.Array(
      Type.Object(
        {
          id: Id,
          title: LocalizedText,
          organisation: LocalizedText,
          roles: Type.Array(Type.Enum([...staffRoles])),
        },
        strict,
      ),
    ),
    disabledAt: nullable(Instant),
    secondFactor: Type.Boolean(),
    /** Nobody has chosen an own password yet. */
    passwordIsTemporary: Type.Boolean(),
    createdAt: Instant,
    can: Type.Array(Type.Enum(['reset-password', 'reset-second-factor', 'disable', 'enable'])),
  },
  strict,
)
export type StaffAccount = Static<typeof StaffAccount>

/** A password somebody else made: shown once, good for nothing but the choice of an own one. */
const Temporary = Type.Object({ id: Id, password: Type.String() }, strict)

export const accountsApi = {
  'GET /api/accounts': endpoint({
    summary: { zh: '工作人员账号', en: 'Accounts of staff' },
    access: { permission: 'directory.account.manage' },
    query: Type.Object({ ...PageQuery, q: Type.Optional(Type.String({ maxLength: 80 })) }, strict),
    response: page(StaffAccount),
  }),
  'POST /api/accounts': endpoint({
    summary: { zh: '新设岗位和账号', en: 'Appoint a member of staff' },
    access: { permission: 'directory.account.manage' },
    body: Type.Object(
      {
        login: Type.String({ minLength: 3, maxLength: 80, pattern: '^\\S+$' }),
        displayName: Type.String({ minLength: 1, maxLength: 50 }),
        organisationId: Id,
        title: LocalizedText,
        roles: Type.Array(Type.Enum([...staffRoles]), { minItems: 1, uniqueItems: true }),
        reason: Reason,
      },
      strict,
    ),
    response: Temporary,
  }),
  'POST /api/accounts/{id}/password-resets': endpoint({
    summary: { zh: '重置密码', en: 'Give out a new one-time password' },
    access: { permission: 'directory.account.manage' },
    params: Type.Object({ id: Id }, strict),
    body: Type.Object({ reason: Reason }, strict),
    response: Temporary,
  }),
  'POST /api/accounts/{id}/second-factor-resets': endpoint({
    summary: { zh: '解除动态验证码', en: 'Take a lost second factor away' },
    access: { permission: 'directory.account.manage' },
    params: Type.Object({ id: Id }, strict),
    body: Type.Object({ reason: Reason }, strict),
    response: None,
  }),
  'PUT /api/accounts/{id}/enabled': endpoint({
    summary: { zh: '停用或启用账号', en: 'Disable or enable an account' },
    access: { permission: 'directory.account.manage' },
    params: Type.Object({ id: Id }, strict),
    body: Type.Object({ enabled: Type.Boolean(), reason: Reason }, strict),
    response: None,
  }),
  'GET /api/my/sign-in': endpoint({
    summary: { zh: '我的登录方式', en: 'How I sign in' },
    access: { signedIn: 'tells of the own account only' },
    response: Type.Object(
      {
        secondFactor: Type.Boolean(),
        passwordChangedAt: nullable(Instant),
        mayUseSecondFactor: Type.Boolean(),
      },
      strict,
    ),
  }),
  'PUT /api/my/password': endpoint({
    summary: { zh: '修改密码', en: 'Change one’s password' },
    access: { signedIn: 'changes the own password, and asks for the present one' },
    notIdempotentByKey: 'a repeat finds the present password changed already and is refused',
    perMinute: 10,
    body: Type.Object({ password: Password, newPassword: Password }, strict),
    response: None,
  }),
  'POST /api/my/second-factor': endpoint({
    summary: { zh: '开始设置动态验证码', en: 'Begin to use one-time codes' },
    access: { signedIn: 'prepares the own second factor, and asks for the password' },
    notIdempotentByKey: 'each call shows a secret of its own; only a confirmed one counts',
    perMinute: 10,
    body: Type.Object({ password: Password }, strict),
    /** The secret in base32 and as an otpauth:// address, to scan or to type. */
    response: Type.Object({ secret: Type.String(), uri: Type.String() }, strict),
  }),
  'PUT /api/my/second-factor': endpoint({
    summary: { zh: '确认动态验证码', en: 'Confirm one-time codes with a first one' },
    access: { signedIn: 'confirms the own second factor' },
    notIdempotentByKey: 'a code is good once; confirming again changes nothing',
    perMinute: 10,
    body: Type.Object({ code: Code }, strict),
    response: None,
  }),
  'DELETE /api/my/second-factor': endpoint({
    summary: { zh: '停用动态验证码', en: 'Stop using one-time codes' },
    access: { signedIn: 'ends the own second factor, and asks for password and code' },
    notIdempotentByKey: 'ending it again changes nothing',
    perMinute: 10,
    body: Type.Object({ password: Password, code: Code }, strict),
    response: None,
  }),
} as const
