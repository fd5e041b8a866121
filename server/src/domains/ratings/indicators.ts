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
const percent = text('%', '%')
const ratingsUnit = text('次', 'ratings')
const counted = (zh: string, en: string, unit = ratingsUnit): Counted => ({ name: text(zh, en), unit })

const source = text(
  '好差评库（办件评价记录，一次办理一次评价，实时）',
  'The rating store: one rating a handling, as they are now',
)

// Who rated whom is not for the rated (国办发〔2019〕51号): they see the figures, not the records.
const indicator = (described: Omit<CaseIndicator, 'source'>, measure: Measure): Indicator => ({
  ...caseIndicator({ ...described, source }, measure),
  confidential: true,
})

const rated = sql`c.rating is not null`
const byRatingDay = text(
  '期内作出的评价，按评价日归日（北京时间），归被评价办件的办理部门',
  'Ratings given in the period, by the day they were given in China, for the organisation that handled the rated case',
)

/** Figures of the rating loop. Five grades of GB/T 39735: 5 to 3 are good, 2 and 1 are bad. */
export const ratingIndicators: readonly Indicator[] = [
  indicator(
    {
      code: 'ratings.count',
      name: text('评价量', 'Ratings'),
      unit: ratingsUnit,
      formula: text('期内作出的评价次数', 'Number of ratings given in the period'),
      scope: byRatingDay,
      better: 'neutral',
      theme: 'services',
    },
    { kind: 'count', day: sql`c.rated_at`, counts: rated, counted: counted('评价', 'Rated') },
  ),
  indicator(
    {
      code: 'ratings.satisfied-rate',
      name: text('好评率', 'Good ratings'),
      unit: percent,
      formula: text(
        '非常满意、满意、基本满意的评价 ÷ 评价 × 100%（GB/T 39735）',
        'Very satisfied, satisfied and fairly satisfied ÷ ratings × 100 % (GB/T 39735)',
      ),
      scope: byRatingDay,
      better: 'higher',
      theme: 'overview',
    },
    {
      kind: 'ratio',
      day: sql`c.rated_at`,
      base: rated,
      counts: sql`c.rating >= 3`,
      counted: counted('好评', 'Good'),
      among: counted('评价', 'in all'),
    },
  ),
  indicator(
    {
      code: 'ratings.bad-count',
      name: text('差评量', 'Bad ratings'),
      unit: ratingsUnit,
      formula: text(
        '期内不满意、非常不满意的评价次数',
        'Number of ratings dissatisfied or very dissatisfied',
      ),
      scope: byRatingDay,
      better: 'lower',
      theme: 'overview',
    },
    {
      kind: 'count',
      day: sql`c.rated_at`,
      counts: sql`c.rating <= 2`,
      counted: counted('差评', 'Bad'),
    },
  ),
  indicator(
    {
      code: 'ratings.rectified-rate',
      name: text('差评整改率', 'Bad ratings rectified'),
      unit: percent,
      formula: text(
        '已办结的差评整改件 ÷ 差评整改件 × 100%',
        'Rectifications finished ÷ rectifications opened × 100 %',
      ),
      scope: text(
        '期内立案的差评整改件，含核实不属实的；看至此刻是否办结',
        'Rectifications opened in the period, unfounded ones too; finished means finished by now',
      ),
      better: 'higher',
      theme: 'services',
    },
    {
      kind: 'ratio',
      day: sql`c.submitted_at`,
      base: sql`c.kind = 'rectification'`,
      counts: sql`c.status = 'finished'`,
      counted: counted('整改办结', 'Finished', cases),
      among: counted('整改立案', 'opened', cases),
    },
  ),
  indicator(
    {
      code: 'ratings.coverage',
      name: text('评价覆盖率', 'Share rated'),
      unit: percent,
      formula: text('有评价的办结件 ÷ 办结件 × 100%', 'Finished cases with a rating ÷ finished × 100 %'),
      scope: text(
        '期内办结的政务服务办件；期后补评的也算',
        'Service cases finished in the period; ratings given after it count too',
      ),
      better: 'higher',
      theme: 'services',
    },
    {
      kind: 'ratio',
      day: sql`c.finished_at`,
      base: sql`c.kind = 'service' and c.status = 'finished'`,
      counts: rated,
      counted: counted('已评价', 'Rated', cases),
      among: counted('办结', 'finished', cases),
    },
  ),
]
