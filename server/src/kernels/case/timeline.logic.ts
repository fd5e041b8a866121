// SPDX-License-Identifier: Apache-2.0
import type { TimelineEntry } from '#contracts/case-record'
import { pauseGrounds } from '#contracts/pause-grounds'
import { terminationGrounds } from '#contracts/termination-grounds'
import type { LocalizedText } from '#contracts/text'
import type { DetailTask, TimelineRow } from './case-detail.readmodel.ts'
import type { CaseType } from './case-type.ts'
import { isForStaffOnly, titleOf, titles } from './timeline-titles.ts'

/** The same facts for the public and the office; the public sees posts instead of names, and no internal moves. */
export function timelineOf(
  rows: readonly TimelineRow[],
  open: readonly DetailTask[],
  type: CaseType,
  reader: 'staff' | 'public',
): TimelineEntry[] {
  const past = rows
    .filter((row) => reader === 'staff' || !isForStaffOnly(row))
    .flatMap((row) => entriesOf(row, type, reader))
  const shown = open.filter((task) => reader === 'staff' || task.parent_id === null)
  const present = shown.map(
    (task): TimelineEntry => ({
      seq: 1_000_000 + task.token,
      at: task.opened_at.toISOString(),
      occurredAt: null,
      kind: 'task-open',
      title: { zh: task.name_zh, en: task.name_en },
      by: task.for_applicant
        ? null
        : [reader === 'staff' ? task.assignee_name : null, task.organisation_zh]
            .filter((part) => part !== null)
            .join(' · ') || null,
      outcome: null,
      opinion: null,
      usedMinutes: null,
      state: task.for_applicant ? 'waiting' : 'current',
    }),
  )
  return [...past, ...present]
}

/** A step, and what followed from it: the clock stopped or ran again, the case closed. */
function entriesOf(row: TimelineRow, type: CaseType, reader: 'staff' | 'public'): TimelineEntry[] {
  const base = { at: row.at.toISOString(), occurredAt: null, by: null, opinion: null, usedMinutes: null }
  const step: TimelineEntry = {
    ...base,
    seq: row.seq,
    kind: row.kind,
    occurredAt: row.occurred_at?.toISOString() ?? null,
    title: titleOf(row),
    by: byWhom(row, reader),
    outcome: outcomeOf(row, type),
    opinion: reader === 'staff' || row.kind !== 'task-transferred' ? row.opinion : null,
    usedMinutes: usedMinutes(row),
    state: pressing.has(row.kind) || isRefusing(row) ? 'attention' : 'done',
  }
  const { clock, ended } = row.data
  const follows = (
    kind: string,
    outcome: LocalizedText | null,
    state: TimelineEntry['state'],
    place: number,
  ): TimelineEntry => ({
    ...base,
    seq: row.seq + place / 10,
    kind,
    title: titles[kind] ?? { zh: kind, en: kind },
    outcome,
    state,
  })
  return [
    step,
    ...(clock === 'stopped' ? [follows('clock-stopped', null, 'attention', 1)] : []),
    ...(clock === 'resumed' ? [follows('clock-resumed', null, 'done', 1)] : []),
    ...(typeof ended === 'string' ? [follows('ended', endings[ended] ?? null, 'done', 2)] : []),
  ]
}

function outcomeOf(row: TimelineRow, type: CaseType): LocalizedText | null {
  const ground = grounds.find((one) => one.code === row.data['ground'])
  if (ground !== undefined) return ground.name
  if (row.outcome === null) return null
  return type.actions[row.outcome]?.label ?? verdicts[row.outcome] ?? null
}

/** On what the clock was stopped, or the case ended. */
const grounds: readonly { readonly code: string; readonly name: LocalizedText }[] = [
  ...pauseGrounds,
  ...terminationGrounds,
]

const verdicts: Readonly<Record<string, LocalizedText>> = {
  agree: { zh: '同意', en: 'Agree' },
  disagree: { zh: '不同意', en: 'Disagree' },
  worked: { zh: '已办好', en: 'Done' },
}

function byWhom(row: TimelineRow, reader: 'staff' | 'public'): string | null {
  if (row.post_zh === null)
    return row.actor_account_id === null ? null : reader === 'staff' ? row.actor_name : null
  return [reader === 'staff' ? row.actor_name : null, row.organisation_zh, row.post_zh]
    .filter((part) => part !== null)
    .join(' · ')
}

const endings: Readonly<Record<string, LocalizedText>> = {
  granted: { zh: '准予', en: 'Granted' },
  refused: { zh: '不予许可', en: 'Refused' },
  'not-accepted': { zh: '不予受理', en: 'Not accepted' },
  withdrawn: { zh: '申请人撤回', en: 'Withdrawn by the applicant' },
  lapsed: { zh: '逾期未补正，终止办理', en: 'Ended: not supplemented in time' },
  done: { zh: '已办结', en: 'Done' },
  terminated: { zh: '终止办理', en: 'Ended without a decision' },
  superseded: { zh: '由新办件替代', en: 'Superseded by another case' },
}

/** What wants to be seen among what went well. */
const pressing: ReadonlySet<string> = new Set([
  'task-returned',
  'urged',
  'supervised',
  'supervision-overdue',
  'deadline-near',
  'deadline-passed',
  'deadline-escalated',
  'task-overdue',
  'omission-near',
  'omission-overdue',
  'commitment-broken',
  'terminated',
  'superseded',
  'merged',
  'reopened',
])

const isRefusing = (row: TimelineRow) =>
  row.kind === 'task-completed' &&
  (row.outcome === 'supplement' || row.outcome === 'reject' || row.outcome === 'not-accept')

function usedMinutes(row: TimelineRow): number | null {
  const openedAt = row.data['openedAt']
  return typeof openedAt === 'string'
    ? Math.max(0, Math.round((row.at.getTime() - Date.parse(openedAt)) / 60_000))
    : null
}
