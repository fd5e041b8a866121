// SPDX-License-Identifier: Apache-2.0
import { Button, Table } from 'antd'
import { FileUp } from 'lucide-react'
import { useState } from 'react'
import type { ProcessCard } from '#contracts/processes'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { call } from '#web/shared/api/call.ts'
import { useApiPages } from '#web/shared/api/use-api.ts'
import { formatDay } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useAccount } from '#web/shared/session/use-session.ts'
import { Link } from '#web/shared/ui/link.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { PagedList } from '#web/shared/ui/paged-list.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { ScrollBox } from '../scroll-box.tsx'
import { ProcessImport } from './process-import.tsx'
import './processes.css'
import { NewProcess } from './stages/new-process.tsx'
import { useStageTexts } from './stages/texts.ts'
import { useProcessTexts } from './texts.ts'

/** Every process that is published or under design. */
export default function ProcessesPage() {
  const texts = useProcessTexts()
  const account = useAccount()
  const stageTexts = useStageTexts()
  const [importing, setImporting] = useState(false)
  const [making, setMaking] = useState(false)
  const list = useApiPages(['GET /api/processes'], (cursor, signal) =>
    call('GET /api/processes', { query: { cursor, limit: 50 } }, { signal }),
  )
  return (
    <>
      <PageHead title={texts.title}>
        <p>{texts.lead}</p>
      </PageHead>
      <div className="s-panel">
        {account?.permissions.includes('case.process.edit') ? (
          <div className="s-tools">
            <div className="s-tools__end">
              <Button type="primary" onClick={() => setMaking(true)}>
                {stageTexts.new}
              </Button>
              <Button icon={<FileUp size={15} aria-hidden="true" />} onClick={() => setImporting(true)}>
                {texts.import}
              </Button>
            </div>
          </div>
        ) : null}
        <PagedList query={list} empty={<EmptyState title={texts.none}>{texts.noneHow}</EmptyState>}>
          {(processes) => <Register processes={processes} />}
        </PagedList>
      </div>
      <ProcessImport open={importing} onClose={() => setImporting(false)} />
      <NewProcess open={making} onClose={() => setMaking(false)} />
    </>
  )
}

function Register({ processes }: { processes: readonly ProcessCard[] }) {
  const texts = useProcessTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  return (
    <ScrollBox label={texts.title}>
      <Table<ProcessCard>
        className="p-register"
        rowKey="key"
        size="small"
        tableLayout="fixed"
        pagination={false}
        dataSource={[...processes]}
        columns={[
          {
            key: 'name',
            title: texts.name,
            render: (_, { key, name }) => <Link to={`/processes/${key}`}>{localized(name)}</Link>,
          },
          {
            key: 'key',
            title: texts.key,
            render: (_, { key }) => <span className="numbers small">{key}</span>,
          },
          {
            key: 'version',
            title: texts.newest,
            render: (_, { version }) =>
              version === null ? (
                <Tag tone="grey">{texts.notPublished}</Tag>
              ) : (
                <Tag tone="green">{texts.versionNumber(version)}</Tag>
              ),
          },
          {
            key: 'published',
            title: texts.publishedAt,
            render: (_, { publishedAt }) => (publishedAt === null ? '—' : formatDay(publishedAt, locale)),
          },
          {
            key: 'running',
            title: texts.running,
            render: (_, { running }) => <Running running={running} />,
          },
          {
            key: 'draft',
            title: texts.draft,
            render: (_, { key, draft }) =>
              draft === null ? (
                '—'
              ) : (
                <Link to={`/processes/${key}?tab=draft`}>
                  {texts.draftSaved(formatDay(draft.savedAt, locale))}
                </Link>
              ),
          },
        ]}
      />
    </ScrollBox>
  )
}

export function Running({ running }: { running: ProcessCard['running'] }) {
  const texts = useProcessTexts()
  if (running.length === 0) return <span className="muted">{texts.noRunning}</span>
  return (
    <ul className="p-running">
      {running.map(({ version, cases }) => (
        <li key={version} className="numbers">
          {texts.runningOf(version, cases)}
        </li>
      ))}
    </ul>
  )
}
