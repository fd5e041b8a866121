// SPDX-License-Identifier: Apache-2.0
import { Button, Input, Modal, Select, Table } from 'antd'
import { useState } from 'react'
import type { ApiBody } from '#contracts/api'
import { call } from '#web/shared/api/call.ts'
import { apiKey, useApi } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { todayInCity } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useSession } from '#web/shared/session/use-session.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { ScrollBox } from '../scroll-box.tsx'
import { useStaffTexts } from '../texts.ts'

type DayOff = { regionCode: string; day: string; name: { zh: string; en: string }; basis: string }

/** What is off in a region besides the holidays of the country; whoever keeps the system declares it, ahead. */
export default function DaysOffPage() {
  const { daysOff: texts } = useStaffTexts()
  const found = useApi('GET /api/days-off', {})
  const may = useSession().data?.account?.permissions.includes('directory.calendar.edit') === true
  const [open, setOpen] = useState(false)
  return (
    <>
      <PageHead title={texts.title}>
        <p>{texts.lead}</p>
      </PageHead>
      <div className="s-panel">
        {may ? (
          <div className="s-tools">
            <Button type="primary" onClick={() => setOpen(true)}>
              {texts.declare}
            </Button>
          </div>
        ) : null}
        <QueryView query={found} lines={6}>
          {({ items }) => <Days items={items} may={may} />}
        </QueryView>
      </div>
      {open ? <Declare onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function useRegionName(): (code: string) => string {
  const localized = useLocalized()
  const regions = useApi('GET /api/regions', {}).data?.items ?? []
  return (code) => {
    const region = regions.find((one) => one.code === code)
    return region ? localized(region.name) : code
  }
}

function Days({ items, may }: { items: readonly DayOff[]; may: boolean }) {
  const { daysOff: texts } = useStaffTexts()
  const localized = useLocalized()
  const regionName = useRegionName()
  const today = todayInCity()
  const revoke = useCommand(
    (params: { regionCode: string; day: string }, key: string) =>
      call('DELETE /api/days-off/{regionCode}/{day}', { params }, { key }),
    { changes: [apiKey('GET /api/days-off')], onDone: () => toast(texts.revoked) },
  )
  return (
    <>
      {revoke.error ? <ErrorState error={revoke.error} /> : null}
      <ScrollBox label={texts.title}>
        <Table<DayOff>
          rowKey={({ regionCode, day }) => `${regionCode} ${day}`}
          size="small"
          tableLayout="fixed"
          pagination={false}
          dataSource={[...items]}
          locale={{ emptyText: <EmptyState title={texts.none} /> }}
          columns={[
            { key: 'day', title: texts.day, dataIndex: 'day', width: 130 },
            {
              key: 'region',
              title: texts.region,
              width: 160,
              render: (_, one) => regionName(one.regionCode),
            },
            { key: 'name', title: texts.name, render: (_, one) => localized(one.name) },
            { key: 'basis', title: texts.basis, dataIndex: 'basis' },
            {
              key: 'act',
              title: texts.act,
              width: 110,
              render: (_, { regionCode, day }) =>
                may && day >= today ? (
                  <Button
                    size="small"
                    loading={revoke.isPending}
                    aria-label={texts.revokeWhat(day, regionName(regionCode))}
                    onClick={() => revoke.mutate({ regionCode, day })}
                  >
                    {texts.revoke}
                  </Button>
                ) : null,
            },
          ]}
        />
      </ScrollBox>
    </>
  )
}

/** Every day from the first to the last. */
function daysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let at = Date.parse(from); at <= Date.parse(to) && days.length <= 31; at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10))
  return days
}

function Declare({ onClose }: { onClose: () => void }) {
  const { daysOff: texts } = useStaffTexts()
  const localized = useLocalized()
  const regions = useApi('GET /api/regions', {})
  const [regionCode, setRegionCode] = useState<string>()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [zh, setZh] = useState('')
  const [en, setEn] = useState('')
  const [basis, setBasis] = useState('')
  const [tried, setTried] = useState(false)
  const declare = useCommand(
    (body: ApiBody<'POST /api/days-off'>, key: string) => call('POST /api/days-off', { body }, { key }),
    {
      changes: [apiKey('GET /api/days-off')],
      onDone: () => {
        toast(texts.declared)
        onClose()
      },
    },
  )
  const days = from === '' ? [] : daysBetween(from, to === '' ? from : to)
  const whole =
    regionCode !== undefined && days.length > 0 && [zh, en, basis].every((text) => text.trim().length > 1)
  const confirm = () => {
    setTried(true)
    if (whole)
      declare.mutate({ regionCode, days, name: { zh: zh.trim(), en: en.trim() }, basis: basis.trim() })
  }
  const words = [
    { label: texts.name, value: zh, set: setZh },
    { label: texts.nameEn, value: en, set: setEn },
    { label: texts.basis, value: basis, set: setBasis },
  ]
  return (
    <Modal open title={texts.declare} confirmLoading={declare.isPending} onCancel={onClose} onOk={confirm}>
      <p className="muted s-op__lead">{texts.declareLead}</p>
      <Field label={texts.region} required>
        {(control) => (
          <Select
            id={control.id}
            showSearch
            optionFilterProp="label"
            style={{ width: '100%' }}
            value={regionCode ?? null}
            onChange={setRegionCode}
            options={(regions.data?.items ?? []).map(({ code, name }) => ({
              value: code,
              label: localized(name),
            }))}
          />
        )}
      </Field>
      {[
        { label: texts.from, value: from, set: setFrom, required: true },
        { label: texts.to, value: to, set: setTo, required: false },
      ].map(({ label, value, set, required }) => (
        <Field key={label} label={label} required={required} optional={!required}>
          {(control) => (
            <input
              {...control}
              type="date"
              className="c-input c-input--narrow"
              min={todayInCity()}
              value={value}
              onChange={(event) => set(event.target.value)}
            />
          )}
        </Field>
      ))}
      {words.map(({ label, value, set }) => (
        <Field key={label} label={label} required>
          {(control) => (
            <Input {...control} maxLength={300} value={value} onChange={(event) => set(event.target.value)} />
          )}
        </Field>
      ))}
      {tried && !whole ? (
        <p className="c-field__error" role="alert">
          {texts.missing}
        </p>
      ) : null}
      {declare.error ? <ErrorState error={declare.error} /> : null}
    </Modal>
  )
}
