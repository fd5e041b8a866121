// SPDX-License-Identifier: Apache-2.0
// What operations add to a case: who is asked, who supervises, what is owed, what it is linked with.
import { type Static, Type } from 'typebox'
import { LocalizedText } from './text.ts'
import { Id, Instant, nullable, strict } from './wire.ts'

/** What one should see of a case before opening it. */
export const caseBadges = [
  'supervised',
  'warned',
  'overdue',
  'escalated',
  'urged',
  'asked',
  'omission',
  'commitment',
] as const
export const CaseBadge = Type.Enum([...caseBadges])
export type CaseBadge = (typeof caseBadges)[number]

export const askKinds = ['delegation', 'co-handling', 'approval'] as const
export const AskKind = Type.Enum([...askKinds])
export type AskKind = (typeof askKinds)[number]

/**
 * Somebody is asked within a task. A delegation 委派 comes back with a proposal that the delegator confirms; co-handling
 * 会办 collects an opinion; an approval 加签 is given before the holder decides, or after, and then lets the decision pass.
 */
export const CaseAsk = Type.Object(
  {
    id: Id,
    /** The task within which it is asked. */
    taskId: Id,
    kind: AskKind,
    place: nullable(Type.Enum(['before', 'after'])),
    /** The task cannot be completed while this is open. */
    mandatory: Type.Boolean(),
    question: Type.String(),
    /** Of an approval afterwards: the decision that passes with it. */
    proposal: nullable(LocalizedText),
    askedBy: nullable(Type.String()),
    askedAt: Instant,
    to: Type.Object({ organisation: nullable(LocalizedText), name: nullable(Type.String()) }, strict),
    dueAt: nullable(Instant),
    state: Type.Enum(['open', 'answered', 'recalled', 'cancelled']),
    verdict: nullable(Type.Object({ code: Type.String(), label: LocalizedText }, strict)),
    opinion: nullable(Type.String()),
    answeredAt: nullable(Instant),
    /** What may be answered. */
    verdicts: Type.Array(Type.Object({ code: Type.String(), label: LocalizedText }, strict)),
    can: Type.Array(Type.Enum(['answer', 'recall'])),
  },
  strict,
)
export type CaseAsk = Static<typeof CaseAsk>

/** 督办: somebody watches over a case, or one task of it, until a stricter date; an answer is required. */
export const CaseSupervision = Type.Object(
  {
    id: Id,
    taskId: nullable(Id),
    /** Name of the task it is about; null for the case as a whole. */
    task: nullable(LocalizedText),
    by: nullable(Type.String()),
    reason: Type.String(),
    since: Instant,
    dueAt: Instant,
    state: Type.Enum(['open', 'overdue', 'answered', 'lifted']),
    answer: nullable(Type.String()),
    answeredBy: nullable(Type.String()),
    answeredAt: nullable(Instant),
    liftedAt: nullable(Instant),
    can: Type.Array(Type.Enum(['answer', 'lift'])),
  },
  strict,
)
export type CaseSupervision = Static<typeof CaseSupervision>
