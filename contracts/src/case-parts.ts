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

/** What followed from a commitment that was not kept. */
export const consequenceKinds = ['rectify', 'revoke', 'credit'] as const
export const Consequence = Type.Object(
  {
    /** Ordered to put it right, the decision is taken back, or it is entered into the credit record. */
    kind: Type.Enum([...consequenceKinds]),
    text: Type.String({ minLength: 2, maxLength: 1000 }),
  },
  strict,
)
export type Consequence = Static<typeof Consequence>

/**
 * Owed later: a material that was tolerated missing 容缺受理, or that a commitment stands for 告知承诺, which is checked
 * after the decision.
 */
export const CaseDue = Type.Object(
  {
    id: Id,
    kind: Type.Enum(['omission', 'commitment']),
    material: Type.Object({ code: Type.String(), name: LocalizedText }, strict),
    /** What the applicant signed. */
    statement: nullable(LocalizedText),
    since: Instant,
    /** Null for a commitment whose case is not decided yet. */
    dueAt: nullable(Instant),
    state: Type.Enum(['promised', 'open', 'overdue', 'supplied', 'waived', 'kept', 'broken', 'ended']),
    closedAt: nullable(Instant),
    /** Why it was waived, or what the check found. */
    findings: nullable(Type.String()),
    consequence: nullable(Consequence),
    can: Type.Array(Type.Enum(['supply', 'close', 'check'])),
  },
  strict,
)
export type CaseDue = Static<typeof CaseDue>

/** A material that may be handed in after acceptance. */
export const OmissibleMaterial = Type.Object(
  {
    code: Type.String(),
    name: LocalizedText,
    /** Working days it may take, from acceptance. */
    days: Type.Integer(),
    /** Not handed in: acceptance has to say what becomes of it. */
    missing: Type.Boolean(),
  },
  strict,
)
export type OmissibleMaterial = Static<typeof OmissibleMaterial>

/** How a case stands to another. */
export const CaseLink = Type.Object(
  {
    id: Id,
    kind: Type.Enum(['merged-into', 'superseded-by', 'split-from']),
    /** `out`: this case was merged, superseded or split off; `in`: the other one was. */
    direction: Type.Enum(['out', 'in']),
    number: Type.String(),
    title: LocalizedText,
    reason: Type.String(),
    at: Instant,
    undoneAt: nullable(Instant),
    can: Type.Array(Type.Enum(['undo'])),
  },
  strict,
)
export type CaseLink = Static<typeof CaseLink>

/** What of a case may become a case of its own. */
export const SplitOptions = Type.Object(
  {
    materials: Type.Array(Type.Object({ code: Type.String(), name: LocalizedText }, strict)),
    /** Matters applied for together, such as several changes in one application. */
    matters: Type.Array(Type.Object({ code: Type.String(), name: LocalizedText }, strict)),
  },
  strict,
)
export type SplitOptions = Static<typeof SplitOptions>
