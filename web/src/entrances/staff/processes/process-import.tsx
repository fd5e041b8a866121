// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { ProcessImport as Imported } from '#contracts/processes'
import { addressOf } from '#web/shared/api/call.ts'
import { send } from '#web/shared/api/http.ts'
import { ProblemError } from '#web/shared/api/problem-error.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Dialog } from '#web/shared/ui/dialog.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { Link } from '#web/shared/ui/link.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { FaultList } from './fault-list.tsx'
import { changesOfProcesses } from './process-changes.ts'
import { useProcessTexts } from './texts.ts'

interface ProcessImportProps {
  open: boolean
  /** Version of the draft the file replaces; 0 where there is none. */
  replaces?: number
  onClose: () => void
}

/** A file of any tool: what can run becomes a draft, anything else is kept and every reason told. */
export function ProcessImport({ open, replaces = 0, onClose }: ProcessImportProps) {
  const texts = useProcessTexts()
  const chooser = useRef<HTMLInputElement>(null)
  const [missing, setMissing] = useState(false)
  const run = useCommand(
    async ({ name }: { name: string; size: number; changed: number }, key: string): Promise<Imported> => {
      const file = chooser.current?.files?.[0]
      if (file === undefined) throw new Error('no file is chosen')
      const answer = await send('POST', '/api/process-imports', {
        query: { name, version: replaces },
        body: file,
        idempotencyKey: key,
      })
      // The server checks its answers against the schema this type comes from.
      return (await answer.json()) as Imported
    },
    { changes: changesOfProcesses },
  )
  const begin = () => {
    const file = chooser.current?.files?.[0]
    setMissing(file === undefined)
    if (file) run.mutate({ name: file.name, size: file.size, changed: file.lastModified })
  }
  const isStale = run.error instanceof ProblemError && run.error.code === 'platform.stale-version'
  return (
    <Dialog open={open} title={replaces > 0 ? texts.importInto : texts.import} onClose={onClose}>
      <div className="stack">
        <p className="muted">{texts.importLead}</p>
        <Field label={texts.importFile} required error={missing ? texts.importChoose : undefined}>
          {(control) => (
            <input {...control} ref={chooser} type="file" accept=".bpmn,.xml,application/xml,text/xml" />
          )}
        </Field>
        <Button type="primary" loading={run.isPending} onClick={begin}>
          {texts.importRun}
        </Button>
        {run.error ? (
          <ErrorState error={run.error} act={isStale ? <p>{texts.importStale}</p> : null} />
        ) : null}
        {run.data ? <Result imported={run.data} /> : null}
      </div>
    </Dialog>
  )
}

function Result({ imported }: { imported: Imported }) {
  const texts = useProcessTexts()
  const localized = useLocalized()
  const { draft, drawingId, faults, remarks } = imported
  return (
    <>
      {draft ? (
        <Notice tone="green" live title={`${localized(draft.name)}: ${texts.importDone}`}>
          <Link to={`/processes/${draft.key}?tab=draft`}>{texts.importOpen}</Link>
        </Notice>
      ) : null}
      {drawingId ? (
        <>
          <Notice tone="amber" live title={texts.importKept}>
            <a href={addressOf('GET /api/process-drawings/{id}', { id: drawingId })} download>
              {texts.importGet}
            </a>
          </Notice>
          <FaultList faults={faults} />
        </>
      ) : null}
      {remarks.length > 0 ? (
        <Notice title={texts.remarks}>
          <ul>
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  )
}
