// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createIndicators, type Indicators } from '#kernels/indicator'
import { systemActor } from '#platform/access'
import { openTestPlatform, type TestPlatform } from '#platform/testing'
import { serviceIndicators } from './indicators.ts'

let platform: TestPlatform
let indicators: Indicators
const entry = '01900000-0000-7000-8000-0000000000ee'

interface Made {
  kind: string
  status: string
  outcome: string | null
  channel: string
  submitted: string
  finished: string | null
  used: number | null
  due: string | null
  clock: string
  supplemented: boolean
  item: number | null
}
const usual: Made = {
  kind: 'service',
  status: 'finished',
  outcome: 'granted',
  channel: 'web',
  submitted: '2026-02-02',
  finished: '2026-02-10',
  used: 3,
  due: '2026-02-12',
  clock: 'ended',
  supplemented: false,
  item: null,
}
const running = { status: 'open', outcome: null, finished: null, used: null, clock: 'running' }

// Promise: 5 working days. Version 1 of the item promises no visit, version 2 one.
const cases: Made[] = [
  usual,
  { ...usual, used: 5, item: 1 },
  { ...usual, used: 7, channel: 'phone', supplemented: true, item: 2 },
  { ...usual, outcome: 'not-accepted', used: 0, channel: 'window', item: 1 },
  { ...usual, status: 'withdrawn', outcome: 'withdrawn', used: 1 },
  { ...usual, status: 'terminated', outcome: 'lapsed', supplemented: true, used: 2 },
  { ...usual, ...running, due: '2026-02-20' },
  { ...usual, ...running, due: '2026-04-01' },
  { ...usual, ...running, due: '2026-02-20', clock: 'stopped' },
  { ...usual, ...running, submitted: '2025-12-01', due: null, clock: 'not-started' },
  { ...usual, kind: 'rectification', ...running, due: '2026-02-03' },
]

beforeAll(async () => {
  platform = await openTestPlatform('2026-03-02T04:00:00Z')
  indicators = createIndicators(platform, serviceIndicators)
  const { db, ids } = platform
  await platform.pool.query(
    "insert into cases.process_versions (key, version, xml, model, sha256, created_at) values ('p', 1, '', '{}', '', now())",
  )
  await sql`
    insert into catalog.entries (id, type, code, organisation_id, latest_version, search, facets, created_at)
    values (${entry}, 'service-item', 'x', ${ids.next()}, 2, '', '{}', now())`.execute(db)
  await insertItem(1, 0)
  await insertItem(2, 1)
  for (const [index, one] of cases.entries()) {
    const id = ids.next()
    await sql`
      insert into cases.cases (id, number, kind, title_zh, title_en, definition_id, definition_version, process_key, process_version, status, phase, outcome, organisation_id,
        region_code, subject_kind, subject_id, subject_name, channel, submitted_at, promised_days, clock_state, due_at, used_days, finished_at, engine, data, history_seq, rev, created_at, changed_at)
      values (${id}, ${`T-${index}`}, ${one.kind}, '件', 'case', ${one.item === null ? null : entry}, ${one.item}, 'p', 1, ${one.status}, 'decided', ${one.outcome}, ${ids.next()},
        '990100', 'person', ${ids.next()}, '某', ${one.channel}, ${one.submitted}, 5, ${one.clock}, ${one.due}, ${one.used}, ${one.finished}, '{}', '{}', 1, 1, now(), now())`.execute(
      db,
    )
    if (one.supplemented)
      for (const token of [1, 2])
        await sql`insert into cases.tasks (id, case_id, token, node, name_zh, name_en, for_applicant, status, actions, opened_at, outcome)
          values (${ids.next()}, ${id}, ${token}, 'review', '审查', 'Review', false, 'closed', '{}', now(), 'supplement')`.execute(
          db,
        )
  }
})
afterAll(() => platform.close())

async function insertItem(version: number, visits: number): Promise<void> {
  const content = JSON.stringify({ visits: { count: visits } })
  await sql`
    insert into catalog.entry_versions (entry_id, version, status, name_zh, name_en, content, content_hash, changed_at, created_at)
    values (${entry}, ${version}, 'published', '项', 'item', ${content}, '', now(), now())`.execute(
    platform.db,
  )
}

test.each([
  ['services.cases-submitted', 9, 9, null],
  ['services.cases-finished', 4, 4, null],
  ['services.on-time-rate', (2 / 3) * 100, 2, 3],
  ['services.early-days', 0, 0, 3],
  ['services.mean-workdays', 5, 15, 3],
  ['services.open-cases', 4, 4, null],
  ['services.overdue-open', 1, 1, null],
  ['services.online-rate', (8 / 9) * 100, 8, 9],
  ['services.no-visit-rate', (1 / 3) * 100, 1, 3],
  ['services.supplement-rate', (2 / 6) * 100, 2, 6],
])('%s', async (code, value, numerator, denominator) => {
  const period = { from: '2026-02-01', to: '2026-03-02' }
  const shown = await indicators.value(platform.db, systemActor, code, period)
  expect(shown.value).toBeCloseTo(value, 9)
  expect(shown).toMatchObject({ numerator, denominator })
  const records = (part: 'numerator' | 'denominator') =>
    indicators.records(platform.db, systemActor, code, { ...period, part, limit: 100 })
  if (shown.definition.kind !== 'mean') expect((await records('numerator')).items).toHaveLength(numerator)
  if (denominator !== null) expect((await records('denominator')).items).toHaveLength(denominator)
})

test('every one of them is tested above, and says what it is in both languages', () => {
  expect(serviceIndicators).toHaveLength(10)
  for (const { definition } of serviceIndicators) {
    for (const text of [
      definition.name,
      definition.formula,
      definition.scope,
      definition.source,
      definition.unit,
    ]) {
      expect(text.zh).not.toBe('')
      expect(text.en).not.toBe('')
      expect(text.en).not.toMatch(/[一-鿿]/)
    }
  }
})
