// SPDX-License-Identifier: Apache-2.0
import type { SupplementRequest } from '#contracts/case-record'
import type { CaseClock, CaseOutcome, CaseStatus, Phase } from '#contracts/cases'
import type { CaseState } from './engine/state.ts'

/** A case as it is stored. */
export interface CaseRow {
  id: string
  number: string
  kind: string
  title_zh: string
  title_en: string
  item_code: string | null
  definition_id: string | null
  definition_version: number | null
  process_key: string
  process_version: number
  status: CaseStatus
  phase: Phase
  outcome: CaseOutcome | null
  organisation_id: string
  region_code: string
  subject_kind: 'person' | 'enterprise' | 'organisation' | 'place' | 'case' | 'asset'
  subject_id: string
  subject_name: string
  channel: string
  submitted_at: Date
  promised_days: number
  clock_state: CaseClock['state']
  clock_started_at: Date | null
  due_at: Date | null
  days_left: number | null
  stopped_for: string | null
  used_days: number | null
  finished_at: Date | null
  engine: CaseState
  data: CaseData
  supplement: StoredSupplement | null
  timers: CaseTimer[]
  history_seq: number
  rev: number
  rating: number | null
  rated_at: Date | null
  parent_number: string | null
  /** Of a called case: the token of the parent that waits for its end. */
  parent_token: number | null
  /** How far its deadline has been told; see deadline.logic.ts. */
  rungs_told: number
  /** How many lines of its history lie in archive files; the store sets it. */
  archived_lines: number | null
  created_at: Date
  changed_at: Date
}

/** What a case carries along; its shape belongs to the case type. */
export type CaseData = Readonly<Record<string, unknown>>

export interface StoredSupplement {
  readonly points: SupplementRequest['points']
  readonly askedAt: string
}

export interface CaseTimer {
  readonly token: number
  readonly event: string
  readonly stopsWithClock: boolean
  /** Null while it stands still with the clock. */
  readonly dueAt: string | null
  readonly daysLeft: number | null
}

export interface TaskRow {
  id: string
  case_id: string
  token: number
  node: string
  name_zh: string
  name_en: string
  role: string | null
  organisation_id: string | null
  for_applicant: boolean
  assignee_id: string | null
  status: 'open' | 'claimed' | 'closed' | 'cancelled'
  actions: string[]
  item: string | null
  opened_at: Date
  claimed_at: Date | null
  due_at: Date | null
  closed_at: Date | null
  closed_by: string | null
  outcome: string | null
  /** The task within which this one was asked; null for a step of the process. */
  parent_id: string | null
  /** Working days left while the clock of the case stands. */
  days_left: number | null
  overdue_told: boolean
}

export interface HistoryRow {
  seq: number
  at: Date
  /** Event time, where it is not the time of entry. */
  occurred_at: Date | null
  kind: string
  node: string | null
  name_zh: string | null
  name_en: string | null
  outcome: string | null
  opinion: string | null
  actor_account_id: string | null
  actor_post_id: string | null
  organisation_id: string | null
  task_id: string | null
  command: unknown
  data: Record<string, unknown>
}
