// SPDX-License-Identifier: Apache-2.0
import { Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { MigrationOutlook } from '#contracts/process-migrations'
import { call } from '#web/shared/api/call.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { Table } from '#web/shared/ui/table.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { changesOfMigrations } from './process-changes.ts'
import { useProcessTexts } from './texts.ts'

type Stray = MigrationOutlook['strays'][number]
const stay = ''

interface MigrationFormProps {
  of: string
  from: number
  to: number
  outlook: MigrationOutlook
}

/** Says what would happen, lets one choose a place for those who have none, and asks before it begins. */
export function MigrationForm({ of: key, from, to, outlook }: MigrationFormProps) {
  const { migration: texts } = useProcessTexts()
  const [places, setPlaces] = useState<Readonly<Record<string, string>>>({})
  const [reason, setReason] = useState('')
  const [checked, setChecked] = useState(false)
  const [asked, setAsked] = useState(false)
  const begin = useCommand(
    (
      body: { from: number; to: number; places: { from: string; to: string }[]; reason: string },
      once: string,
    ) => call('POST /api/processes/{key}/migrations', { params: { key }, body }, { key: once }),
    {
      changes: changesOfMigrations,
      onDone: ({ cases }) => {
        setReason('')
        setChecked(false)
        toast(texts.begun(Object.values(cases).reduce((sum, count) => sum + count, 0)))
      },
    },
  )
  const isMissing = reason.trim().length < 2
  const chosen = Object.entries(places)
    .filter(([, place]) => place !== stay)
    .map(([node, place]) => ({ from: node, to: place }))
  return (
    <div className="stack">
      <Notice tone={outlook.atHome === outlook.cases ? 'green' : 'amber'}>
        {texts.outlook(outlook.cases, outlook.atHome)}
      </Notice>
      {outlook.strays.length > 0 ? (
        <Strays
          strays={outlook.strays}
          places={places}
          onChoose={(node, place) => setPlaces((before) => ({ ...before, [node]: place }))}
        />
      ) : null}
      <Field label={texts.reason} required error={checked && isMissing ? texts.reasonMissing : undefined}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="row">
        <Button
          type="primary"
          loading={begin.isPending}
          onClick={() => {
            setChecked(true)
            if (!isMissing) setAsked(true)
          }}
        >
          {texts.begin}
        </Button>
      </div>
      {begin.error ? <ErrorState error={begin.error} /> : null}
      <Modal
        open={asked}
        title={texts.begin}
        okText={texts.begin}
        onCancel={() => setAsked(false)}
        onOk={() => {
          setAsked(false)
          begin.mutate({ from, to, places: chosen, reason: reason.trim() })
        }}
      >
        <p>{texts.sure(from, to)}</p>
      </Modal>
    </div>
  )
}

interface StraysProps {
  strays: readonly Stray[]
  places: Readonly<Record<string, string>>
  onChoose: (node: string, place: string) => void
}

function Strays({ strays, places, onChoose }: StraysProps) {
  const { migration: texts } = useProcessTexts()
  const localized = useLocalized()
  const nameOf = ({ id, name }: Pick<Stray, 'id' | 'name'>) => (name === null ? id : localized(name))
  return (
    <Table<Stray>
      caption={texts.strays}
      rows={strays}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', title: texts.standsAt, cell: (stray) => nameOf(stray) },
        { key: 'cases', title: texts.cases, cell: (stray) => stray.cases },
        {
          key: 'place',
          title: texts.goesTo,
          cell: (stray) =>
            stray.places.length === 0 ? (
              <span className="muted">{texts.noPlace}</span>
            ) : (
              <Select
                aria-label={texts.goesToOf(nameOf(stray))}
                className="p-choice__place"
                value={places[stray.id] ?? stay}
                onChange={(place) => onChoose(stray.id, place)}
                options={[
                  { value: stay, label: texts.stay },
                  ...stray.places.map((place) => ({
                    value: place.id,
                    label: place.id === stray.proposal ? texts.proposed(nameOf(place)) : nameOf(place),
                  })),
                ]}
              />
            ),
        },
      ]}
    />
  )
}
