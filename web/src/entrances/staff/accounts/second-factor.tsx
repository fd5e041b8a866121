// SPDX-License-Identifier: Apache-2.0
import { Button, Input } from 'antd'
import { useState } from 'react'
import { call } from '#web/shared/api/call.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { QrCode } from '#web/shared/ui/qr-code.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { PasswordField } from './password-field.tsx'
import { useAccountsTexts } from './texts.ts'

/** One-time codes (RFC 6238): set up by password and a first code, ended by password and a last one. */
export function SecondFactor({ inUse }: { inUse: boolean }) {
  const { own: texts } = useAccountsTexts()
  return (
    <section className="s-panel s-own__part">
      <h2>{texts.second}</h2>
      <p className="muted">{inUse ? texts.secondOn : texts.secondOff}</p>
      {inUse ? <EndSecondFactor /> : <BeginSecondFactor />}
    </section>
  )
}

const changes = [apiKey('GET /api/my/sign-in')]

function BeginSecondFactor() {
  const { own: texts } = useAccountsTexts()
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const begin = useCommand((body: { password: string }) => call('POST /api/my/second-factor', { body }))
  if (begin.data) return <ConfirmSecondFactor {...begin.data} onCancel={() => begin.reset()} />
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (password !== '') begin.mutate({ password })
      }}
    >
      <PasswordField
        label={texts.present}
        kind="current-password"
        value={password}
        onChange={setPassword}
        error={tried && password === '' ? texts.presentMissing : undefined}
      />
      {begin.error ? <ErrorState error={begin.error} /> : null}
      <Button type="primary" htmlType="submit" loading={begin.isPending}>
        {texts.begin}
      </Button>
    </form>
  )
}

function ConfirmSecondFactor({
  secret,
  uri,
  onCancel,
}: {
  secret: string
  uri: string
  onCancel: () => void
}) {
  const { own: texts } = useAccountsTexts()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const confirm = useCommand((body: { code: string }) => call('PUT /api/my/second-factor', { body }), {
    changes,
    onDone: () => toast(texts.begun),
  })
  const wrong = !/^\d{6}$/.test(code)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!wrong) confirm.mutate({ code })
      }}
    >
      <p>{texts.scan}</p>
      <QrCode text={uri} label={texts.scan} />
      <p>
        {texts.secret}：<code className="numbers s-secret">{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <CodeField value={code} onChange={setCode} error={tried && wrong ? texts.codeMissing : undefined} />
      {confirm.error ? <ErrorState error={confirm.error} /> : null}
      <div className="s-acts">
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          {texts.confirm}
        </Button>
        <Button onClick={onCancel}>{texts.cancel}</Button>
      </div>
    </form>
  )
}

function EndSecondFactor() {
  const { own: texts } = useAccountsTexts()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const end = useCommand(
    (body: { password: string; code: string }) => call('DELETE /api/my/second-factor', { body }),
    { changes, onDone: () => toast(texts.ended) },
  )
  const wrong = !/^\d{6}$/.test(code)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!wrong && password !== '') end.mutate({ password, code })
      }}
    >
      <PasswordField
        label={texts.present}
        kind="current-password"
        value={password}
        onChange={setPassword}
        error={tried && password === '' ? texts.presentMissing : undefined}
      />
      <CodeField value={code} onChange={setCode} error={tried && wrong ? texts.codeMissing : undefined} />
      {end.error ? <ErrorState error={end.error} /> : null}
      <Button danger htmlType="submit" loading={end.isPending}>
        {texts.end}
      </Button>
    </form>
  )
}

function CodeField({
  value,
  error,
  onChange,
}: {
  value: string
  error: string | undefined
  onChange: (value: string) => void
}) {
  const { own: texts } = useAccountsTexts()
  return (
    <Field label={texts.code} required error={error}>
      {(control) => (
        <Input
          {...control}
          className="numbers"
          style={{ width: '9rem' }}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={value}
          onChange={(event) => onChange(event.target.value.trim())}
        />
      )}
    </Field>
  )
}
