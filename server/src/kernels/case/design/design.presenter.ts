// SPDX-License-Identifier: Apache-2.0

import type {
  ProcessCard,
  ProcessDraft,
  ProcessImport,
  ProcessVersion,
  RunningCase,
} from '#contracts/processes'
import type { LocalizedText } from '#contracts/text'
import { type Model, straysIn } from '../engine/index.ts'
import type { DraftRow } from './drafts.repo.ts'
import type { TakenIn } from './drafts.service.ts'
import { compileFaults } from './process-fault.logic.ts'
import type { ProcessListRow, VersionRow } from './process-list.readmodel.ts'
import type { RunningRow } from './running-cases.readmodel.ts'

export const presentProcess = (row: ProcessListRow): ProcessCard => ({
  key: row.key,
  name: { zh: row.name_zh, en: row.name_en },
  version: row.version,
  publishedAt: row.published_at?.toISOString() ?? null,
  running: row.running,
  draft:
    row.draft_version === null || row.saved_at === null
      ? null
      : { version: row.draft_version, savedAt: row.saved_at.toISOString() },
})

export const presentVersion = (row: VersionRow): ProcessVersion => ({
  key: row.key,
  version: row.version,
  name: { zh: row.name_zh, en: row.name_en },
  publishedAt: row.published_at.toISOString(),
  publishedBy: row.published_by,
  sha256: row.sha256,
  runningCases: row.running_cases,
})

export const presentDraft = (row: DraftRow): ProcessDraft => ({
  key: row.key,
  name: { zh: row.name_zh, en: row.name_en },
  xml: row.xml,
  version: row.version,
  savedBy: row.saved_by,
  savedAt: row.saved_at.toISOString(),
})

export const presentImport = ({ faults, remarks, draft, drawingId }: TakenIn): ProcessImport => ({
  executable: draft !== null,
  faults: compileFaults(faults),
  remarks: [...remarks],
  draft: draft === null ? null : presentDraft(draft),
  drawingId,
})

export function presentRunning(from: Model, to: Model, row: RunningRow): RunningCase {
  const element = (model: Model, id: string): { id: string; name: LocalizedText | null } => ({
    id,
    name: model.nodes[id]?.name ?? null,
  })
  const strays = straysIn(from, to, row.engine).map(({ node, proposal }) => ({
    ...element(from, node),
    proposal: proposal === null ? null : { ...element(to, proposal.node), by: proposal.by },
  }))
  return { number: row.number, organisationId: row.organisation_id, atHome: strays.length === 0, strays }
}
