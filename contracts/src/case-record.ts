// SPDX-License-Identifier: Apache-2.0
// What is on record of a case: its timeline, its papers, what its applicant was asked for.
import { type Static, Type } from 'typebox'
import { LocalizedText } from './text.ts'
import { Instant, nullable, strict } from './wire.ts'

/** One line of the timeline; the public and the office see the same facts in different words. */
export const TimelineEntry = Type.Object(
  {
    seq: Type.Number(),
    at: Instant,
    /** When it happened, where that differs from when it was entered. */
    occurredAt: nullable(Instant),
    kind: Type.String({
      description:
        'submitted, task-opened, task-completed, supplement-asked, clock-stopped, clock-resumed, transferred, returned, paper, decided, credential-issued, rated, withdrawn, ended …',
    }),
    title: LocalizedText,
    by: nullable(Type.String({ description: 'post and organisation; a name only for staff' })),
    outcome: nullable(LocalizedText),
    opinion: nullable(Type.String()),
    usedMinutes: nullable(Type.Integer()),
    state: Type.Enum(['done', 'current', 'waiting', 'attention']),
  },
  strict,
)
export type TimelineEntry = Static<typeof TimelineEntry>

export const paperKinds = ['acceptance', 'supplement', 'decision', 'not-accepted'] as const
export const Paper = Type.Object(
  {
    kind: Type.Enum([...paperKinds]),
    number: Type.String(),
    name: LocalizedText,
    issuedAt: Instant,
  },
  strict,
)

export const SupplementRequest = Type.Object(
  {
    /** What must be mended, all of it at once (一次性告知, 行政许可法 §32). */
    points: Type.Array(
      Type.Object(
        {
          target: Type.Enum(['field', 'material', 'other']),
          code: nullable(Type.String()),
          name: LocalizedText,
          reason: Type.String(),
        },
        strict,
      ),
    ),
    askedAt: Instant,
    answerBy: nullable(Instant),
  },
  strict,
)
export type SupplementRequest = Static<typeof SupplementRequest>
export type StoredPoint = SupplementRequest['points'][number]
