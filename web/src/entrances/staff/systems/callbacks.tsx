// SPDX-License-Identifier: Apache-2.0
import { Input, Select, Table } from 'antd'
import { useState } from 'react'
import { type Callback, callbackStates, type SystemDetail } from '#contracts/exchange'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { call } from '#web/shared/api/call.ts'
import { useApiPages } from '#web/shared/api/use-api.ts'
import { formatInstant } from '#web/shared/format/dates.ts'
import { Field } from '#web/shared/ui/field.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { PagedList } from '#web/shared/ui/paged-list.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { ScrollBox } from '../scroll-box.tsx'
import { CaseLink } from './case-link.tsx'
import { ReasonedAct } from './reasoned-act.tsx'
import { useSystemsTexts } from './texts.ts'

const tones = { waiting: 'amber', delivered: 'green', held: 'red' } as const

/** What a system was told, and what waits for somebody. */
export function Callbacks({ system }: { system: SystemDetail }) {
  const texts = useSystemsTexts()
  const { locale } = usePrefs()
  const [state, setState] = useState<Callback['state'] | undefined>(undefined)
  const list = useApiPages(
    ['GET /api/systems/{code}/callbacks', { code: system.code, state }],
    (cursor, signal) =>
      call(
        'GET /api/systems/{code}/callbacks',
        { params: { code: system.code }, query: { state, cursor, limit: 50 } },
        { signal },
      ),
  )
  return (
    <div className="stack">
      <p className="muted">{texts.callbacksHow}</p>
      {system.callbacksStoppedAt !== null ? (
        <Notice tone="red">{texts.stopped(formatInstant(system.callbacksStoppedAt, locale))}</Notice>
      ) : null}
      {system.heldCallbacks > 0 ? <Notice tone="red">{texts.held(system.heldCallbacks)}</Notice> : null}
      <div className="s-tools">
        <Select
          aria-label={texts.callbackState}
          style={{ width: '10rem' }}
          value={state ?? ''}
          options={[
            { value: '', label: texts.allStates },
            ...callbackStates.map((one) => ({ value: one, label: texts.callbackStates[one] })),
          ]}
          onChange={(one: Callback['state'] | '') => setState(one === '' ? undefined : one)}
        />
        <div className="s-tools__end">
          {system.can.includes('manage') ? <Resume system={system} /> : null}
        </div>
      </div>
      <PagedList
        query={list}
        empty={<EmptyState title={texts.noCallbacks}>{texts.noCallbacksHow}</EmptyState>}
      >
        {(callbacks) => <CallbackTable callbacks={callbacks} />}
      </PagedList>
    </div>
  )
}

function CallbackTable({ callbacks }: { callbacks: Callback[] }) {
  const texts = useSystemsTexts()
  const { locale } = usePrefs()
  const faultOf = (fault: string) =>
    fault.startsWith('http-') ? texts.httpFault(fault.slice(5)) : (texts.faults[fault] ?? fault)
  return (
    <ScrollBox label={texts.tabs.callbacks}>
      <Table<Callback>
        rowKey="seq"
        size="small"
        pagination={false}
        dataSource={callbacks}
        columns={[
          {
            key: 'seq',
            title: texts.seq,
            width: 80,
            render: (_, one) => <span className="numbers">{one.seq}</span>,
          },
          {
            key: 'event',
            title: texts.event,
            width: 120,
            render: (_, one) => texts.events[one.type] ?? one.type,
          },
          {
            key: 'case',
            title: texts.case,
            width: 180,
            render: (_, one) => <CaseLink number={one.caseNumber} />,
          },
          { key: 'at', title: texts.happened, width: 170, render: (_, one) => formatInstant(one.at, locale) },
          {
            key: 'state',
            title: texts.callbackState,
            render: (_, one) => (
              <span className="s-acts">
                <Tag tone={tones[one.state]}>{texts.callbackStates[one.state]}</Tag>
                {one.state !== 'delivered' && one.tries > 0 ? (
                  <span className="small muted">{texts.tries(one.tries)}</span>
                ) : null}
                {one.lastFault === null ? null : <span className="small">{faultOf(one.lastFault)}</span>}
              </span>
            ),
          },
        ]}
      />
    </ScrollBox>
  )
}

function Resume({ system }: { system: SystemDetail }) {
  const texts = useSystemsTexts()
  const [from, setFrom] = useState('')
  const number = from.trim() === '' ? null : Number(from)
  const fault = number === null || (Number.isInteger(number) && number > 0) ? null : texts.resumeFromFault
  return (
    <ReasonedAct
      label={texts.resume}
      title={texts.resumeTitle}
      effect={texts.resumeEffect}
      fault={fault}
      onBegin={() => setFrom('')}
      run={(reason, key) =>
        call(
          'POST /api/systems/{code}/callbacks/resumption',
          { params: { code: system.code }, body: { from: number, reason } },
          { key },
        )
      }
      onDone={({ waiting }) => toast(texts.resumed(waiting))}
    >
      <Field label={texts.resumeFrom} help={texts.resumeFromHelp} error={fault ?? undefined}>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            maxLength={12}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        )}
      </Field>
    </ReasonedAct>
  )
}
