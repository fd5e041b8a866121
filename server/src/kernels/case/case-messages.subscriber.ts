// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { pauseGrounds } from '#contracts/pause-grounds'
import type { Role } from '#contracts/permissions'
import type { Channel, MessageTemplate } from '#kernels/channel'
import { type Directory, listAccountsOfSubject } from '#kernels/directory'
import type { StoredEvent, Subscriber } from '#platform/jobs'
import type { Platform } from '#platform/module'
import type { Unit } from '#platform/unit'
import type { CaseKernel } from './case.ts'
import type { CaseRow } from './case-row.ts'

const template = (
  code: string,
  zhTitle: string,
  enTitle: string,
  zhBody: string,
  enBody: string,
): MessageTemplate => ({
  code,
  topic: 'case',
  title: { zh: zhTitle, en: enTitle },
  body: { zh: zhBody, en: enBody },
})

/** One call in four to a service desk only asks how far a matter is (GOV.UK Notify): so every step says so by itself. */
export const caseMessageTemplates: readonly MessageTemplate[] = [
  template(
    'case.submitted',
    '申请已提交',
    'Application submitted',
    '“{title}”已提交，办件编号 {number}。',
    '“{title}” was submitted as {number}.',
  ),
  template(
    'case.accepted',
    '申请已受理',
    'Application accepted',
    '“{title}”（{number}）已受理，承诺 {days} 个工作日内办结。',
    '“{title}” ({number}) was accepted; promised within {days} working days.',
  ),
  template(
    'case.supplement',
    '需要您补正材料',
    'Please supplement',
    '“{title}”（{number}）需要补正，请按一次性告知的内容办理；补正期间不计入办理时限。',
    '“{title}” ({number}) needs supplements, all listed at once; the clock stands while you do.',
  ),
  template(
    'case.paused',
    '依法暂停计时',
    'The clock stands',
    '“{title}”（{number}）因{ground}暂停计时，预计需 {pauseDays} 日；该时间不计入办理时限（行政许可法第四十五条）。',
    'The clock of “{title}” ({number}) stands for: {ground}. It will take about {pauseDays} days, which do not count (Licensing Law art. 45).',
  ),
  template(
    'case.resumed',
    '恢复计时',
    'The clock runs again',
    '“{title}”（{number}）已恢复计时，继续办理。',
    'The clock of “{title}” ({number}) runs again.',
  ),
  template(
    'case.ended',
    '办件已办结',
    'Case closed',
    '“{title}”（{number}）已办结：{result}。',
    '“{title}” ({number}) is closed: {result}.',
  ),
  template(
    'case.task',
    '新的待办',
    'New work',
    '“{title}”（{number}）到达“{step}”环节。',
    '“{title}” ({number}) has reached “{step}”.',
  ),
  template(
    'case.supplement-reminder',
    '补正即将到期',
    'Supplement soon due',
    '“{title}”（{number}）的补正期限将至，逾期将终止办理。',
    'The time to supplement “{title}” ({number}) is running out; after it the case ends.',
  ),
  template(
    'case.handling-reminder',
    '办理提醒',
    'Reminder',
    '“{title}”（{number}）的本环节时限将至，请尽快办理。',
    'This step of “{title}” ({number}) is soon due.',
  ),
  template(
    'case.transferred',
    '转办给您',
    'Transferred to you',
    '“{title}”（{number}）已转办给您。',
    '“{title}” ({number}) was transferred to you.',
  ),
]

const results: Readonly<Record<string, { zh: string; en: string }>> = {
  granted: { zh: '准予', en: 'granted' },
  refused: { zh: '不予许可', en: 'refused' },
  'not-accepted': { zh: '不予受理', en: 'not accepted' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  lapsed: { zh: '逾期未补正，终止', en: 'ended, not supplemented in time' },
  done: { zh: '已办结', en: 'done' },
  terminated: { zh: '终止办理', en: 'ended without a decision' },
  superseded: { zh: '由新办件替代', en: 'superseded by another case' },
}

interface MovedData {
  readonly kind?: string
  readonly node?: string | null
  readonly outcome?: string | null
  readonly result?: string | null
  readonly assignee?: string
  readonly opened?: readonly string[]
  readonly messages?: readonly string[]
  readonly pause?: { readonly ground: string; readonly days: number } | 'resume' | null
}

const same = (text: string) => ({ zh: text, en: text })

/** Tells applicants and officials of each step, and pages that something changed. */
export function caseMessages(
  platform: Platform,
  kernel: CaseKernel,
  directory: Directory,
  channel: Channel,
): Subscriber {
  return { name: 'case.messages', types: ['case.moved', 'case.task-transferred'], hear }

  async function hear(unit: Unit, event: StoredEvent): Promise<void> {
    const { number } = event.data as { number: string } // our own events
    const { row } = await kernel.cases.load(unit.db, { number })
    const applicants =
      row.subject_kind === 'person' || row.subject_kind === 'enterprise'
        ? await listAccountsOfSubject(unit.db, row.subject_kind, row.subject_id)
        : []
    await tell(unit, event, row, applicants)
    platform.stream.publish({
      topic: 'case',
      reference: number,
      accountIds: applicants,
      organisationIds: [row.organisation_id],
    })
    platform.stream.publish({ topic: 'figures', reference: null, everybody: true })
  }

  async function tell(
    unit: Unit,
    event: StoredEvent,
    row: CaseRow,
    applicants: readonly string[],
  ): Promise<void> {
    const values = {
      title: { zh: row.title_zh, en: row.title_en },
      number: row.number,
      days: String(row.promised_days),
    }
    const toApplicant = (code: string, more: Record<string, { zh: string; en: string }> = {}) =>
      channel.send(unit, {
        template: code,
        accountIds: applicants,
        values: { ...values, ...more },
        link: { kind: 'case', reference: row.number },
        dedupeKey: event.id,
      })
    const { kind, node, outcome, result, assignee, opened, messages, pause } = event.data as MovedData // our own event
    if (kind === 'submitted') await toApplicant('case.submitted')
    if (kind === 'task-completed' && node === 'accept' && outcome === 'accept')
      await toApplicant('case.accepted')
    if (kind === 'task-completed' && outcome === 'supplement') await toApplicant('case.supplement')
    if (pause === 'resume') await toApplicant('case.resumed')
    else if (pause != null)
      await toApplicant('case.paused', {
        ground: pauseGrounds.find((one) => one.code === pause.ground)?.name ?? same(pause.ground),
        pauseDays: same(String(pause.days)),
      })
    if (result != null)
      await toApplicant('case.ended', { result: results[result] ?? { zh: '已办结', en: 'done' } })
    if ((opened ?? []).length > 0) await tellStaff(unit, event, row, values)
    if (messages?.includes('supplement-reminder') === true) await toApplicant('case.supplement-reminder')
    if (messages?.includes('handling-reminder') === true) await remindHolders(unit, event, row, values)
    if (event.type === 'case.task-transferred' && assignee !== undefined) {
      await channel.send(unit, {
        template: 'case.transferred',
        accountIds: [assignee],
        values,
        link: { kind: 'case', reference: row.number },
        dedupeKey: event.id,
      })
    }
  }

  /** DIGIT's users had to ask for this (Citizen-Complaint-Resolution-System#904): those who can take the task are told. */
  async function tellStaff(
    unit: Unit,
    event: StoredEvent,
    row: CaseRow,
    values: Record<string, string | { zh: string; en: string }>,
  ): Promise<void> {
    const open = await sql<{
      node: string
      name_zh: string
      name_en: string
      role: string
      organisation_id: string
    }>`
      select node, name_zh, name_en, role, organisation_id from cases.tasks
      where case_id = ${row.id} and status = 'open' and token <> 0 and role is not null and organisation_id is not null and opened_at = ${event.at}`.execute(
      unit.db,
    )
    for (const task of open.rows) {
      const holders = await directory.staff.holders(
        unit.db,
        task.organisation_id,
        [task.role as Role],
        unit.now,
      ) // roles of processes are checked at publication
      await channel.send(unit, {
        template: 'case.task',
        accountIds: holders.map((holder) => holder.accountId),
        values: { ...values, step: { zh: task.name_zh, en: task.name_en } },
        link: { kind: 'case', reference: row.number },
        dedupeKey: `${event.id}:${task.node}:${task.organisation_id}`,
      })
    }
  }

  /** 催办: whoever holds an open task of the case, or could take it. */
  async function remindHolders(
    unit: Unit,
    event: StoredEvent,
    row: CaseRow,
    values: Record<string, string | { zh: string; en: string }>,
  ): Promise<void> {
    const open = await sql<{ assignee_id: string | null; role: string; organisation_id: string }>`
      select assignee_id, role, organisation_id from cases.tasks
      where case_id = ${row.id} and status in ('open', 'claimed') and role is not null and organisation_id is not null`.execute(
      unit.db,
    )
    for (const task of open.rows) {
      const holders =
        task.assignee_id === null
          ? await directory.staff.holders(unit.db, task.organisation_id, [task.role as Role], unit.now)
          : [{ accountId: task.assignee_id }]
      await channel.send(unit, {
        template: 'case.handling-reminder',
        accountIds: holders.map((holder) => holder.accountId),
        values,
        link: { kind: 'case', reference: row.number },
        dedupeKey: event.id,
      })
    }
  }
}
