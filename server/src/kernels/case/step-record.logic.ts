// SPDX-License-Identifier: Apache-2.0
import type { LocalizedText } from '#contracts/text'
import type { DomainEvent } from '#platform/unit'
import type { CaseRow } from './case-row.ts'
import { type Model, nodeOf } from './engine/model.ts'
import type { RecordedCommand } from './engine/recorded.ts'
import type { Effect } from './engine/state.ts'
import type { StepInput } from './step.logic.ts'

export interface HistoryLine {
  /** Within the step, from 1; the store continues the case's own numbering, which claims also move. */
  seq: number
  at: Date
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
  command: RecordedCommand | null
  data: Readonly<Record<string, unknown>>
}

export function nameOf(model: Model, node: string): LocalizedText {
  return nodeOf(model, node).name ?? { zh: node, en: node }
}

/** The history row of a step, with what followed from it. */
export function historyOf(input: StepInput, effects: readonly Effect[]): HistoryLine[] {
  const { actor, now, task, model } = input
  const line = (kind: string, node: string | null, more: Partial<HistoryLine> = {}): HistoryLine => {
    const name = node === null ? null : nameOf(model, node)
    return {
      seq: 0,
      at: now,
      occurred_at: null,
      kind,
      node,
      name_zh: name?.zh ?? null,
      name_en: name?.en ?? null,
      outcome: null,
      opinion: null,
      actor_account_id: null,
      actor_post_id: null,
      organisation_id: null,
      task_id: null,
      command: null,
      data: {},
      ...more,
    }
  }
  const first = line(input.kind, task?.node ?? workedNode(input), {
    occurred_at: input.occurredAt ?? null,
    outcome: input.outcome ?? null,
    opinion: input.opinion ?? null,
    actor_account_id: actor.accountId,
    actor_post_id: actor.postId,
    organisation_id: actor.organisationId,
    task_id: task?.id ?? null,
    command: input.outside?.command ?? input.command,
    data: { ...input.note, ...(task !== undefined && { openedAt: task.opened_at.toISOString() }) },
  })
  return [{ ...first, seq: 1, data: { ...first.data, ...consequences(input, effects) } }]
}

/** Automatic work names its token only; the node is where that token waited. */
function workedNode({ row, command }: StepInput): string | null {
  if (command === null || !('token' in command)) return null
  return row.engine.tokens.find((token) => token.id === command.token)?.node ?? null
}

/** What else the step brought, kept with its row: the timeline shows it, replay does not need it. */
function consequences({ closing }: StepInput, effects: readonly Effect[]): Readonly<Record<string, unknown>> {
  const stopped = effects.some((effect) => effect.kind === 'clock-suspended')
  const resumed = effects.some((effect) => effect.kind === 'clock-resumed')
  const ended = effects.find((effect) => effect.kind === 'ended')
  return {
    ...(stopped && { clock: 'stopped' }),
    ...(resumed && { clock: 'resumed' }),
    ...(ended !== undefined && { ended: closing ?? ended.outcome ?? 'done', endNode: ended.node }),
  }
}

/** One event a step: who hears it can tell from its data what happened. */
export function eventsOf(input: StepInput, after: CaseRow, effects: readonly Effect[]): DomainEvent[] {
  const ended = effects.some((effect) => effect.kind === 'ended')
  return [
    {
      type: 'case.moved',
      subject: after.number,
      data: {
        kind: input.kind,
        caseKind: after.kind,
        caseId: after.id,
        number: after.number,
        organisationId: after.organisation_id,
        node: input.task?.node ?? null,
        outcome: input.outcome ?? null,
        phase: after.phase,
        opened: effects.flatMap((effect) => (effect.kind === 'task-opened' ? [effect.node] : [])),
        messages: effects.flatMap((effect) => (effect.kind === 'message-sent' ? [effect.message] : [])),
        result: ended ? after.outcome : null,
        pause: input.pause ?? null,
      },
    },
  ]
}
