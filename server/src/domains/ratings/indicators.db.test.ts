// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createIndicators, type Indicators } from '#kernels/indicator'
import { systemActor } from '#platform/access'
import { openTestPlatform, type TestPlatform } from '#platform/testing'
import { ratingIndicators } from './indicators.ts'

let platform: TestPlatform
let indicators: Indicators

interface Made {
  kind: string
  status: string
  submitted: string
  finished: string | null
  rating: number | null
  rated: string | null
}
const usual: Made = {
  kind: 'service',
  status: 'finished',
  submitted: '2026-01-20',
  finished: '2026-02-10',
  rating: null,
  rated: null,
}
const cases: Made[] = [
  ...[5, 4, 3, 2, 1].map((rating) => ({ ...usual, rating, rated: '2026-02-11' })),
  usual,
  // Rated in the period, finished before it.
  { ...usual, finished: '2026-01-25', rating: 1, rated: '2026-02-03' },
  // Rated after it, finished in it.
  { ...usual, rating: 5, rated: '2026-03-01' },
  { ...usual, kind: 'rectification', submitted: '2026-02-11' },
  { ...usual, kind: 'rectification', submitted: '2026-02-12', status: 'open', finished: null },
]

beforeAll(async () => {
  platform = await openTestPlatform('2026-03-02T04:00:00Z')
  indicators = createIndicators(platform, ratingIndicators)
  const { db, ids } = platform
  await platform.pool.query(
    "insert into cases.process_versions (key, version, xml, model, sha256, created_at) values ('p', 1, '', '{}', '', now())",
  )
  for (const [index, one] of cases.entries())
    await sql`
      insert into cases.cases (id, number, kind, title_zh, title_en, process_key, process_version, status, phase, organisation_id, region_code, subject_kind, subject_id,
        subject_name, channel, submitted_at, promised_days, clock_state, finished_at, engine, data, history_seq, rev, rating, rated_at, created_at, changed_at)
      values (${ids.next()}, ${`T-${index}`}, ${one.kind}, '件', 'case', 'p', 1, ${one.status}, 'decided', ${ids.next()}, '990100', 'person', ${ids.next()}, '某', 'web',
        ${one.submitted}, 5, 'ended', ${one.finished}, '{}', '{}', 1, 1, ${one.rating}, ${one.rated}, now(), now())`.execute(
      db,
    )
})
afterAll(() => platform.close())

test.each([
  ['ratings.count', 6, 6, null],
  ['ratings.satisfied-rate', 50, 3, 6],
  ['ratings.bad-count', 3, 3, null],
  ['ratings.rectified-rate', 50, 1, 2],
  ['ratings.coverage', (6 / 7) * 100, 6, 7],
])('%s', async (code, value, numerator, denominator) => {
  const period = { from: '2026-02-01', to: '2026-02-28' }
  const shown = await indicators.value(platform.db, systemActor, code, period)
  expect(shown.value).toBeCloseTo(value, 9)
  expect(shown).toMatchObject({ numerator, denominator })
  const records = (part: 'numerator' | 'denominator') =>
    indicators.records(platform.db, systemActor, code, { ...period, part, limit: 100 })
  expect((await records('numerator')).items).toHaveLength(numerator)
  if (denominator !== null) expect((await records('denominator')).items).toHaveLength(denominator)
})
