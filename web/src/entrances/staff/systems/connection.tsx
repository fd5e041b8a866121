// SPDX-License-Identifier: Apache-2.0
import { Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { contactRoles, type SystemDetail } from '#contracts/exchange'
import { call } from '#web/shared/api/call.ts'
import { apiKey, useApi } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { todayInCity } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useGo } from '#web/shared/router/use-place.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { useSystemsTexts } from './texts.ts'

interface Draft {
  code: string
  organisationId: string
  zh: string
  en: string
  contactRole: (typeof contactRoles)[number]
  address: string
  hours: string
}

const draftOf = (system: SystemDetail | null): Draft => ({
  code: system?.code ?? '',
  organisationId: system?.organisationId ?? '',
  zh: system?.name.zh ?? '',
  en: system?.name.en ?? '',
  contactRole: system?.contactRole ?? 'reviewer',
  address: system?.callbackUrl ?? '',
  hours: String(system?.silenceHours ?? 8),
})

/** Registers a system, or changes how a known one is connected. */
export function Connection({ system }: { system: SystemDetail | null }) {
  const texts = useSystemsTexts()
  const localized = useLocalized()
  const go = useGo()
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState(() => draftOf(system))
  const [tried, setTried] = useState(false)
  const organisations = useApi(
    'GET /api/organisations',
    { query: { at: todayInCity() } },
    { enabled: open && system === null },
  )
  const send = useCommand(
    (wanted: Draft, key: string) => {
      const fields = {
        name: { zh: wanted.zh.trim(), en: wanted.en.trim() },
        contactRole: wanted.contactRole,
        callbackUrl: wanted.address.trim() || null,
        silenceHours: Number(wanted.hours),
      }
      return system === null
        ? call(
            'POST /api/systems',
            { body: { code: wanted.code.trim(), organisationId: wanted.organisationId, ...fields } },
            { key },
          )
        : call(
            'PUT /api/systems/{code}',
            { params: { code: system.code }, body: { version: system.version, ...fields } },
            { key },
          )
    },
    {
      changes: [apiKey('GET /api/systems'), apiKey('GET /api/systems/{code}')],
      onDone: ({ code }) => {
        setOpen(false)
        toast(texts.done)
        if (system === null) go(`/systems/${code}`)
      },
    },
  )
  const begin = () => {
    setDraft(draftOf(system))
    setTried(false)
    send.reset()
    setOpen(true)
  }
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const faults = faultsOf(draft, texts)
  const shown = tried ? faults : {}
  const text = (name: 'code' | 'zh' | 'en' | 'address' | 'hours', label: string, help?: string) => (
    <Field label={label} help={help} required={name !== 'address'} error={shown[name]}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          inputMode={name === 'hours' ? 'numeric' : 'text'}
          value={draft[name]}
          maxLength={name === 'address' ? 300 : name === 'hours' ? 3 : 60}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <>
      <Button type={system === null ? 'primary' : 'default'} onClick={begin}>
        {system === null ? texts.register : texts.connect}
      </Button>
      <Modal
        open={open}
        title={system === null ? texts.registerTitle : texts.connectTitle}
        okText={texts.save}
        confirmLoading={send.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => {
          setTried(true)
          if (Object.keys(faults).length === 0) send.mutate(draft)
        }}
      >
        {system === null ? (
          <>
            {text('code', texts.code, texts.codeHelp)}
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
          </>
        ) : null}
        {text('zh', texts.nameZh)}
        {text('en', texts.nameEn)}
        <Field label={texts.contact} help={texts.contactHelp} required>
          {(control) => (
            <Select
              {...control}
              style={{ width: '100%' }}
              value={draft.contactRole}
              options={contactRoles.map((role) => ({ value: role, label: texts.roles[role] }))}
              onChange={(contactRole: Draft['contactRole']) => change({ contactRole })}
            />
          )}
        </Field>
        {text('address', texts.address, texts.addressHelp)}
        {text('hours', texts.rhythm, texts.rhythmHelp)}
        {organisations.error ? <ErrorState error={organisations.error} /> : null}
        {send.error ? <ErrorState error={send.error} /> : null}
      </Modal>
    </>
  )
}

function faultsOf(
  draft: Draft,
  texts: ReturnType<typeof useSystemsTexts>,
): Partial<Record<keyof Draft, string>> {
  const hours = Number(draft.hours)
  return {
    ...(!/^[a-z][a-z0-9-]{2,39}$/.test(draft.code.trim()) && { code: texts.codeFault }),
    ...(draft.organisationId === '' && { organisationId: texts.organisationFault }),
    ...(draft.zh.trim() === '' && { zh: texts.nameFault }),
    ...(draft.en.trim() === '' && { en: texts.nameFault }),
    ...(!(Number.isInteger(hours) && hours >= 1 && hours <= 400) && { hours: texts.rhythmFault }),
  }
}
