// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd'
import { useState } from 'react'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { call } from '#web/shared/api/call.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { formatInstant } from '#web/shared/format/dates.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { PasswordField } from './password-field.tsx'
import { useAccountsTexts } from './texts.ts'

export function ChangePassword({ changedAt }: { changedAt: string | null }) {
  const { own: texts } = useAccountsTexts()
  const { locale } = usePrefs()
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const [repeat, setRepeat] = useState('')
  const [tried, setTried] = useState(false)
  const send = useCommand(
    (body: { password: string; newPassword: string }) => call('PUT /api/my/password', { body }),
    {
      changes: [apiKey('GET /api/my/sign-in')],
      onDone: () => {
        setPresent('')
        setNext('')
        setRepeat('')
        setTried(false)
        toast(texts.changed)
      },
    },
  )
  const faults = {
    present: present === '' ? texts.presentMissing : undefined,
    next: next === '' ? texts.nextMissing : undefined,
    repeat: repeat === next ? undefined : texts.repeatDiffers,
  }
  const shown = tried ? faults : { present: undefined, next: undefined, repeat: undefined }
  return (
    <form
      className="s-panel s-own__part"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (Object.values(faults).every((fault) => fault === undefined))
          send.mutate({ password: present, newPassword: next })
      }}
    >
      <h2>{texts.password}</h2>
      <p className="muted">
        {changedAt === null ? texts.neverChanged : texts.changedAt(formatInstant(changedAt, locale))}
      </p>
      <PasswordField
        label={texts.present}
        kind="current-password"
        value={present}
        onChange={setPresent}
        error={shown.present}
      />
      <PasswordField
        label={texts.next}
        kind="new-password"
        value={next}
        onChange={setNext}
        error={shown.next}
      />
      <PasswordField
        label={texts.repeat}
        kind="new-password"
        value={repeat}
        onChange={setRepeat}
        error={shown.repeat}
      />
      {send.error ? <ErrorState error={send.error} /> : null}
      <Button type="primary" htmlType="submit" loading={send.isPending}>
        {texts.change}
      </Button>
    </form>
  )
}
