// SPDX-License-Identifier: Apache-2.0
import type { LocalizedText } from '#contracts/text'
import type { SubjectRef } from '#contracts/wire'
import type { CaseData, CaseRow } from './case-row.ts'
import { newCase, type Vars } from './engine/state.ts'

/** What a case is opened with. */
export interface NewCase {
  readonly kind: string
  readonly title: LocalizedText
  readonly itemCode: string | null
  readonly definition: { readonly id: string; readonly version: number } | null
  readonly process: string
  readonly organisationId: string
  readonly regionCode: string
  readonly subject: SubjectRef
  readonly subjectName: string
  readonly channel: string
  /** When it happened; now unless it is entered late. */
  readonly submittedAt?: Date
  readonly promisedDays: number
  readonly vars: Vars
  readonly data: CaseData
  readonly attachFiles?: readonly string[]
  readonly parentNumber?: string
  /** The token of the parent that waits for the end of this case. */
  readonly parentToken?: number
  /** What the applicant signed instead of handing it in; checked so many working days after the decision. */
  readonly commitments?: readonly {
    readonly code: string
    readonly name: LocalizedText
    readonly statement: LocalizedText
    readonly checkDays: number
  }[]
}

/** A case before its first step; `version` is that of its process. */
export function newRow(
  input: NewCase,
  own: { readonly id: string; readonly number: string; readonly version: number; readonly now: Date },
): CaseRow {
  return {
    id: own.id,
    number: own.number,
    kind: input.kind,
    title_zh: input.title.zh,
    title_en: input.title.en,
    item_code: input.itemCode,
    definition_id: input.definition?.id ?? null,
    definition_version: input.definition?.version ?? null,
    process_key: input.process,
    process_version: own.version,
    status: 'open',
    phase: 'submitted',
    outcome: null,
    organisation_id: input.organisationId,
    region_code: input.regionCode,
    subject_kind: input.subject.kind,
    subject_id: input.subject.id,
    subject_name: input.subjectName,
    channel: input.channel,
    submitted_at: input.submittedAt ?? own.now,
    promised_days: input.promisedDays,
    clock_state: 'not-started',
    clock_started_at: null,
    due_at: null,
    days_left: null,
    stopped_for: null,
    used_days: null,
    finished_at: null,
    engine: newCase,
    data: input.data,
    supplement: null,
    timers: [],
    history_seq: 0,
    rev: 0,
    rating: null,
    rated_at: null,
    parent_number: input.parentNumber ?? null,
    parent_token: input.parentToken ?? null,
    rungs_told: 0,
    archived_lines: null,
    created_at: own.now,
    changed_at: own.now,
  }
}
