// SPDX-License-Identifier: Apache-2.0
import type { ProcessCard } from '#contracts/processes'
import { useApi } from '#web/shared/api/use-api.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useAddressQuery, useChangeQuery, usePathParameter } from '#web/shared/router/use-place.ts'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { Tabs } from '#web/shared/ui/tabs.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { DifferencesTab } from './differences-tab.tsx'
import { DraftTab } from './draft-tab.tsx'
import { DrawingTab } from './drawing-tab.tsx'
import { MigrationTab } from './migration-tab.tsx'
import './processes.css'
import { useProcessTexts } from './texts.ts'
import { TrialTab } from './trial-tab.tsx'
import { VersionsTab } from './versions-tab.tsx'

const tabs = {
  drawing: DrawingTab,
  versions: VersionsTab,
  trial: TrialTab,
  differences: DifferencesTab,
  draft: DraftTab,
  migration: MigrationTab,
} as const
type TabKey = keyof typeof tabs
const isTab = (key: string | undefined): key is TabKey => key !== undefined && Object.hasOwn(tabs, key)

/** One process: its versions, its draft, and what can be done with them. */
export default function ProcessPage() {
  const key = usePathParameter('key')
  const found = useApi('GET /api/processes/{key}', { params: { key } })
  return (
    <QueryView page query={found} lines={12}>
      {(process) => <Process key={process.key} process={process} />}
    </QueryView>
  )
}

function Process({ process }: { process: ProcessCard }) {
  const texts = useProcessTexts()
  const localized = useLocalized()
  const change = useChangeQuery()
  const { tab: asked } = useAddressQuery()
  const tab = isTab(asked) ? asked : 'drawing'
  const Content = tabs[tab]
  return (
    <>
      <PageHead title={localized(process.name)} crumbs={[{ to: '/processes', text: texts.title }]}>
        <p className="row">
          {process.version === null ? (
            <Tag tone="grey">{texts.notPublished}</Tag>
          ) : (
            <Tag tone="green">{texts.versionNumber(process.version)}</Tag>
          )}
          {process.draft ? <Tag tone="amber">{texts.draft}</Tag> : null}
          <span className="numbers">{process.key}</span>
        </p>
      </PageHead>
      <div className="s-panel">
        <Tabs
          label={texts.tabsLabel}
          current={tab}
          onChange={(next) => change({ tab: next, version: undefined, from: undefined, to: undefined })}
          tabs={Object.keys(tabs).map((one) => ({ key: one, label: texts.tabs[one as TabKey] }))}
        >
          <Content process={process} />
        </Tabs>
      </div>
    </>
  )
}
