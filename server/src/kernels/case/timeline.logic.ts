// SPDX-License-Identifier: Apache-2.0
import type { TimelineEntry } from '#contracts/cases'
import type { LocalizedText } from '#contracts/text'
import type { DetailTask, TimelineRow } from './case-detail.readmodel.ts'
import type { CaseType } from './case-type.ts'

const titles: Readonly<Record<string, LocalizedText>> = {
  submitted: { zh: '提交申请', en: 'Submitted' },
  called: { zh: '由上级办件发起', en: 'Opened by the case that needs it' },
  'called-case-ended': { zh: '所需办件已办结', en: 'A case it needs has ended' },
  recalled: { zh: '上级办件不再需要，终止', en: 'Ended: the case that needed it no longer does' },
  'message-received': { zh: '收到外部消息', en: 'Message received' },
  withdrawn: { zh: '撤回申请', en: 'Withdrawn' },
  'clock-stopped': { zh: '停止计时', en: 'Clock stopped' },
  'clock-resumed': { zh: '恢复计时', en: 'Clock running again' },
  'task-claimed': { zh: '领取', en: 'Claimed' },
  'task-released': { zh: '退回公共待办', en: 'Released' },
  'task-transferred': { zh: '转办', en: 'Transferred' },
  'task-returned': { zh: '退回', en: 'Returned' },
  'timer-fired': { zh: '时限到期', en: 'Time limit reached' },
  'service-done': { zh: '系统办理', en: 'Done by the system' },
  'decision-made': { zh: '规则判断', en: 'Decided by rule' },
  paused: { zh: '依法暂停计时', en: 'Paused on a statutory ground' },
  resumed: { zh: '恢复办理', en: 'Resumed' },
  rated: { zh: '评价', en: 'Rated' },
  ended: { zh: '办结', en: 'Closed' },
}
const forStaffOnly = new Set([
  'task-claimed',
  'task-released',
  'task-transferred',
  'timer-fired',
  'message-received',
])

/** The same facts for the public and the office; the public sees posts instead of names, and no internal moves. */
export function timelineOf(
  rows: readonly TimelineRow[],
  open: readonly DetailTask[],
  type: CaseType,
  reader: 'staff' | 'public',
): TimelineEntry[] {
  const past = rows
    .filter((row) => reader === 'staff' || !forStaffOnly.has(row.kind))
    .flatMap((row) => entriesOf(row, type, reader))
  const present = open.map(
    (task): TimelineEntry => ({
      seq: 1_000_000 + task.token,
      at: task.opened_at.toISOString(),
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
  const base = { at: row.at.toISOString(), by: null, opinion: null, usedMinutes: null }
  const step: TimelineEntry = {
    ...base,
    seq: row.seq,
    kind: row.kind,
    title: titleOf(row),
    by: byWhom(row, reader),
    outcome: type.actions[row.outcome ?? '']?.label ?? null,
    opinion: reader === 'staff' || row.kind !== 'task-transferred' ? row.opinion : null,
    usedMinutes: usedMinutes(row),
    state: row.kind === 'task-returned' || isRefusing(row) ? 'attention' : 'done',
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

function titleOf(row: TimelineRow): LocalizedText {
  if (row.kind === 'task-completed' && row.name_zh !== null && row.name_en !== null)
    return { zh: row.name_zh, en: row.name_en }
  if (row.kind === 'service-done' && row.name_zh !== null && row.name_en !== null)
    return { zh: row.name_zh, en: row.name_en }
  return titles[row.kind] ?? { zh: row.kind, en: row.kind }
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
}

const isRefusing = (row: TimelineRow) =>
  row.kind === 'task-completed' &&
  (row.outcome === 'supplement' || row.outcome === 'reject' || row.outcome === 'not-accept')

function usedMinutes(row: TimelineRow): number | null {
  const openedAt = row.data['openedAt']
  return typeof openedAt === 'string'
    ? Math.max(0, Math.round((row.at.getTime() - Date.parse(openedAt)) / 60_000))
    : null
}
