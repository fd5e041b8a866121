// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { ProcessDraft } from '#contracts/processes'
import { call } from '#web/shared/api/call.ts'
import { ProblemError } from '#web/shared/api/problem-error.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { FaultList } from './fault-list.tsx'
import { changesOfProcesses } from './process-changes.ts'
import { useProcessTexts } from './texts.ts'
import { Verdict } from './trial-report.tsx'

/** Shows what the trial run says before it asks; the server makes the same one and refuses what is not clean. */
export function PublishDraft({ draft: { key, version } }: { draft: ProcessDraft }) {
  const texts = useProcessTexts()
  const [asked, setAsked] = useState(false)
  const trial = useQuery({
    queryKey: ['publication trial', key, version],
    queryFn: () => call('POST /api/processes/{key}/draft/trial-run', { params: { key }, body: {} }),
    enabled: asked,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const publish = useCommand(
    (seen: number, idempotencyKey: string) =>
      call(
        'POST /api/processes/{key}/publication',
        { params: { key }, body: { version: seen } },
        { key: idempotencyKey },
      ),
    {
      changes: changesOfProcesses,
      onDone: (published) => {
        setAsked(false)
        toast(texts.published(published.version))
      },
    },
  )
  return (
    <>
      <Button type="primary" onClick={() => setAsked(true)}>
        {texts.publish}
      </Button>
      <Modal
        open={asked}
        title={texts.publishTitle}
        okText={texts.publish}
        okButtonProps={{ disabled: trial.data?.clean !== true, loading: publish.isPending }}
        onCancel={() => setAsked(false)}
        onOk={() => publish.mutate(version)}
      >
        <div className="stack">
          <p>{texts.publishSure}</p>
          <h2 className="p-report__title">{texts.trialFirst}</h2>
          <QueryView query={trial} lines={3}>
            {(report) => (
              <>
                <Verdict report={report} />
                {report.faults.length > 0 ? <FaultList faults={report.faults} /> : null}
              </>
            )}
          </QueryView>
          {publish.error ? <Refused error={publish.error} /> : null}
        </div>
      </Modal>
    </>
  )
}

function Refused({ error }: { error: Error }) {
  const texts = useProcessTexts()
  const faults = error instanceof ProblemError && error.code === 'case.process-refused' ? error.faults : []
  if (faults.length === 0) return <ErrorState error={error} />
  return (
    <Notice tone="red" live title={texts.refused}>
      <p>{texts.refusedHow}</p>
      <ul>
        {faults.map(({ pointer, code, detail }) => (
          <li key={`${pointer} ${code}`}>
            {detail} <code>{pointer}</code>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
