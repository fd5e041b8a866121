// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import type { MigratedCase, MigratedState, ProcessMigration } from '#contracts/process-migrations'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { call } from '#web/shared/api/call.ts'
import { useApiPages } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { usePolled } from '#web/shared/api/use-polled.ts'
import { formatInstant } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { PagedList } from '#web/shared/ui/paged-list.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { Table } from '#web/shared/ui/table.tsx'
import { Tag, type Tone } from '#web/shared/ui/tag.tsx'
import '#web/shared/ui/details.css'
import { changesOfMigrations } from './process-changes.ts'
import { useProcessTexts } from './texts.ts'

const tones = {
  waiting: 'blue',
  moved: 'green',
  refused: 'amber',
  undoing: 'blue',
  undone: 'grey',
  'moved-on': 'amber',
} as const satisfies Record<MigratedState, Tone>
const states = Object.keys(tones) as MigratedState[]

/** Every migration of a process, newest first: who, when, why, and what became of each case. */
export function MigrationRecords({ of: key }: { of: string }) {
  const { migration: texts } = useProcessTexts()
  const list = useApiPages(['GET /api/processes/{key}/migrations', key], (cursor, signal) =>
    call('GET /api/processes/{key}/migrations', { params: { key }, query: { cursor } }, { signal }),
  )
  return (
    <section className="stack-s">
      <h2 className="p-report__title">{texts.records}</h2>
      <PagedList query={list} empty={<EmptyState title={texts.noRecords}>{texts.noRecordsHow}</EmptyState>}>
        {(migrations) => (
          <ul className="p-records">
            {migrations.map((migration) => (
              <li key={migration.id}>
                {underWay(migration) > 0 ? (
                  <Watched migration={migration} />
                ) : (
                  <Record migration={migration} />
                )}
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </section>
  )
}

const underWay = ({ cases }: ProcessMigration) => cases.waiting + cases.undoing

/** As long as cases wait for their turn, the record is asked for again; then all that counts cases is. */
function Watched({ migration }: { migration: ProcessMigration }) {
  const client = useQueryClient()
  const { key, id: migrationId } = migration
  const now = usePolled(
    ['GET /api/processes/{key}/migrations/{migrationId}', migrationId],
    (signal) =>
      call('GET /api/processes/{key}/migrations/{migrationId}', { params: { key, migrationId } }, { signal }),
    (answer) => (underWay(answer) > 0 ? 1000 : null),
  )
  const isOver = now.data !== undefined && underWay(now.data) === 0
  useEffect(() => {
    if (isOver) for (const queryKey of changesOfMigrations) void client.invalidateQueries({ queryKey })
  }, [client, isOver])
  return <Record migration={now.data ?? migration} />
}

function Record({ migration }: { migration: ProcessMigration }) {
  const { migration: texts, versionNumber } = useProcessTexts()
  const { locale } = usePrefs()
  const [open, setOpen] = useState(false)
  const { cases, from, to } = migration
  const all = Object.values(cases).reduce((sum, count) => sum + count, 0)
  const left = underWay(migration)
  return (
    <article className="p-record">
      <div className="row-between">
        <strong>{texts.fromTo(versionNumber(from), versionNumber(to))}</strong>
        <span className="small muted">
          {migration.begunBy} · {formatInstant(migration.begunAt, locale)}
        </span>
      </div>
      <p>{migration.reason}</p>
      {left > 0 ? (
        <progress className="p-progress" aria-label={texts.progress} value={all - left} max={all} />
      ) : null}
      <div className="row" role="status">
        {states
          .filter((state) => cases[state] > 0)
          .map((state) => (
            <Tag key={state} tone={tones[state]}>
              {texts.states[state]} {cases[state]}
            </Tag>
          ))}
      </div>
      {migration.undoneAt === null ? null : (
        <p className="small muted">
          {texts.undoneBy(migration.undoneBy ?? '', formatInstant(migration.undoneAt, locale))}
        </p>
      )}
      {migration.can.includes('undo') ? <Undo migration={migration} /> : null}
      <details className="c-details" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{texts.details(all)}</summary>
        {open ? <Cases migration={migration} /> : null}
      </details>
    </article>
  )
}

function Undo({ migration: { id, key } }: { migration: ProcessMigration }) {
  const { migration: texts } = useProcessTexts()
  const [asked, setAsked] = useState(false)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const undo = useCommand(
    (why: string, once: string) =>
      call(
        'POST /api/processes/{key}/migrations/{migrationId}/undoing',
        { params: { key, migrationId: id }, body: { reason: why } },
        { key: once },
      ),
    { changes: changesOfMigrations },
  )
  return (
    <>
      <div className="row">
        <Button loading={undo.isPending} onClick={() => setAsked(true)}>
          {texts.undo}
        </Button>
      </div>
      {undo.error ? <ErrorState error={undo.error} /> : null}
      <Modal
        open={asked}
        title={texts.undo}
        okText={texts.undo}
        onCancel={() => setAsked(false)}
        onOk={() => {
          if (reason.trim().length < 2) return setMissing(true)
          setAsked(false)
          undo.mutate(reason.trim())
        }}
      >
        <p>{texts.undoSure}</p>
        <Field label={texts.undoReason} required error={missing ? texts.reasonMissing : undefined}>
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
      </Modal>
    </>
  )
}

function Cases({ migration: { id, key } }: { migration: ProcessMigration }) {
  const { migration: texts } = useProcessTexts()
  const localized = useLocalized()
  const list = useApiPages(
    ['GET /api/processes/{key}/migrations/{migrationId}/cases', id],
    (cursor, signal) =>
      call(
        'GET /api/processes/{key}/migrations/{migrationId}/cases',
        { params: { key, migrationId: id }, query: { cursor } },
        { signal },
      ),
  )
  const why = ({ reason, element }: MigratedCase) => {
    if (reason === null) return '—'
    const name = element === null ? '' : element.name === null ? element.id : localized(element.name)
    return name === '' ? texts.reasons[reason] : `${name}: ${texts.reasons[reason]}`
  }
  return (
    <PagedList query={list} empty={null}>
      {(cases) => (
        <Table<MigratedCase>
          caption={texts.cases}
          rows={cases}
          rowKey={({ number }) => number}
          columns={[
            {
              key: 'number',
              title: texts.number,
              cell: ({ number }) => <span className="numbers">{number}</span>,
            },
            {
              key: 'state',
              title: texts.state,
              cell: ({ state }) => <Tag tone={tones[state]}>{texts.states[state]}</Tag>,
            },
            { key: 'why', title: texts.why, cell: why },
          ]}
        />
      )}
    </PagedList>
  )
}
