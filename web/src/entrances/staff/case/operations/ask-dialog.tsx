// SPDX-License-Identifier: Apache-2.0
import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { ApiBody } from '#contracts/api'
import type { AskKind } from '#contracts/case-parts'
import type { CaseDetail, CaseTask } from '#contracts/cases'
import { call } from '#web/shared/api/call.ts'
import { useApi } from '#web/shared/api/use-api.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Checkbox, RadioGroup } from '#web/shared/ui/choices.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { OperationDialog, type Said } from './operation-dialog.tsx'
import { useOperationTexts } from './texts.ts'

type Ask = ApiBody<'POST /api/cases/{number}/tasks/{taskId}/asks'>

interface AskDialogProps {
  detail: CaseDetail
  task: CaseTask
  kind: AskKind
  name: string
  onClose: () => void
}

/** Asks somebody within a task: a delegate, other offices, an approver. */
export function AskDialog({ detail, task, kind, name, onClose }: AskDialogProps) {
  const { ask: texts, ...rest } = useOperationTexts()
  const localized = useLocalized()
  const [people, setPeople] = useState<string[]>([])
  const [offices, setOffices] = useState<string[]>([])
  const [days, setDays] = useState<number | null>(3)
  const [mandatory, setMandatory] = useState(true)
  const [place, setPlace] = useState<'before' | 'after'>('before')
  const [decision, setDecision] = useState<string>()
  const [opinion, setOpinion] = useState('')
  const many = kind === 'co-handling'
  const after = kind === 'approval' && place === 'after'
  const chosen = people.length + offices.length > 0
  const ready = chosen && (!after || decision !== undefined)
  // A decision that carries a list or a record with it is made directly.
  const decisions = task.actions.filter(({ asks }) => asks === 'nothing')
  const run = ({ reason, occurredAt }: Said, key: string) => {
    const said = opinion.trim()
    const body: Ask = {
      kind,
      question: reason,
      to: [
        ...people.map((accountId) => ({ accountId })),
        ...offices.map((organisationId) => ({ organisationId })),
      ],
      ...(days === null ? {} : { days }),
      ...(many ? { mandatory } : {}),
      ...(kind === 'approval' ? { place } : {}),
      ...(after && decision ? { proposal: { action: decision, ...(said ? { opinion: said } : {}) } } : {}),
      ...(occurredAt === undefined ? {} : { occurredAt }),
    }
    return call(
      'POST /api/cases/{number}/tasks/{taskId}/asks',
      { params: { number: detail.number, taskId: task.id }, body },
      { key },
    )
  }
  return (
    <OperationDialog
      name={name}
      lead={texts.leads[kind]}
      label={texts.question}
      ready={ready}
      run={run}
      onClose={onClose}
    >
      {(tried) => (
        <>
          {many ? (
            <Offices
              error={tried && !chosen ? rest.chooseMissing : undefined}
              value={offices}
              onChange={setOffices}
            />
          ) : null}
          <Colleagues
            detail={detail}
            task={task}
            many={many}
            error={tried && !chosen && !many ? rest.chooseMissing : undefined}
            value={people}
            onChange={setPeople}
          />
          {many ? <Checkbox label={texts.mandatory} checked={mandatory} onChange={setMandatory} /> : null}
          {kind === 'approval' ? (
            <Field label={texts.place} group>
              {(control) => (
                <RadioGroup
                  id={control.id}
                  value={place}
                  onChange={(value) => setPlace(value === 'after' ? 'after' : 'before')}
                  options={[
                    { value: 'before', label: texts.before },
                    ...(decisions.length > 0 ? [{ value: 'after', label: texts.after }] : []),
                  ]}
                />
              )}
            </Field>
          ) : null}
          {after ? (
            <>
              <Field
                label={texts.proposal}
                help={texts.simpleOnly}
                required
                error={tried && decision === undefined ? rest.chooseMissing : undefined}
              >
                {(control) => (
                  <Select
                    id={control.id}
                    style={{ width: '100%' }}
                    value={decision ?? null}
                    onChange={setDecision}
                    options={decisions.map(({ code, label }) => ({ value: code, label: localized(label) }))}
                  />
                )}
              </Field>
              <Field label={texts.opinion} optional>
                {(control) => (
                  <Input
                    {...control}
                    maxLength={2000}
                    value={opinion}
                    onChange={(event) => setOpinion(event.target.value)}
                  />
                )}
              </Field>
            </>
          ) : null}
          <Field label={texts.days} optional>
            {(control) => (
              <InputNumber {...control} min={1} max={60} precision={0} value={days} onChange={setDays} />
            )}
          </Field>
        </>
      )}
    </OperationDialog>
  )
}

interface ChooseProps {
  error: string | undefined
  value: string[]
  onChange: (value: string[]) => void
}

function Offices({ error, value, onChange }: ChooseProps) {
  const { ask: texts } = useOperationTexts()
  const localized = useLocalized()
  const found = useApi('GET /api/organisations', { query: {} })
  return (
    <Field label={texts.organisations} error={error}>
      {(control) => (
        <Select
          id={control.id}
          mode="multiple"
          showSearch
          optionFilterProp="label"
          style={{ width: '100%' }}
          loading={found.isPending}
          value={value}
          onChange={onChange}
          options={(found.data?.items ?? []).map(({ id, shortName }) => ({
            value: id,
            label: localized(shortName),
          }))}
        />
      )}
    </Field>
  )
}

function Colleagues({
  detail,
  task,
  many,
  error,
  value,
  onChange,
}: ChooseProps & { detail: CaseDetail; task: CaseTask; many: boolean }) {
  const { ask: texts } = useOperationTexts()
  const localized = useLocalized()
  const found = useApi('GET /api/cases/{number}/tasks/{taskId}/askable', {
    params: { number: detail.number, taskId: task.id },
    query: {},
  })
  const options = (found.data?.items ?? []).map(({ accountId, name, post }) => ({
    value: accountId,
    label: `${name} · ${localized(post)}`,
  }))
  return (
    <Field
      label={many ? texts.people : texts.person}
      optional={many}
      required={!many}
      error={error}
      help={found.data && options.length === 0 ? texts.noPeople : undefined}
    >
      {(control) => (
        <Select
          id={control.id}
          {...(many ? { mode: 'multiple' as const } : {})}
          style={{ width: '100%' }}
          loading={found.isPending}
          value={many ? value : (value[0] ?? null)}
          onChange={(next: string | string[] | null) =>
            onChange(Array.isArray(next) ? next : next === null ? [] : [next])
          }
          options={options}
        />
      )}
    </Field>
  )
}
