// SPDX-License-Identifier: Apache-2.0
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { DraftStages } from '#contracts/process-stages'
import type { ProcessCard } from '#contracts/processes'
import { useApi } from '#web/shared/api/use-api.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { usePathParameter } from '#web/shared/router/use-place.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Link } from '#web/shared/ui/link.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import '../processes.css'
import { useProcessTexts } from '../texts.ts'
import { usualStages } from './lead-code.ts'
import { StageEditor } from './stage-editor.tsx'
import './stages.css'
import { useStageTexts } from './texts.ts'
import { useSaveStages } from './use-save-stages.ts'

/** The draft of a process as stages, for those who know the matter and not the notation. */
export default function StagesPage() {
  const key = usePathParameter('key')
  const found = useApi('GET /api/processes/{key}', { params: { key } })
  return (
    <QueryView page query={found} lines={12}>
      {(process) => <Stages process={process} />}
    </QueryView>
  )
}

function Stages({ process }: { process: ProcessCard }) {
  const texts = useStageTexts()
  const processTexts = useProcessTexts()
  const localized = useLocalized()
  const crumbs = [
    { to: '/processes', text: processTexts.title },
    { to: `/processes/${process.key}?tab=draft`, text: localized(process.name) },
  ]
  return (
    <>
      <PageHead title={texts.titleOf(localized(process.name))} crumbs={crumbs}>
        <p>{texts.lead}</p>
      </PageHead>
      <div className="s-panel stack">
        {process.draft === null ? <Restart process={process} version={0} /> : <Opened process={process} />}
      </div>
    </>
  )
}

function Opened({ process }: { process: ProcessCard }) {
  const params = { key: process.key }
  const stages = useApi('GET /api/processes/{key}/draft/stages', { params })
  const vocabulary = useApi('GET /api/process-vocabulary', {})
  return (
    <QueryView query={vocabulary} lines={4}>
      {(words) => (
        <QueryView query={stages} lines={8}>
          {(draft) =>
            draft.stages === null ? (
              <Otherwise process={process} draft={draft} />
            ) : (
              <StageEditor
                of={process.key}
                vocabulary={words}
                opened={{ version: draft.version, stages: draft.stages }}
              />
            )
          }
        </QueryView>
      )}
    </QueryView>
  )
}

function Otherwise({ process, draft }: { process: ProcessCard; draft: DraftStages }) {
  const texts = useStageTexts()
  return (
    <EmptyState
      title={texts.otherwise[draft.otherwise ?? 'drawn']}
      act={
        <div className="row">
          <Link to={`/processes/${process.key}/modeller`}>{texts.modeller}</Link>
          <Restart process={process} version={draft.version} />
        </div>
      }
    >
      {texts.otherwiseHow}
    </EmptyState>
  )
}

function Restart({ process, version }: { process: ProcessCard; version: number }) {
  const texts = useStageTexts()
  const [asked, setAsked] = useState(false)
  const save = useSaveStages(process.key)
  const begin = () => save.mutate({ version, stages: usualStages(process.name) })
  return (
    <>
      <div className="row">
        <Button
          type="primary"
          loading={save.isPending}
          onClick={() => (version === 0 ? begin() : setAsked(true))}
        >
          {version === 0 ? texts.beginByStages : texts.restart}
        </Button>
      </div>
      {save.error ? <ErrorState error={save.error} /> : null}
      <Modal
        open={asked}
        title={texts.restart}
        okText={texts.restart}
        onCancel={() => setAsked(false)}
        onOk={() => {
          setAsked(false)
          begin()
        }}
      >
        <p>{texts.restartSure}</p>
      </Modal>
    </>
  )
}
