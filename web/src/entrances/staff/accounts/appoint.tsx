// SPDX-License-Identifier: Apache-2.0
import { Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { postFault, staffRoles } from '#contracts/posts'
import { call } from '#web/shared/api/call.ts'
import { apiKey, useApi } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { todayInCity } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import type { Issued } from './once-password.tsx'
import { useAccountsTexts } from './texts.ts'

interface Draft {
  login: string
  displayName: string
  organisationId: string
  zh: string
  en: string
  roles: (typeof staffRoles)[number][]
  reason: string
}
const empty: Draft = { login: '', displayName: '', organisationId: '', zh: '', en: '', roles: [], reason: '' }

/** A new post with its account. What was typed stays until it is sent or thrown away. */
export function Appoint({ onIssued }: { onIssued: (issued: Issued) => void }) {
  const texts = useAccountsTexts()
  const localized = useLocalized()
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState(empty)
  const [tried, setTried] = useState(false)
  const organisations = useApi('GET /api/organisations', { query: { at: todayInCity() } }, { enabled: open })
  const send = useCommand(
    ({ zh, en, ...rest }: Draft, key: string) =>
      call('POST /api/accounts', { body: { ...rest, title: { zh, en } } }, { key }),
    {
      changes: [apiKey('GET /api/accounts')],
      onDone: ({ password }, { displayName }) => {
        setOpen(false)
        setDraft(empty)
        setTried(false)
        onIssued({ name: displayName, password })
      },
    },
  )
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const faults = faultsOf(draft, texts, localized)
  const shown = tried ? faults : {}
  const text = (name: 'login' | 'displayName' | 'zh' | 'en' | 'reason', label: string, help?: string) => (
    <Field label={label} help={help} required error={shown[name]}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          value={draft[name]}
          maxLength={name === 'reason' ? 500 : 80}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {texts.appoint}
      </Button>
      <Modal
        open={open}
        title={texts.appointTitle}
        okText={texts.appoint}
        confirmLoading={send.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => {
          setTried(true)
          if (Object.keys(faults).length === 0) send.mutate(trimmed(draft))
        }}
      >
        {text('displayName', texts.name)}
        {text('login', texts.login, texts.loginHelp)}
        <Field label={texts.organisation} required error={shown.organisationId}>
          {(control) => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: '100%' }}
              loading={organisations.isPending}
              value={draft.organisationId || null}
              options={(organisations.data?.items ?? []).map(({ id, name }) => ({
                value: id,
                label: localized(name),
              }))}
              onChange={(organisationId: string) => change({ organisationId })}
            />
          )}
        </Field>
        {text('zh', texts.postTitle)}
        {text('en', texts.postTitleEn)}
        <Field label={texts.roles} required error={shown.roles}>
          {(control) => (
            <Select
              {...control}
              mode="multiple"
              style={{ width: '100%' }}
              value={draft.roles}
              options={staffRoles.map((role) => ({ value: role, label: texts.roleNames[role] }))}
              onChange={(roles: Draft['roles']) => change({ roles })}
            />
          )}
        </Field>
        {text('reason', texts.reason, texts.reasonHelp)}
        {organisations.error ? <ErrorState error={organisations.error} /> : null}
        {send.error ? <ErrorState error={send.error} /> : null}
      </Modal>
    </>
  )
}

function trimmed(draft: Draft): Draft {
  const { login, displayName, zh, en, reason } = draft
  return {
    ...draft,
    login: login.trim(),
    displayName: displayName.trim(),
    zh: zh.trim(),
    en: en.trim(),
    reason: reason.trim(),
  }
}

function faultsOf(
  draft: Draft,
  texts: ReturnType<typeof useAccountsTexts>,
  localized: ReturnType<typeof useLocalized>,
): Partial<Record<keyof Draft, string>> {
  const roles = postFault(draft.roles)
  return {
    ...(draft.displayName.trim() === '' && { displayName: texts.nameMissing }),
    ...(!/^\S{3,}$/.test(draft.login.trim()) && { login: texts.loginMissing }),
    ...(draft.organisationId === '' && { organisationId: texts.organisationMissing }),
    ...(draft.zh.trim() === '' && { zh: texts.postTitleMissing }),
    ...(draft.en.trim() === '' && { en: texts.postTitleMissing }),
    ...(roles !== null && { roles: draft.roles.length === 0 ? texts.rolesMissing : localized(roles) }),
    ...(draft.reason.trim() === '' && { reason: texts.reasonMissing }),
  }
}
