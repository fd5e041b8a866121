// SPDX-License-Identifier: Apache-2.0
import type { SystemDetail } from '#contracts/exchange'
import { call } from '#web/shared/api/call.ts'
import { useApi } from '#web/shared/api/use-api.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useAddressQuery, useChangeQuery, usePathParameter } from '#web/shared/router/use-place.ts'
import { DataList } from '#web/shared/ui/data-list.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { Tabs } from '#web/shared/ui/tabs.tsx'
import { Callbacks } from './callbacks.tsx'
import { Connection } from './connection.tsx'
import { Keys } from './keys.tsx'
import { Lists } from './lists.tsx'
import { Permits } from './permits.tsx'
import { ReasonedAct } from './reasoned-act.tsx'
import { LastHeard, SystemState } from './system-state.tsx'
import { useSystemsTexts } from './texts.ts'

const tabs = ['overview', 'callbacks', 'lists', 'keys', 'permits'] as const

/** One department's system: how it is connected, by which keys it signs, what it may do. */
export default function SystemPage() {
  const code = usePathParameter('code')
  const found = useApi('GET /api/systems/{code}', { params: { code } })
  return (
    <QueryView page query={found} lines={12}>
      {(system) => <System system={system} />}
    </QueryView>
  )
}

function System({ system }: { system: SystemDetail }) {
  const texts = useSystemsTexts()
  const localized = useLocalized()
  const change = useChangeQuery()
  const asked = useAddressQuery().tab
  const current = tabs.find((one) => one === asked) ?? 'overview'
  return (
    <>
      <PageHead title={localized(system.name)} crumbs={[{ to: '/systems', text: texts.title }]}>
        <p className="row">
          <SystemState system={system} />
          <span className="numbers">{system.code}</span>
        </p>
      </PageHead>
      <div className="s-panel">
        <Tabs
          label={localized(system.name)}
          current={current}
          onChange={(tab) => change({ tab: tab === 'overview' ? undefined : tab })}
          tabs={tabs.map((key) => ({ key, label: texts.tabs[key] }))}
        >
          {current === 'overview' ? <Overview system={system} /> : null}
          {current === 'callbacks' ? <Callbacks system={system} /> : null}
          {current === 'lists' ? <Lists system={system} /> : null}
          {current === 'keys' ? <Keys system={system} /> : null}
          {current === 'permits' ? <Permits system={system} /> : null}
        </Tabs>
      </div>
    </>
  )
}

function Overview({ system }: { system: SystemDetail }) {
  const texts = useSystemsTexts()
  const localized = useLocalized()
  const turn = (state: 'active' | 'suspended') => (reason: string, key: string) =>
    call('PUT /api/systems/{code}/state', { params: { code: system.code }, body: { state, reason } }, { key })
  return (
    <div className="stack">
      <DataList
        wide
        facts={[
          { label: texts.organisation, value: localized(system.organisation) },
          { label: texts.lastHeard, value: <LastHeard at={system.lastHeardAt} /> },
          { label: texts.rhythm, value: texts.hours(system.silenceHours) },
          { label: texts.contact, value: texts.roles[system.contactRole] },
          {
            label: texts.address,
            value: <span className="s-secret">{system.callbackUrl ?? texts.noAddress}</span>,
          },
        ]}
      />
      <div className="s-acts">
        {system.can.includes('manage') ? <Connection system={system} /> : null}
        {system.can.includes('activate') ? (
          <ReasonedAct
            primary
            label={texts.activate}
            title={texts.activateTitle(localized(system.name))}
            effect={texts.activateEffect}
            run={turn('active')}
          />
        ) : null}
        {system.can.includes('suspend') ? (
          <ReasonedAct
            danger
            label={texts.suspend}
            title={texts.suspendTitle(localized(system.name))}
            effect={texts.suspendEffect}
            run={turn('suspended')}
          />
        ) : null}
      </div>
    </div>
  )
}
