// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IndicatorValue } from '#contracts/indicators'
import type { Role } from '#contracts/permissions'
import { createDirectory, insertRegion } from '#kernels/directory'
import { type Actor, systemActor } from '#platform/access'
import { createSeededRandom } from '#platform/clock'
import { createHttpServer } from '#platform/http'
import { openTestPlatform, type TestPlatform } from '#platform/testing'
import { indicatorRoutes } from './indicator.routes.ts'
import { type Counted, caseIndicator, type Indicator, type Measure } from './indicator.ts'
import { createIndicators, type Indicators } from './indicators.service.ts'

const name = { zh: '甲', en: 'A' }
const counted: Counted = { name, unit: { zh: '件', en: 'cases' } }
const indicator = (code: string, measure: Measure): Indicator =>
  caseIndicator(
    { code, name, unit: name, formula: name, scope: name, source: name, better: 'higher', theme: 'services' },
    measure,
  )

const submitted = indicator('test.submitted', {
  kind: 'count',
  day: sql`c.submitted_at`,
  counts: sql`c.kind = 'service'`,
  counted,
})
const onTime = indicator('test.on-time', {
  kind: 'ratio',
  day: sql`c.finished_at`,
  base: sql`c.kind = 'service' and c.status = 'finished'`,
  counts: sql`c.used_days <= c.promised_days`,
  counted: { name: { zh: '按期', en: 'On time' }, unit: counted.unit },
  among: { name: { zh: '办结', en: 'finished' }, unit: counted.unit },
})
const mean = indicator('test.mean', {
  kind: 'mean',
  day: sql`c.finished_at`,
  base: sql`c.kind = 'service' and c.status = 'finished'`,
  value: sql`c.used_days`,
  counted,
  among: counted,
})
const open = indicator('test.open', {
  kind: 'stock',
  enters: sql`c.submitted_at`,
  leaves: sql`c.finished_at`,
  counts: sql`c.kind = 'service'`,
  counted,
})

/** Applicants and the district their register puts them in: none for a region that is no district, or for an unknown applicant. */
const subjects = [
  { id: '01900000-0000-7000-8000-000000000001', kind: 'person', region: '990102', district: '990102' },
  { id: '01900000-0000-7000-8000-000000000002', kind: 'person', region: '990121003', district: '990121' },
  { id: '01900000-0000-7000-8000-000000000003', kind: 'person', region: '990100', district: null },
  { id: '01900000-0000-7000-8000-000000000004', kind: 'enterprise', region: '990121', district: '990121' },
  { id: '01900000-0000-7000-8000-000000000005', kind: 'person', region: null, district: null },
] as const
type Subject = (typeof subjects)[number]

interface Made {
  readonly subject: Subject
  readonly organisation: string
  readonly submittedAt: Date
  readonly finishedAt: Date | null
  readonly usedDays: number | null
  readonly kind: string
}

let platform: TestPlatform
let indicators: Indicators
let caller: Actor
let http: Awaited<ReturnType<typeof createHttpServer>>
const organisations: string[] = []
const made: Made[] = []
const promisedDays = 5

const actor = (role: Role, scope: readonly string[]): Actor => ({
  ...systemActor,
  kind: 'staff',
  accountId: '01900000-0000-7000-8000-00000000aaaa',
  organisationId: scope[0] ?? null,
  organisationScope: scope,
  roles: [role],
  channel: 'web',
})

beforeAll(async () => {
  platform = await openTestPlatform('2026-03-02T04:00:00Z')
  const directory = createDirectory(platform, { passwordCost: 1024 })
  indicators = createIndicators(platform, [submitted, onTime, mean, open])
  await platform.units.inUnit({ actor: systemActor }, async (unit) => {
    for (const [code, level, parentCode] of [
      ['990100', 'city', null],
      ['990102', 'county', '990100'],
      ['990121', 'county', '990100'],
      ['990121003', 'township', '990121'],
    ] as const) {
      const region = { code, level, parentCode, name: { zh: `区${code}`, en: `District ${code}` } }
      await insertRegion(unit.db, { ...region, validFrom: '2000-01-01' }, unit.now)
    }
    for (const [code, parentCode] of [
      ['market', null],
      ['market-lake', 'market'],
      ['health', null],
    ] as const) {
      const texts = { name: { zh: code, en: code }, shortName: { zh: code, en: code } }
      const rest = {
        kind: 'department',
        creditCode: null,
        regionCode: '990100',
        parentCode,
        validFrom: '2020-01-01',
      }
      organisations.push(await directory.organisations.found(unit, { code, ...texts, ...rest }))
    }
  })
  await platform.pool.query(
    "insert into cases.process_versions (key, version, xml, model, sha256, created_at) values ('p', 1, '', '{}', '', now())",
  )
  await insertSubjects()
  await insertCases(randomCases(700))
  http = await createHttpServer({
    ...platform,
    routes: indicatorRoutes(platform, indicators, async (_db, _actor, numbers) =>
      numbers.map((number) => card(number)),
    ),
    authenticate: async () => ({ actor: caller }),
    health: async () => ({}),
    webFolder: null,
    checkAnswers: true,
  })
})
afterAll(async () => {
  await http.close()
  await platform.close()
})

/** Cases over 120 days, some of them around midnight in Shanghai, where UTC has another day. */
function randomCases(count: number): Made[] {
  const random = createSeededRandom(11)
  const first = Date.parse('2025-11-15T00:00:00Z')
  return Array.from({ length: count }, () => {
    const at = first + random.integer(106) * 86_400_000
    const submittedAt = new Date(
      at + (random.integer(3) === 0 ? 57_600_000 - 1000 * random.integer(2) : random.integer(86_400_000)),
    )
    const ended = random.integer(4) > 0
    const usedDays = random.integer(10)
    const finishedAt = new Date(submittedAt.getTime() + (1 + usedDays) * 86_400_000)
    const over = ended && finishedAt < platform.clock.now()
    return {
      organisation: organisations[random.integer(3)] ?? '',
      submittedAt,
      finishedAt: over ? finishedAt : null,
      usedDays: over ? usedDays : null,
      kind: random.integer(10) === 0 ? 'rectification' : 'service',
      subject: subjects[random.integer(subjects.length)] ?? subjects[0],
    }
  })
}

async function insertSubjects(): Promise<void> {
  for (const { id, kind, region } of subjects) {
    if (region === null) continue
    if (kind === 'person')
      await sql`insert into directory.people (id, name, id_number, id_number_hash, birth_date, gender, region_code, attributes, provenance, created_at)
        values (${id}, '某', '', ${id}, '1990-01-01', '1', ${region}, '{}', '{}', now())`.execute(platform.db)
    else
      await sql`insert into directory.enterprises (id, name, credit_code, kind, region_code, established_on, attributes, provenance, created_at)
        values (${id}, '某', ${id}, '', ${region}, '2020-01-01', '{}', '{}', now())`.execute(platform.db)
  }
}

/** Straight into the table: indicators are tested on any cases, not only on such as the kernel would make. */
async function insertCases(cases: readonly Made[]): Promise<void> {
  for (const one of cases) {
    made.push(one)
    await sql`
      insert into cases.cases (id, number, kind, title_zh, title_en, process_key, process_version, status, phase, organisation_id, region_code, subject_kind, subject_id,
        subject_name, channel, submitted_at, promised_days, clock_state, used_days, finished_at, engine, data, history_seq, rev, created_at, changed_at)
      values (${platform.ids.next()}, ${`T-${made.length}`}, ${one.kind}, '件', 'case', 'p', 1, ${one.finishedAt === null ? 'open' : 'finished'}, 'submitted',
        ${one.organisation}, '990100', ${one.subject.kind}, ${one.subject.id}, '某', 'web', ${one.submittedAt}, ${promisedDays}, 'running', ${one.usedDays}, ${one.finishedAt},
        '{}', '{}', 1, 1, ${one.submittedAt}, ${one.submittedAt})`.execute(platform.db)
  }
}

const card = (number: string) => ({
  number,
  kind: 'service',
  title: name,
  subjectName: '某',
  status: 'open' as const,
  phase: 'submitted' as const,
  outcome: null,
  organisation: name,
  step: null,
  channel: 'web',
  submittedAt: '2026-03-02T04:00:00Z',
  arrivedAt: null,
  clock: {
    state: 'running' as const,
    promisedDays,
    usedDays: 0,
    dueAt: null,
    dueOn: null,
    provisional: false,
    level: 'fine' as const,
    stoppedFor: null,
  },
  rating: null,
  watched: false,
  unread: false,
  badges: [],
  task: null,
})

const everything = actor('leader', [])
const shanghaiDay = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
const periods = [
  { from: '2026-01-01', to: '2026-01-31' },
  { from: '2025-11-15', to: '2026-03-02' },
  { from: '2026-02-20', to: '2026-03-20' },
  { from: '2026-01-15', to: '2026-01-15' },
]
const within = (day: string, { from, to }: { from: string; to: string }) => day >= from && day <= to
const service = () => made.filter((one) => one.kind === 'service')
const finishedIn = (period: { from: string; to: string }) =>
  service().filter((one) => one.finishedAt !== null && within(shanghaiDay(one.finishedAt), period))

async function drill(
  code: string,
  query: object,
  part: 'numerator' | 'denominator' = 'numerator',
): Promise<string[]> {
  const numbers: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await indicators.records(platform.db, everything, code, {
      ...query,
      part,
      cursor,
      limit: 17,
    })
    numbers.push(...page.items)
    if (page.next === null) return numbers
    cursor = page.next
  }
}

const sum = (numbers: readonly (number | null)[]) =>
  numbers.reduce<number>((total, one) => total + (one ?? 0), 0)

describe.each(periods)('from $from to $to', (period) => {
  test('counts what fell on a day of the period in Shanghai', async () => {
    const value = await indicators.value(platform.db, everything, 'test.submitted', period)
    const expected = service().filter((one) => within(shanghaiDay(one.submittedAt), period))
    expect(value.value).toBe(expected.length)
    expect(sum(value.series.map((one) => one.value))).toBe(expected.length)
    expect(sum(value.breakdown.map((one) => one.value))).toBe(expected.length)
    for (const one of value.series.slice(0, 40))
      if (one.day <= '2026-03-02')
        expect(one.value, one.day).toBe(
          expected.filter((each) => shanghaiDay(each.submittedAt) === one.day).length,
        )
    expect(new Set(await drill('test.submitted', period)).size).toBe(expected.length)
  })

  test('ratios divide the very records they lead to', async () => {
    const value = await indicators.value(platform.db, everything, 'test.on-time', period)
    const base = finishedIn(period)
    const hits = base.filter((one) => (one.usedDays ?? 0) <= promisedDays)
    expect(value).toMatchObject({ numerator: hits.length, denominator: base.length })
    expect(value.value).toBeCloseTo((hits.length / base.length) * 100, 9)
    expect(sum(value.breakdown.map((one) => one.numerator))).toBe(hits.length)
    expect(sum(value.breakdown.map((one) => one.denominator))).toBe(base.length)
    expect(await drill('test.on-time', period)).toHaveLength(hits.length)
    expect(await drill('test.on-time', period, 'denominator')).toHaveLength(base.length)
  })

  test('means are sums over counts', async () => {
    const value = await indicators.value(platform.db, everything, 'test.mean', period)
    const base = finishedIn(period)
    const total = sum(base.map((one) => one.usedDays))
    expect(value).toMatchObject({ numerator: total, denominator: base.length })
    expect(value.value).toBeCloseTo(total / base.length, 9)
    expect(sum(value.breakdown.map((one) => one.numerator))).toBe(total)
    expect(await drill('test.mean', period)).toHaveLength(base.length)
  })

  test('stocks are what stands at the end, day after day', async () => {
    const now = platform.clock.now()
    const standing = (day: string) => {
      const end = new Date(Math.min(Date.parse(`${day}T16:00:00Z`), now.getTime()))
      return service().filter(
        (one) => one.submittedAt < end && (one.finishedAt === null || one.finishedAt >= end),
      ).length
    }
    const value = await indicators.value(platform.db, everything, 'test.open', period)
    expect(value.value).toBe(standing(period.to))
    expect(sum(value.breakdown.map((one) => one.value))).toBe(standing(period.to))
    for (const one of value.series) {
      if (one.day > '2026-03-02') expect(one.value).toBeNull()
      else expect(one.value, one.day).toBe(standing(one.day))
    }
    expect(await drill('test.open', period)).toHaveLength(standing(period.to))
  })

  test('districts are the applicants’, and lead to their cases', async () => {
    for (const code of ['test.submitted', 'test.on-time', 'test.mean', 'test.open']) {
      const value = await indicators.value(platform.db, everything, code, period)
      for (const regionCode of ['990102', '990121']) {
        const part = value.regions?.find((one) => one.regionCode === regionCode)
        const alone = await indicators.value(platform.db, everything, code, { ...period, region: regionCode })
        expect(part?.value ?? (code === 'test.submitted' || code === 'test.open' ? 0 : null)).toBe(
          alone.value,
        )
        expect(part?.name.en ?? `District ${regionCode}`).toBe(`District ${regionCode}`)
        const led = await drill(code, { ...period, region: regionCode })
        expect(led).toHaveLength((code === 'test.mean' ? alone.denominator : alone.numerator) ?? 0)
      }
      expect(value.regions?.length).toBeLessThanOrEqual(2)
    }
    const value = await indicators.value(platform.db, everything, 'test.submitted', period)
    for (const { regionCode, value: shown } of value.regions ?? [])
      expect(shown).toBe(
        service().filter(
          (one) => one.subject.district === regionCode && within(shanghaiDay(one.submittedAt), period),
        ).length,
      )
  })

  test('the previous value is the value of the days before', async () => {
    const days = (Date.parse(period.to) - Date.parse(period.from)) / 86_400_000 + 1
    const shift = (day: string, by: number) =>
      new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10)
    const before = { from: shift(period.from, -days), to: shift(period.from, -1) }
    for (const code of ['test.submitted', 'test.on-time', 'test.mean', 'test.open']) {
      const value = await indicators.value(platform.db, everything, code, period)
      const earlier = await indicators.value(platform.db, everything, code, before)
      expect(value.previous, code).toBe(earlier.value)
    }
  })
})

test('a ratio or mean of nothing is null, a count of nothing is 0', async () => {
  const nothing = { from: '2020-01-01', to: '2020-01-31' }
  const value = async (code: string) => await indicators.value(platform.db, everything, code, nothing)
  expect(await value('test.on-time')).toMatchObject({
    value: null,
    previous: null,
    numerator: 0,
    denominator: 0,
    breakdown: [],
  })
  expect((await value('test.on-time')).series.every((one) => one.value === null)).toBe(true)
  expect((await value('test.on-time')).explained.en).toContain('nothing to compute')
  expect(await value('test.mean')).toMatchObject({ value: null, denominator: 0 })
  expect(await value('test.submitted')).toMatchObject({ value: 0 })
  expect(await value('test.open')).toMatchObject({ value: 0 })
})

test('an indicator whose rows have no district is not asked by district', async () => {
  const { region: _, ...placeless } = open.rows
  const alone = createIndicators(platform, [{ ...open, rows: placeless }])
  expect((await alone.value(platform.db, everything, 'test.open', {})).regions).toBeUndefined()
  await expect(alone.value(platform.db, everything, 'test.open', { region: '990102' })).rejects.toMatchObject(
    { code: 'platform.invalid-input' },
  )
})

test('says its formula with the numbers filled in, and whether the period is over', async () => {
  const over = await indicators.value(platform.db, everything, 'test.on-time', periods[0] ?? {})
  expect(over.explained.zh).toMatch(/^按期 \d+ 件 ÷ 办结 \d+ 件 = [\d.]+%$/)
  expect(over.complete).toBe(true)
  const running = await indicators.value(platform.db, everything, 'test.on-time', {
    from: '2026-03-01',
    to: '2026-03-02',
  })
  expect(running.complete).toBe(false)
  expect(running.asOf).toBe('2026-03-02T04:00:00.000Z')
})

test('readers see the organisations of their scope, and those below the one they ask for', async () => {
  const [market = '', lake = '', health = ''] = organisations
  const total = async (reader: Actor, organisation?: string) => {
    const value = await indicators.value(platform.db, reader, 'test.submitted', {
      ...periods[1],
      ...(organisation !== undefined && { organisation }),
    })
    expect(sum(value.breakdown.map((one) => one.value))).toBe(value.value)
    return value
  }
  const count = (...ids: string[]) => service().filter((one) => ids.includes(one.organisation)).length
  expect((await total(everything)).value).toBe(count(market, lake, health))
  expect((await total(everything, market)).value).toBe(count(market, lake))
  expect((await total(actor('reviewer', [lake]))).value).toBe(count(lake))
  expect((await total(actor('reviewer', [market, lake]))).breakdown.map((one) => one.name.zh).sort()).toEqual(
    ['market', 'market-lake'],
  )
  await expect(total(actor('reviewer', [lake]), health)).rejects.toMatchObject({ code: 'platform.forbidden' })
  await expect(total(actor('resident', []))).rejects.toMatchObject({ code: 'platform.forbidden' })
  const records = await indicators.records(platform.db, actor('reviewer', [health]), 'test.submitted', {
    ...periods[1],
    limit: 100,
  })
  const own = new Set(made.flatMap((one, index) => (one.organisation === health ? [`T-${index + 1}`] : [])))
  expect(records.items.every((number) => own.has(number))).toBe(true)
})

test('over HTTP: definitions, values by theme, records; wrong periods and codes are refused', async () => {
  caller = everything
  const get = async (url: string) => {
    const answer = await http.inject({ method: 'GET', url })
    return { status: answer.statusCode, body: answer.json() }
  }
  expect((await get('/api/indicators')).body.items).toHaveLength(4)
  const values = (await get('/api/indicator-values?theme=services&from=2026-01-01&to=2026-01-31')).body
  expect(values.items.map((value: IndicatorValue) => value.definition.code)).toEqual([
    'test.submitted',
    'test.on-time',
    'test.mean',
    'test.open',
  ])
  expect((await get('/api/indicator-values?theme=data')).body.items).toEqual([])
  const records = (
    await get('/api/indicators/test.on-time/records?part=denominator&from=2026-01-01&to=2026-01-31&limit=5')
  ).body
  expect(records.items).toHaveLength(5)
  expect(typeof records.next).toBe('string')
  expect((await get('/api/indicators/test.none/value')).status).toBe(404)
  expect((await get('/api/indicators/test.open/value?from=2026-02-01&to=2026-01-01')).status).toBe(400)
  expect((await get('/api/indicators/test.open/value?from=2020-01-01&to=2026-01-01')).status).toBe(400)
  expect((await get('/api/indicators/test.open/records?cursor=zzz')).status).toBe(400)
  caller = actor('auditor', [])
  expect((await get('/api/indicators')).status).toBe(403)
})
