// SPDX-License-Identifier: Apache-2.0
import type { LocalizedText } from '#contracts/text'
import type { TimelineRow } from './case-detail.readmodel.ts'
import { askNames } from './operations/asks.logic.ts'

export const titles: Readonly<Record<string, LocalizedText>> = {
  submitted: { zh: '提交申请', en: 'Submitted' },
  called: { zh: '由上级办件发起', en: 'Opened by the case that needs it' },
  'called-case-ended': { zh: '所需办件已办结', en: 'A case it needs has ended' },
  recalled: { zh: '上级办件不再需要，终止', en: 'Ended: the case that needed it no longer does' },
  reported: { zh: '部门系统报送', en: 'Reported by the department’s system' },
  'message-received': { zh: '收到外部消息', en: 'Message received' },
  withdrawn: { zh: '撤回申请', en: 'Withdrawn' },
  'clock-stopped': { zh: '停止计时', en: 'Clock stopped' },
  'clock-resumed': { zh: '恢复计时', en: 'Clock running again' },
  'task-claimed': { zh: '领取', en: 'Claimed' },
  'task-released': { zh: '退回公共待办', en: 'Released' },
  'task-transferred': { zh: '转办', en: 'Transferred' },
  'task-returned': { zh: '退回', en: 'Returned' },
  'ask-answered': { zh: '答复', en: 'Answered' },
  'ask-recalled': { zh: '收回', en: 'Recalled' },
  urged: { zh: '催办', en: 'Urged' },
  supervised: { zh: '督办', en: 'Supervised' },
  'supervision-answered': { zh: '答复督办', en: 'Supervision answered' },
  'supervision-overdue': { zh: '督办逾期未答复', en: 'Supervision not answered in time' },
  'supervision-lifted': { zh: '解除督办', en: 'Supervision lifted' },
  'deadline-near': { zh: '办理期限将至', en: 'Soon due' },
  'deadline-passed': { zh: '超过承诺时限', en: 'Promised time has passed' },
  'deadline-escalated': { zh: '超期升级', en: 'Overdue, taken up the ladder' },
  'due-moved': { zh: '当地放假调整，办理期限顺延', en: 'Days off in the region moved the promised day' },
  'task-overdue': { zh: '本环节超期', en: 'Step overdue' },
  'omissions-tolerated': { zh: '容缺受理', en: 'Accepted, materials to follow' },
  'omission-supplied': { zh: '补交容缺材料', en: 'Missing material handed in' },
  'omission-waived': { zh: '免予补交', en: 'Material no longer needed' },
  'omission-near': { zh: '容缺材料补交期限将至', en: 'Missing material soon due' },
  'omission-overdue': { zh: '容缺材料逾期未补交', en: 'Missing material overdue' },
  'commitment-check-opened': { zh: '开始承诺核查', en: 'Commitment to be checked' },
  'commitment-kept': { zh: '承诺属实', en: 'Commitment kept' },
  'commitment-broken': { zh: '承诺不实', en: 'Commitment not kept' },
  terminated: { zh: '终止办理', en: 'Ended without a decision' },
  reopened: { zh: '重新办理', en: 'Reopened' },
  superseded: { zh: '由新办件替代', en: 'Superseded' },
  supersedes: { zh: '替代原办件', en: 'Takes the place of another case' },
  merged: { zh: '并入其他办件', en: 'Merged into another case' },
  'merger-received': { zh: '并入重复办件', en: 'A case that doubles it was merged in' },
  'merger-undone': { zh: '撤销合并', en: 'Merger undone' },
  split: { zh: '拆分办件', en: 'Split in two' },
  'split-from': { zh: '由原办件拆分', en: 'Split from another case' },
  migrated: { zh: '转到流程的新版本', en: 'Taken over to another version of the process' },
  'migration-undone': { zh: '撤回流程版本迁移', en: 'Back in the version it came from' },
  'timer-fired': { zh: '时限到期', en: 'Time limit reached' },
  'service-done': { zh: '系统办理', en: 'Done by the system' },
  'decision-made': { zh: '规则判断', en: 'Decided by rule' },
  paused: { zh: '依法暂停计时', en: 'Paused on a statutory ground' },
  resumed: { zh: '恢复办理', en: 'Resumed' },
  rated: { zh: '评价', en: 'Rated' },
  ended: { zh: '办结', en: 'Closed' },
}

/** How the office works is its own affair: the public sees where a case stands, not who asked whom. */
const forStaffOnly: ReadonlySet<string> = new Set([
  'task-claimed',
  'task-released',
  'task-transferred',
  'message-received',
  'task-asked',
  'ask-answered',
  'ask-recalled',
  'supervised',
  'supervision-answered',
  'supervision-overdue',
  'supervision-lifted',
  'deadline-near',
  'deadline-escalated',
  'task-overdue',
  'timer-fired',
  'migrated',
  'migration-undone',
])

/** The applicant sees their own urging, not how the office urges itself. */
export const isForStaffOnly = (row: TimelineRow): boolean =>
  forStaffOnly.has(row.kind) || (row.kind === 'urged' && row.organisation_id !== null)

/** What is called by the name of its step. */
const named: ReadonlySet<string> = new Set(['task-completed', 'service-done', 'reported'])

export function titleOf(row: TimelineRow): LocalizedText {
  const { kind, name_zh: zh, name_en: en } = row
  if (named.has(kind) && zh !== null && en !== null) return { zh, en }
  const title = (kind === 'task-asked' ? askTitle(row) : titles[kind]) ?? { zh: kind, en: kind }
  // Who claims a task gives it to nobody.
  if (kind === 'deadline-escalated') return withRung(title, row)
  return kind === 'task-claimed' ? title : withAddressee(title, row)
}

function askTitle(row: TimelineRow): LocalizedText | undefined {
  const { ask } = row.data
  return ask === 'delegation' || ask === 'co-handling' || ask === 'approval' ? askNames[ask] : undefined
}

/** “超期升级 · 2 级”. */
function withRung(title: LocalizedText, row: TimelineRow): LocalizedText {
  const { rung } = row.data
  return { zh: `${title.zh} · ${rung} 级`, en: `${title.en}: rung ${rung}` }
}

/** “会办 → 消防支队”: whom it went to, in the words of the day. */
function withAddressee(title: LocalizedText, row: TimelineRow): LocalizedText {
  const zh = row.to_name ?? row.to_zh
  const en = row.to_name ?? row.to_en
  return zh === null || en === null ? title : { zh: `${title.zh} → ${zh}`, en: `${title.en} → ${en}` }
}
