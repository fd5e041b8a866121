// SPDX-License-Identifier: Apache-2.0
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { ProcessCard, ProcessDraft } from '#contracts/processes'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { addressOf, call } from '#web/shared/api/call.ts'
import { send } from '#web/shared/api/http.ts'
import { useApi } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { formatInstant } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useAccount } from '#web/shared/session/use-session.ts'
import { DataList } from '#web/shared/ui/data-list.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { ButtonLink } from '#web/shared/ui/link.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { Drawing } from './drawing.tsx'
import { changesOfProcesses } from './process-changes.ts'
import { ProcessImport } from './process-import.tsx'
import { PublishDraft } from './publish-draft.tsx'
import { saveFile } from './save-file.ts'
import { useStageTexts } from './stages/texts.ts'
import { useProcessTexts } from './texts.ts'
import { drawingOf } from './version-choice.tsx'

/** The draft of a process: begun, looked at, discarded, published. */
export function DraftTab({ process }: { process: ProcessCard }) {
  return process.draft === null ? <NoDraft process={process} /> : <HasDraft process={process} />
}

function NoDraft({ process: { key, version } }: { process: ProcessCard }) {
  const texts = useProcessTexts()
  const stageTexts = useStageTexts()
  const mayEdit = useAccount()?.permissions.includes('case.process.edit') === true
  const begin = useCommand(
    async (from: number, idempotencyKey: string) => {
      const file = addressOf('GET /api/processes/{key}/versions/{version}/file', { key, version: from })
      const xml = await (await send('GET', file)).text()
      return await call(
        'PUT /api/processes/{key}/draft',
        { params: { key }, body: { version: 0, xml } },
        { key: idempotencyKey },
      )
    },
    { changes: changesOfProcesses, onDone: () => toast(texts.begun) },
  )
  return (
    <EmptyState
      title={texts.draftNone}
      act={
        mayEdit && version !== null ? (
          <div className="row">
            <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate(version)}>
              {texts.begin}
            </Button>
            <ButtonLink size="small" to={`/processes/${key}/stages`}>
              {stageTexts.beginByStages}
            </ButtonLink>
          </div>
        ) : null
      }
    >
      {mayEdit ? texts.draftNoneHow : texts.draftNoneLook}
      {begin.error ? <ErrorState error={begin.error} /> : null}
    </EmptyState>
  )
}

function HasDraft({ process }: { process: ProcessCard }) {
  const found = useApi('GET /api/processes/{key}/draft', { params: { key: process.key } })
  return (
    <QueryView query={found} lines={10}>
      {(draft) => <Draft process={process} draft={draft} />}
    </QueryView>
  )
}

function Draft({ process, draft }: { process: ProcessCard; draft: ProcessDraft }) {
  const texts = useProcessTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const account = useAccount()
  const stageTexts = useStageTexts()
  const may = (permission: 'case.process.edit' | 'case.process.publish') =>
    account?.permissions.includes(permission) === true
  return (
    <div className="stack">
      <DataList
        wide
        facts={[
          { label: texts.name, value: localized(draft.name) },
          { label: texts.saved, value: formatInstant(draft.savedAt, locale) },
          { label: texts.draftVersion, value: draft.version },
        ]}
      />
      <div className="row p-acts">
        {may('case.process.publish') ? <PublishDraft draft={draft} /> : null}
        {may('case.process.edit') ? (
          <ButtonLink size="small" to={`/processes/${draft.key}/stages`}>
            {stageTexts.byStages}
          </ButtonLink>
        ) : null}
        {may('case.process.edit') ? (
          <ButtonLink size="small" to={`/processes/${draft.key}/modeller`}>
            {stageTexts.modeller}
          </ButtonLink>
        ) : null}
        {may('case.process.edit') ? <EditDraft draft={draft} /> : null}
        <ExportDraft draft={draft} />
      </div>
      <Drawing
        address={drawingOf(process, 'draft')}
        revision={draft.version}
        label={texts.drawingOf(localized(draft.name))}
      />
    </div>
  )
}

function EditDraft({ draft: { key, version } }: { draft: ProcessDraft }) {
  const texts = useProcessTexts()
  const [asked, setAsked] = useState<'discard' | 'import'>()
  const discard = useCommand(
    (seen: number, idempotencyKey: string) =>
      call(
        'DELETE /api/processes/{key}/draft',
        { params: { key }, query: { version: seen } },
        { key: idempotencyKey },
      ),
    { changes: changesOfProcesses, onDone: () => toast(texts.discarded) },
  )
  return (
    <>
      <Button onClick={() => setAsked('import')}>{texts.importInto}</Button>
      <Button danger loading={discard.isPending} onClick={() => setAsked('discard')}>
        {texts.discard}
      </Button>
      {discard.error ? <ErrorState error={discard.error} /> : null}
      <ProcessImport open={asked === 'import'} replaces={version} onClose={() => setAsked(undefined)} />
      <Modal
        open={asked === 'discard'}
        title={texts.discard}
        okText={texts.discard}
        okButtonProps={{ danger: true }}
        onCancel={() => setAsked(undefined)}
        onOk={() => {
          setAsked(undefined)
          discard.mutate(version)
        }}
      >
        <p>{texts.discardSure}</p>
      </Modal>
    </>
  )
}

/** The draft as a file, written by the browser from what it has. */
function ExportDraft({ draft: { key, xml } }: { draft: ProcessDraft }) {
  const texts = useProcessTexts()
  return <Button onClick={() => saveFile(`${key}-draft.bpmn`, xml)}>{texts.export}</Button>
}
