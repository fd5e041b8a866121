// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd'
import { useState } from 'react'
import type { ApiResponse } from '#contracts/api'
import type { CaseCard } from '#contracts/cases'
import { call } from '#web/shared/api/call.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { Dialog } from '#web/shared/ui/dialog.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { useStaffTexts } from '../texts.ts'

interface BulkClaimProps {
  chosen: readonly CaseCard[]
  onDone: () => void
}

type Refused = ApiResponse<'POST /api/case-claims'>['refused']

/** Claims many tasks; each answers for itself, and those that failed are named with the reason. */
export function BulkClaim({ chosen, onDone }: BulkClaimProps) {
  const { inbox: texts } = useStaffTexts()
  const [refused, setRefused] = useState<Refused>([])
  const tasks = chosen.flatMap(({ task }) => (task && !task.mine ? [task] : []))
  const claim = useCommand(
    (taskIds: string[], key: string) => call('POST /api/case-claims', { body: { taskIds } }, { key }),
    {
      changes: [apiKey('GET /api/cases'), apiKey('GET /api/case-counts')],
      onDone: (answer) => {
        if (answer.claimed.length > 0) toast(texts.claimed(answer.claimed.length))
        setRefused(answer.refused)
        onDone()
      },
    },
  )
  return (
    <>
      {tasks.length > 0 ? (
        <Button
          type="primary"
          loading={claim.isPending}
          onClick={() => claim.mutate(tasks.map(({ id }) => id))}
        >
          {texts.claimMany(tasks.length)}
        </Button>
      ) : null}
      <Dialog open={refused.length > 0} title={texts.refused(refused.length)} onClose={() => setRefused([])}>
        <ul className="s-list">
          {refused.map(({ taskId, code, detail }) => (
            <li key={taskId}>
              {detail} <span className="small muted">{code}</span>
            </li>
          ))}
        </ul>
      </Dialog>
      {claim.error ? <ErrorState error={claim.error} /> : null}
    </>
  )
}
