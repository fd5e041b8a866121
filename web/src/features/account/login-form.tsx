// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import { ProblemError } from '#web/shared/api/problem-error.ts'
import { useSignIn } from '#web/shared/session/use-session.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Checkbox } from '#web/shared/ui/choices.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { ErrorSummary } from '#web/shared/ui/error-summary.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { TextInput } from '#web/shared/ui/inputs.tsx'
import { useAccountTexts } from './texts.ts'

/** Not a refusal: the account needs a one-time code, or an own password in place of a temporary one. */
const asksForMore = ({ code }: ProblemError): boolean =>
  code === 'directory.totp-required' || code === 'directory.password-temporary'

/** Account and password; a one-time code or a new password is asked for only when the account needs it. */
export function LoginForm({ onDone }: { onDone: () => void }) {
  const { login: texts } = useAccountTexts()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [totp, setTotp] = useState('')
  const [shown, setShown] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const [asksTotp, setAsksTotp] = useState(false)
  const [asksOwn, setAsksOwn] = useState(false)
  const [own, setOwn] = useState('')
  const signIn = useSignIn()
  const faults = [
    ...(login.trim() ? [] : [{ control: 'login', message: texts.accountMissing }]),
    ...(password ? [] : [{ control: 'password', message: texts.passwordMissing }]),
    ...(asksTotp && !/^\d{6}$/.test(totp) ? [{ control: 'totp', message: texts.totpMissing }] : []),
    ...(asksOwn && own === '' ? [{ control: 'own', message: texts.ownMissing }] : []),
  ]
  const visible = attempt > 0 ? faults : []
  const faultOf = (control: string) => visible.find((fault) => fault.control === control)?.message
  const submit = () => {
    setAttempt((before) => before + 1)
    if (faults.length > 0 || signIn.isPending) return
    signIn.mutate(
      {
        login: login.trim(),
        password,
        ...(asksTotp ? { totp } : {}),
        ...(asksOwn ? { newPassword: own } : {}),
      },
      {
        onSuccess: onDone,
        onError: (error) => {
          if (!(error instanceof ProblemError) || !asksForMore(error)) return
          if (error.code === 'directory.totp-required') setAsksTotp(true)
          else setAsksOwn(true)
          setAttempt(0)
        },
      },
    )
  }
  const error =
    signIn.error instanceof ProblemError && asksForMore(signIn.error) && attempt === 0 ? null : signIn.error
  return (
    <form
      noValidate
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <ErrorSummary faults={visible} attempt={attempt} />
      {error ? <ErrorState error={error} /> : null}
      <Field id="login" label={texts.account} error={faultOf('login')}>
        {(control) => (
          <TextInput {...control} name="username" autoComplete="username" value={login} onChange={setLogin} />
        )}
      </Field>
      <Field id="password" label={texts.password} error={faultOf('password')}>
        {(control) => (
          <TextInput
            {...control}
            type={shown ? 'text' : 'password'}
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
        )}
      </Field>
      <Checkbox label={texts.show} checked={shown} onChange={setShown} />
      {asksTotp ? (
        <Field id="totp" label={texts.totp} help={texts.totpHelp} error={faultOf('totp')}>
          {(control) => (
            <TextInput
              {...control}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              className="c-input--narrow numbers"
              value={totp}
              onChange={setTotp}
            />
          )}
        </Field>
      ) : null}
      {asksOwn ? (
        <Field id="own" label={texts.own} help={texts.ownHelp} error={faultOf('own')}>
          {(control) => (
            <TextInput
              {...control}
              type={shown ? 'text' : 'password'}
              name="new-password"
              autoComplete="new-password"
              value={own}
              onChange={setOwn}
            />
          )}
        </Field>
      ) : null}
      <Button type="submit" kind="primary" wide busy={signIn.isPending}>
        {texts.submit}
      </Button>
    </form>
  )
}
