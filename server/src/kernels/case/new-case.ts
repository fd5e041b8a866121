// SPDX-License-Identifier: Apache-2.0
import type { LocalizedText } from '#contracts/text'
import type { SubjectRef } from '#contracts/wire'
import type { CaseData } from './case-row.ts'
import type { Vars } from './engine/state.ts'

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
