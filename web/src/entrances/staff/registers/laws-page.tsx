// SPDX-License-Identifier: Apache-2.0
import { Button, Table } from 'antd'
import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import type { LawCard } from '#contracts/catalog'
import { call } from '#web/shared/api/call.ts'
import { apiKey, useApi } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useAccount } from '#web/shared/session/use-session.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Link } from '#web/shared/ui/link.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { ScrollBox } from '../scroll-box.tsx'
import { useStaffTexts } from '../texts.ts'

export default function LawsPage() {
  const { laws: texts } = useStaffTexts()
  const account = useAccount()
  const laws = useApi('GET /api/laws', {})
  return (
    <>
      <PageHead title={texts.title}>
        <p>{texts.lead}</p>
      </PageHead>
      <div className="s-panel stack">
        {account?.permissions.includes('catalog.law.import') ? <LawImport /> : null}
        <QueryView query={laws} lines={10}>
          {({ items }) => (
            <ScrollBox label={texts.title}>
              <Table<LawCard>
                rowKey="name"
                size="small"
                tableLayout="fixed"
                pagination={false}
                dataSource={items}
                locale={{ emptyText: <EmptyState title={texts.none}>{texts.importLead}</EmptyState> }}
                columns={[
                  {
                    key: 'name',
                    title: texts.name,
                    width: '40%',
                    render: (_, law) => <Link to={`/laws/${encodeURIComponent(law.name)}`}>{law.name}</Link>,
                  },
                  { key: 'kind', title: texts.kind, render: (_, law) => texts.kinds[law.kind] },
                  { key: 'adopted', title: texts.adopted, render: (_, law) => law.adopted },
                  { key: 'amended', title: texts.amended, render: (_, law) => law.lastAmended },
                  { key: 'articles', title: texts.articles, dataIndex: 'articles', align: 'right' },
                  { key: 'limits', title: texts.limits, dataIndex: 'limits', align: 'right' },
                  {
                    key: 'text',
                    title: texts.text,
                    render: (_, law) => (law.hasText ? texts.yes : texts.no),
                  },
                ]}
              />
            </ScrollBox>
          )}
        </QueryView>
      </div>
    </>
  )
}

/** Law texts from files; a malformed one is refused by name and line, the others come in. */
function LawImport() {
  const { laws: texts } = useStaffTexts()
  const localized = useLocalized()
  const chooser = useRef<HTMLInputElement>(null)
  const run = useCommand(
    async (files: readonly File[], key: string) =>
      call(
        'POST /api/laws/import',
        {
          body: {
            files: await Promise.all(
              files.map(async (file) => ({ name: file.name, text: await file.text() })),
            ),
          },
        },
        { key },
      ),
    { changes: [apiKey('GET /api/laws')] },
  )
  return (
    <div className="stack-s">
      <div className="row">
        <input
          ref={chooser}
          type="file"
          hidden
          multiple
          accept=".md,text/markdown,text/plain"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])]
            if (files.length > 0) run.mutate(files)
            event.target.value = ''
          }}
        />
        <Button
          type="primary"
          loading={run.isPending}
          icon={<FileUp size={15} aria-hidden="true" />}
          onClick={() => chooser.current?.click()}
        >
          {texts.import}
        </Button>
        <span className="muted">{texts.importLead}</span>
      </div>
      {run.error ? <ErrorState error={run.error} /> : null}
      {run.data && run.data.imported.length > 0 ? (
        <Notice tone="green" live>
          {texts.imported(run.data.imported.length)}
        </Notice>
      ) : null}
      {run.data && run.data.refused.length > 0 ? (
        <Notice tone="amber" live title={texts.refused(run.data.refused.length)}>
          <ul>
            {run.data.refused.map(({ file, line, message }) => (
              <li key={`${file} ${line} ${message.zh}`}>
                {file} {texts.line(line)}: {localized(message)}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  )
}
