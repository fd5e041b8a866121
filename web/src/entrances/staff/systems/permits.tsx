// SPDX-License-Identifier: Apache-2.0
import { Select, Table } from 'antd'
import { useState } from 'react'
import type { PermitAct, SystemDetail } from '#contracts/exchange'
import { call } from '#web/shared/api/call.ts'
import { useApi } from '#web/shared/api/use-api.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Field } from '#web/shared/ui/field.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { ScrollBox } from '../scroll-box.tsx'
import { ReasonedAct } from './reasoned-act.tsx'
import { useSystemsTexts } from './texts.ts'

/** The items a system may report or handle. */
export function Permits({ system }: { system: SystemDetail }) {
  const texts = useSystemsTexts()
  const localized = useLocalized()
  const items = [...new Map(system.permits.map((one) => [one.itemCode, one.itemName])).entries()]
  const has = (itemCode: string, act: PermitAct) =>
    system.permits.some((one) => one.itemCode === itemCode && one.act === act)
  return (
    <div className="stack">
      <p className="muted">{texts.permitHow}</p>
      {items.length === 0 ? (
        <EmptyState title={texts.noPermits}>{texts.noPermitsHow}</EmptyState>
      ) : (
        <ScrollBox label={texts.tabs.permits}>
          <Table
            rowKey="itemCode"
            size="small"
            pagination={false}
            dataSource={items.map(([itemCode, itemName]) => ({ itemCode, itemName }))}
            columns={[
              {
                key: 'item',
                title: texts.item,
                render: (_, one) => (
                  <>
                    {localized(one.itemName)}
                    <br />
                    <span className="small muted numbers s-secret">{one.itemCode}</span>
                  </>
                ),
              },
              {
                key: 'report',
                title: texts.reportAct,
                width: 72,
                render: (_, one) => (has(one.itemCode, 'report') ? texts.yes : '—'),
              },
              {
                key: 'handle',
                title: texts.handleAct,
                width: 72,
                render: (_, one) => (has(one.itemCode, 'handle') ? texts.yes : '—'),
              },
            ]}
          />
        </ScrollBox>
      )}
      {system.can.includes('authorise') ? <ChangePermits system={system} /> : null}
    </div>
  )
}

function ChangePermits({ system }: { system: SystemDetail }) {
  const texts = useSystemsTexts()
  const localized = useLocalized()
  const present = (act: PermitAct) =>
    system.permits.filter((one) => one.act === act).map((one) => one.itemCode)
  const [report, setReport] = useState(() => present('report'))
  const [handle, setHandle] = useState(() => present('handle'))
  const [words, setWords] = useState('')
  const found = useApi('GET /api/services', { query: { q: words || undefined, limit: 50 } })
  const known = new Map([
    ...system.permits.map((one) => [one.itemCode, localized(one.itemName)] as const),
    ...(found.data?.items ?? []).map((one) => [one.code, localized(one.name)] as const),
  ])
  const options = [...known].map(([value, name]) => ({ value, label: `${name}（${value}）` }))
  const choice = (label: string, codes: string[], set: (codes: string[]) => void) => (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          mode="multiple"
          showSearch={{ filterOption: false, onSearch: setWords }}
          style={{ width: '100%' }}
          value={codes}
          options={options}
          onChange={set}
        />
      )}
    </Field>
  )
  const permits = [
    ...report.map((itemCode) => ({ itemCode, act: 'report' as const })),
    ...handle.map((itemCode) => ({ itemCode, act: 'handle' as const })),
  ]
  return (
    <div className="s-acts">
      <ReasonedAct
        label={texts.changePermits}
        title={texts.permitTitle}
        effect={texts.permitHow}
        onBegin={() => {
          setReport(present('report'))
          setHandle(present('handle'))
        }}
        run={(reason, key) =>
          call(
            'PUT /api/systems/{code}/permits',
            { params: { code: system.code }, body: { version: system.version, permits, reason } },
            { key },
          )
        }
      >
        {choice(texts.reportItems, report, setReport)}
        {choice(texts.handleItems, handle, setHandle)}
      </ReasonedAct>
    </div>
  )
}
