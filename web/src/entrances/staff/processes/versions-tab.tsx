// SPDX-License-Identifier: Apache-2.0
import type { ProcessCard, ProcessVersion } from '#contracts/processes'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { addressOf, call } from '#web/shared/api/call.ts'
import { useApiPages } from '#web/shared/api/use-api.ts'
import { formatInstant } from '#web/shared/format/dates.ts'
import { Link } from '#web/shared/ui/link.tsx'
import { PagedList } from '#web/shared/ui/paged-list.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { Table } from '#web/shared/ui/table.tsx'
import { useProcessTexts } from './texts.ts'

export function VersionsTab({ process }: { process: ProcessCard }) {
  const texts = useProcessTexts()
  const none = <EmptyState title={texts.notPublished}>{texts.lead}</EmptyState>
  return process.version === null ? none : <Versions of={process.key} none={none} />
}

function Versions({ of: key, none }: { of: string; none: React.ReactNode }) {
  const texts = useProcessTexts()
  const { locale } = usePrefs()
  const list = useApiPages(['GET /api/processes/{key}/versions', key], (cursor, signal) =>
    call('GET /api/processes/{key}/versions', { params: { key }, query: { cursor } }, { signal }),
  )
  const file = ({ version }: ProcessVersion) =>
    addressOf('GET /api/processes/{key}/versions/{version}/file', { key, version })
  return (
    <PagedList query={list} empty={none}>
      {(versions) => (
        <Table<ProcessVersion>
          caption={texts.tabs.versions}
          rows={versions}
          rowKey={({ version }) => String(version)}
          columns={[
            { key: 'version', title: texts.version, cell: ({ version }) => texts.versionNumber(version) },
            {
              key: 'at',
              title: texts.publishedAt,
              cell: ({ publishedAt }) => formatInstant(publishedAt, locale),
            },
            {
              key: 'by',
              title: texts.publishedBy,
              cell: ({ publishedBy }) => (publishedBy === null ? texts.shipped : texts.byOffice),
            },
            { key: 'running', title: texts.running, cell: ({ runningCases }) => runningCases },
            { key: 'sum', title: texts.sum, cell: ({ sha256 }) => <code>{sha256.slice(0, 12)}</code> },
            {
              key: 'file',
              title: texts.file,
              cell: (row) => (
                <span className="p-links">
                  <a href={file(row)} download>
                    {texts.export}
                  </a>
                  <Link to={`/processes/${key}?version=${row.version}`}>{texts.see}</Link>
                  {row.version > 1 ? (
                    <Link to={`/processes/${key}?tab=differences&from=${row.version - 1}&to=${row.version}`}>
                      {texts.compare}
                    </Link>
                  ) : null}
                </span>
              ),
            },
          ]}
        />
      )}
    </PagedList>
  )
}
