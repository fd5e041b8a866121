// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense, useSyncExternalStore } from 'react'
import type { ProcessCard } from '#contracts/processes'
import { useApi } from '#web/shared/api/use-api.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { usePathParameter } from '#web/shared/router/use-place.ts'
import { Link } from '#web/shared/ui/link.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { EmptyState, Skeleton } from '#web/shared/ui/states.tsx'
import { Drawing } from '../drawing.tsx'
import '../processes.css'
import { useProcessTexts } from '../texts.ts'
import { drawingOf } from '../version-choice.tsx'
import './modeller.css'
import { useModellerTexts } from './texts.ts'

// A megabyte that only those need who open a draft on a large screen.
const Workshop = lazy(() => import('./workshop.tsx'))

const wide = window.matchMedia('(min-width: 900px)')
const useIsWide = () =>
  useSyncExternalStore(
    (tell) => {
      wide.addEventListener('change', tell)
      return () => wide.removeEventListener('change', tell)
    },
    () => wide.matches,
  )

/** The expert's modeller: the draft of a process as a drawing one works on. */
export default function ModellerPage() {
  const key = usePathParameter('key')
  const found = useApi('GET /api/processes/{key}', { params: { key } })
  return (
    <QueryView page query={found} lines={12}>
      {(process) => <Page process={process} />}
    </QueryView>
  )
}

function Page({ process }: { process: ProcessCard }) {
  const texts = useModellerTexts()
  const { title } = useProcessTexts()
  const localized = useLocalized()
  const isWide = useIsWide()
  const crumbs = [
    { to: '/processes', text: title },
    { to: `/processes/${process.key}?tab=draft`, text: localized(process.name) },
  ]
  return (
    <>
      <PageHead title={texts.titleOf(localized(process.name))} crumbs={crumbs}>
        <p>{texts.lead}</p>
      </PageHead>
      <div className="s-panel stack">
        {process.draft === null ? (
          <EmptyState
            title={texts.noDraft}
            act={<Link to={`/processes/${process.key}?tab=draft`}>{texts.toDraft}</Link>}
          >
            {texts.noDraftHow}
          </EmptyState>
        ) : isWide ? (
          <Opened of={process.key} />
        ) : (
          <>
            <Notice title={texts.narrow}>{texts.narrowHow}</Notice>
            <Drawing
              address={drawingOf(process, 'draft')}
              revision={process.draft.version}
              label={localized(process.name)}
            />
          </>
        )}
      </div>
    </>
  )
}

function Opened({ of: key }: { of: string }) {
  const draft = useApi('GET /api/processes/{key}/draft', { params: { key } })
  const vocabulary = useApi('GET /api/process-vocabulary', {})
  return (
    <QueryView query={vocabulary} lines={4}>
      {(words) => (
        <QueryView query={draft} lines={12}>
          {(opened) => (
            <Suspense fallback={<Skeleton lines={12} />}>
              <Workshop opened={opened} vocabulary={words} />
            </Suspense>
          )}
        </QueryView>
      )}
    </QueryView>
  )
}
