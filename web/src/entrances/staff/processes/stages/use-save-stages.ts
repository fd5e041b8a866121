// SPDX-License-Identifier: Apache-2.0
import type { ProcessStages } from '#contracts/process-stages'
import type { ProcessDraft } from '#contracts/processes'
import { call } from '#web/shared/api/call.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { changesOfProcesses } from '../process-changes.ts'

interface NewStages {
  version: number
  stages: ProcessStages
}

/** Saves stages as the draft of a process; version 0 begins one. */
export function useSaveStages(key: string, onDone?: (draft: ProcessDraft, saved: NewStages) => void) {
  return useCommand(
    (body: NewStages, once: string) =>
      call('PUT /api/processes/{key}/draft/stages', { params: { key }, body }, { key: once }),
    { changes: changesOfProcesses, ...(onDone && { onDone }) },
  )
}
