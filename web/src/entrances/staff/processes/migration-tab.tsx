// SPDX-License-Identifier: Apache-2.0
import type { ProcessCard } from '#contracts/processes'
import { useApi } from '#web/shared/api/use-api.ts'
import { useAddressQuery, useChangeQuery } from '#web/shared/router/use-place.ts'
import { useAccount } from '#web/shared/session/use-session.ts'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { MigrationForm } from './migration-form.tsx'
import { MigrationRecords } from './migration-records.tsx'
import { useProcessTexts } from './texts.ts'
import { readWhich, VersionChoice } from './version-choice.tsx'

/** Running cases that go over to another version: what would become of them, the act, and its record. */
export function MigrationTab({ process }: { process: ProcessCard }) {
  const { migration: texts } = useProcessTexts()
  const mayPublish = useAccount()?.permissions.includes('case.process.publish') === true
  if (!mayPublish) return <EmptyState title={texts.notYours}>{texts.notYoursHow}</EmptyState>
  return (
    <div className="stack">
      <p className="muted">{texts.lead}</p>
      <Begin process={process} />
      <MigrationRecords of={process.key} />
    </div>
  )
}

function Begin({ process }: { process: ProcessCard }) {
  const all = useProcessTexts()
  const { migration: texts } = all
  const change = useChangeQuery()
  const query = useAddressQuery()
  const versions = Array.from({ length: process.version ?? 0 }, (_, index) => (process.version ?? 0) - index)
  const to = readWhich(query.to, versions) ?? versions[0]
  const sources = process.running.map(({ version }) => version).filter((version) => version !== to)
  const from = readWhich(query.from, sources) ?? sources[0]
  if (to === undefined || versions.length < 2)
    return <EmptyState title={all.needTwo}>{texts.needTwoHow}</EmptyState>
  if (from === undefined) return <EmptyState title={texts.nothing}>{texts.nothingHow}</EmptyState>
  return (
    <>
      <div className="s-tools">
        <VersionChoice
          label={all.from}
          choices={sources}
          value={from}
          onChange={(which) => change({ from: String(which) })}
        />
        <VersionChoice
          label={all.to}
          choices={versions}
          value={to}
          onChange={(which) => change({ to: String(which), from: undefined })}
        />
      </div>
      <Outlook key={`${from} ${to}`} of={process.key} from={from} to={to} />
    </>
  )
}

function Outlook({ of: key, from, to }: { of: string; from: number; to: number }) {
  const found = useApi('GET /api/processes/{key}/migration-outlook', { params: { key }, query: { from, to } })
  return (
    <QueryView query={found} lines={4}>
      {(outlook) => <MigrationForm of={key} from={from} to={to} outlook={outlook} />}
    </QueryView>
  )
}
