// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { LocalizedText } from '#contracts/text'
import {
  type CaseIndicator,
  type Counted,
  caseIndicator,
  type Indicator,
  type Measure,
} from '#kernels/indicator'

const text = (zh: string, en: string): LocalizedText => ({ zh, en })
const cases = text('件', 'cases')
const workdays = text('个工作日', 'working days')
const percent = text('%', '%')
const counted = (zh: string, en: string, unit = cases): Counted => ({ name: text(zh, en), unit })

const source = text(
  '办件库（统一受理平台的办件记录，实时）',
  'The case store: records of the unified acceptance platform, as they are now',
)

const indicator = (described: Omit<CaseIndicator, 'source'>, measure: Measure): Indicator =>
  caseIndicator({ ...described, source }, measure)

const service = sql`c.kind = 'service'`
const finished = sql`c.kind = 'service' and c.status = 'finished'`
// What was not accepted was never under a promise.
const handled = sql`c.kind = 'service' and c.status = 'finished' and c.outcome is distinct from 'not-accepted'`

const serviceCases = text(
  '政务服务办件（不含差评整改件），按业务发生日归日（北京时间）',
  'Service cases (without rectifications), by the day it happened in China',
)
const handledCases = text(
  '期内办结的政务服务办件，不含不予受理、撤回和终止；工作日不含补正等法定停表时间',
  'Service cases finished in the period, without those not accepted, withdrawn or lapsed; working days leave out supplements and other statutory pauses',
)

/** Figures of the services loop; each says what it counts, among what, and from where. */
export const serviceIndicators: readonly Indicator[] = [
  indicator(
    {
      code: 'services.cases-submitted',
      name: text('受理申请量', 'Applications'),
      unit: cases,
      formula: text('期内提交的申请件数', 'Number of applications submitted in the period'),
      scope: serviceCases,
      better: 'neutral',
      theme: 'overview',
    },
    {
      kind: 'count',
      day: sql`c.submitted_at`,
      counts: service,
      counted: counted('提交申请', 'Submitted'),
    },
  ),
  indicator(
    {
      code: 'services.cases-finished',
      name: text('办结量', 'Finished cases'),
      unit: cases,
      formula: text('期内办结的件数', 'Number of cases finished in the period'),
      scope: text(
        '期内办结的政务服务办件，含不予许可和不予受理，不含撤回和终止',
        'Service cases finished in the period, with refusals and those not accepted, without those withdrawn or lapsed',
      ),
      better: 'neutral',
      theme: 'overview',
    },
    {
      kind: 'count',
      day: sql`c.finished_at`,
      counts: finished,
      counted: counted('办结', 'Finished'),
    },
  ),
  indicator(
    {
      code: 'services.on-time-rate',
      name: text('按期办结率', 'Finished on time'),
      unit: percent,
      formula: text(
        '实际用时不超过承诺时限的办结件 ÷ 办结件 × 100%',
        'Finished within the promised days ÷ finished × 100 %',
      ),
      scope: handledCases,
      better: 'higher',
      theme: 'overview',
    },
    {
      kind: 'ratio',
      day: sql`c.finished_at`,
      base: handled,
      counts: sql`c.used_days <= c.promised_days`,
      counted: counted('按期办结', 'On time'),
      among: counted('办结', 'finished'),
    },
  ),
  indicator(
    {
      code: 'services.early-days',
      name: text('平均提速', 'Days ahead of the promise'),
      unit: workdays,
      formula: text('∑（承诺时限 − 实际用时）÷ 办结件', 'Σ (promised days − used days) ÷ finished'),
      scope: handledCases,
      better: 'higher',
      theme: 'services',
    },
    {
      kind: 'mean',
      day: sql`c.finished_at`,
      base: handled,
      value: sql`c.promised_days - c.used_days`,
      counted: counted('提前合计', 'Ahead by', workdays),
      among: counted('办结', 'finished'),
    },
  ),
  indicator(
    {
      code: 'services.mean-workdays',
      name: text('平均办理时长', 'Mean handling time'),
      unit: workdays,
      formula: text('∑ 实际用时 ÷ 办结件', 'Σ used days ÷ finished'),
      scope: handledCases,
      better: 'lower',
      theme: 'services',
    },
    {
      kind: 'mean',
      day: sql`c.finished_at`,
      base: handled,
      value: sql`c.used_days`,
      counted: counted('用时合计', 'Used', workdays),
      among: counted('办结', 'finished'),
    },
  ),
  indicator(
    {
      code: 'services.open-cases',
      name: text('在办', 'Open cases'),
      unit: cases,
      formula: text(
        '期末已提交、尚未办结的件数',
        'Number submitted and not finished at the end of the period',
      ),
      scope: text(
        '截至期末（期未结束则截至此刻）的政务服务办件，不论何时提交',
        'Service cases at the end of the period, or now while it is not over, whenever submitted',
      ),
      better: 'neutral',
      theme: 'overview',
    },
    {
      kind: 'stock',
      enters: sql`c.submitted_at`,
      leaves: sql`c.finished_at`,
      counts: service,
      counted: counted('在办', 'Open'),
    },
  ),
  indicator(
    {
      code: 'services.overdue-open',
      name: text('超期在办', 'Overdue and open'),
      unit: cases,
      formula: text(
        '期末已过承诺到期日、尚未办结的件数',
        'Number past their due date and not finished at the end of the period',
      ),
      scope: text(
        '计时中的政务服务办件；停表的不算。过去各日按现在登记的到期日回算',
        'Service cases whose clock runs; stopped ones are left out. Past days are computed with due dates as they stand now',
      ),
      better: 'lower',
      theme: 'overview',
    },
    {
      kind: 'stock',
      enters: sql`c.due_at`,
      leaves: sql`c.finished_at`,
      counts: sql`c.kind = 'service' and c.due_at is not null and c.clock_state <> 'stopped'`,
      counted: counted('超期在办', 'Overdue'),
    },
  ),
  indicator(
    {
      code: 'services.online-rate',
      name: text('网办率', 'Submitted online'),
      unit: percent,
      formula: text(
        '通过网络或电话提交的申请 ÷ 申请 × 100%',
        'Submitted by web or phone ÷ submitted × 100 %',
      ),
      scope: serviceCases,
      better: 'higher',
      theme: 'overview',
    },
    {
      kind: 'ratio',
      day: sql`c.submitted_at`,
      base: service,
      counts: sql`c.channel in ('web', 'phone')`,
      counted: counted('网上提交', 'Online'),
      among: counted('提交申请', 'submitted'),
    },
  ),
  indicator(
    {
      code: 'services.no-visit-rate',
      name: text('零跑动率', 'Without a visit'),
      unit: percent,
      formula: text(
        '不在窗口提交且事项承诺到场 0 次的申请 ÷ 申请 × 100%',
        'Not submitted at a window, of an item that promises no visit ÷ submitted × 100 %',
      ),
      scope: text(
        '有事项版本可查的政务服务办件；到场次数取办件所依版本的承诺，不是实际计数',
        'Service cases with a pinned item version; the number of visits is what that version promises, not a count of visits made',
      ),
      better: 'higher',
      theme: 'services',
    },
    {
      kind: 'ratio',
      day: sql`c.submitted_at`,
      base: sql`c.kind = 'service' and c.definition_id is not null`,
      counts: sql`c.channel <> 'window' and exists (select 1 from catalog.entry_versions as i
        where i.entry_id = c.definition_id and i.version = c.definition_version and i.content #>> '{visits,count}' = '0')`,
      counted: counted('零跑动', 'Without a visit'),
      among: counted('提交申请', 'submitted'),
    },
  ),
  indicator(
    {
      code: 'services.supplement-rate',
      name: text('补正率', 'Sent back for supplements'),
      unit: percent,
      formula: text(
        '要求过补正的办结件 ÷ 办结件 × 100%',
        'Finished cases that were sent back for supplements ÷ finished × 100 %',
      ),
      scope: text(
        '期内办结、撤回或终止的政务服务办件；补正多次算一件',
        'Service cases that ended in the period, however they ended; several supplements count once',
      ),
      better: 'lower',
      theme: 'services',
    },
    {
      kind: 'ratio',
      day: sql`c.finished_at`,
      base: sql`c.kind = 'service' and c.finished_at is not null`,
      // Tasks stay where they are, history may have gone into the archive.
      counts: sql`exists (select 1 from cases.tasks as k where k.case_id = c.id and k.status = 'closed' and k.outcome = 'supplement')`,
      counted: counted('要求补正', 'Sent back'),
      among: counted('办结', 'ended'),
    },
  ),
]
