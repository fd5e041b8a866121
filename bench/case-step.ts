// SPDX-License-Identifier: Apache-2.0
import { Ajv2020 } from 'ajv/dist/2020.js'
import { PgBoss } from 'pg-boss'
import { type CaseKernel, type CaseType, createCaseKernel } from '#kernels/case'
import { createDirectory, insertRegion } from '#kernels/directory'
import { type Actor, systemActor } from '#platform/access'
import { createCalendar, publishedYears } from '#platform/workdays'
import { type BenchPlatform, openBenchPlatform } from './bench-platform.ts'
import { createCpuMeter } from './cpu.ts'
import { type Contender, interleave, measurement, type Suite } from './suite.ts'

const connections = 16
// As many people act at once as a city's offices have at their busiest; all contenders get the same.
const callers = 64
const formFields = 12

/**
 * Durable steps of cases, with everything a step has in production: readable by this actor, allowed to this actor,
 * version checked, form validated (every second step), process run, clock, tasks, timers, history, evidence, events and
 * the jobs of their subscribers, in one commit. Beside it, on the same server and pool: the hand-written step of one statement, and fetch + complete of pg-boss.
 */
export const caseStep: Suite = async ({ scale, say }) => {
  const bench = await openBenchPlatform(connections)
  try {
    const ours = await prepareOurs(bench, Math.round(400 * scale), say)
    const bare = await prepareBare(bench, Math.round(400 * scale))
    const boss = await prepareBoss(bench)
    const cpu = await createCpuMeter(bench.pool)
    const rates = await interleave(
      ours,
      { handWritten: bare, pgBoss: boss.run },
      { rounds: 7, ms: 1500, cpu },
    )
    await boss.stop()
    const metric = 'durable steps with all guards'
    return [
      measurement({ suite: 'case-step', metric, unit: 'steps/s' }, rates.perSecond, { handWritten: 0.5 }),
      measurement({ suite: 'case-step', metric, unit: 'steps/CPU-s' }, rates.perCpuSecond, {}),
    ]
  } finally {
    await bench.close()
  }
}

const action = (asks: 'nothing' | 'supplements' | 'answers') => ({
  label: { zh: '办理', en: 'Act' },
  style: 'default' as const,
  needsOpinion: false,
  asks,
  effect: null,
})

function permitType(): CaseType {
  const properties = Object.fromEntries(
    Array.from({ length: formFields }, (_, index) => [
      `field${index}`,
      { type: 'string', minLength: 1, maxLength: 50 },
    ]),
  )
  const validate = new Ajv2020({ strict: false }).compile({
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  })
  return {
    code: 'permit',
    name: { zh: '许可', en: 'Permit' },
    numberLetter: '',
    rating: null,
    actions: {
      accept: action('nothing'),
      pass: action('nothing'),
      supplement: action('supplements'),
      submit: action('answers'),
    },
    services: { 'issue-credential': async () => ({}) },
    decisions: { 'instant-decision': async () => ({}) },
    present: async () => ({
      form: null,
      answers: {},
      masked: [],
      prefills: [],
      materials: [],
      situation: [],
      itemVersion: null,
    }),
    reveal: () => undefined,
    async amend(_db, row, _actor, amendment) {
      if (!validate(amendment.answers)) throw new Error('the form of the benchmark is valid')
      return { data: { ...row.data, answers: amendment.answers }, attachFiles: [] }
    },
    papersFor: () => [],
    paper: async () => ({ title: { zh: '', en: '' }, facts: [], paragraphs: [], issuer: '' }),
  }
}

async function prepareOurs(
  bench: BenchPlatform,
  count: number,
  say: (text: string) => void,
): Promise<Contender> {
  const { platform } = bench
  const directory = createDirectory(platform, { passwordCost: 1024 })
  const kernel = createCaseKernel(platform, directory, [permitType()], createCalendar(publishedYears), 'YL')
  for (const type of kernel.subscribers.flatMap((subscriber) => subscriber.types)) bench.heard.add(type)
  const subject = { kind: 'person', id: platform.ids.next() } as const
  const applicant: Actor = {
    ...systemActor,
    kind: 'resident',
    accountId: platform.ids.next(),
    subject,
    roles: ['resident'],
    channel: 'web',
  }
  const { organisationId } = await platform.units.inUnit({ actor: systemActor }, async (unit) => {
    await insertRegion(
      unit.db,
      {
        code: '990100',
        name: { zh: '云澜市', en: 'Yunlan' },
        level: 'city',
        parentCode: null,
        validFrom: '2000-01-01',
      },
      unit.now,
    )
    await kernel.processes.publishShipped(unit)
    const id = await directory.organisations.found(unit, {
      code: 'market',
      name: { zh: '市场监管局', en: 'Market' },
      shortName: { zh: '市监', en: 'Market' },
      kind: 'department',
      creditCode: null,
      regionCode: '990100',
      parentCode: null,
      validFrom: '2020-01-01',
    })
    return { organisationId: id }
  })
  const official: Actor = {
    ...systemActor,
    kind: 'staff',
    accountId: platform.ids.next(),
    postId: platform.ids.next(),
    organisationId,
    organisationScope: [organisationId],
    roles: ['window-clerk', 'reviewer'],
    channel: 'web',
  }
  const numbers: string[] = []
  for (let index = 0; index < count; index++) {
    const row = await platform.units.inUnit({ actor: applicant }, (unit) =>
      kernel.cases.open(unit, {
        kind: 'permit',
        title: { zh: '食品经营许可', en: 'Food business licence' },
        itemCode: 'X',
        definition: null,
        process: 'single-approval',
        organisationId,
        regionCode: '990100',
        subject,
        subjectName: '王晓岚',
        channel: 'web',
        promisedDays: 20,
        vars: {},
        data: {},
      }),
    )
    await stepOnce(bench, kernel, row.number, applicant, official)
    numbers.push(row.number)
  }
  say(`${count} cases are under way`)
  return (ms) => forAbout(ms, numbers, (number) => stepOnce(bench, kernel, number, applicant, official))
}

const answers = Object.fromEntries(
  Array.from({ length: formFields }, (_, index) => [`field${index}`, `答复 ${index}`]),
)

/** Accept, then back and forth between “please supplement” and the supplement: steps of an official and of an applicant. */
async function stepOnce(
  { platform }: BenchPlatform,
  kernel: CaseKernel,
  number: string,
  applicant: Actor,
  official: Actor,
): Promise<void> {
  const next = wanted.get(number) ?? { taskId: '', version: 0, act: 'accept' as const }
  const known = next.taskId === '' ? await kernel.cases.load(platform.db, { number }) : null
  const taskId = known?.tasks[0]?.id ?? next.taskId
  const version = known?.row.rev ?? next.version
  const actor = next.act === 'submit' ? applicant : official
  const claim = { accountId: actor.accountId ?? '', key: platform.ids.next(), requestHash: 'bench' }
  const input =
    next.act === 'submit'
      ? { version, action: 'submit', answers }
      : next.act === 'supplement'
        ? {
            version,
            action: 'supplement',
            supplements: [{ target: 'other' as const, reason: '请补充平面图' }],
          }
        : { version, action: 'accept' }
  const opened = await kernel.handling.complete({ actor, number, taskId, input, claim, traceId: 'bench' })
  wanted.set(number, {
    taskId: opened[0] ?? '',
    version: version + 1,
    act: next.act === 'supplement' ? 'submit' : 'supplement',
  })
}
const wanted = new Map<string, { taskId: string; version: number; act: 'accept' | 'supplement' | 'submit' }>()

/**
 * What somebody would write by hand for this one process: a guarded update, a history row, an outbox row, and every second
 * step the next task, in one statement; with the indexes an inbox and a deadline list need. No access, form, clock,
 * evidence or repeat protection.
 */
async function prepareBare({ pool }: BenchPlatform, count: number): Promise<Contender> {
  await pool.query(`
    create schema bare;
    create table bare.cases (id uuid primary key, state text not null, version int not null, due_at timestamptz, updated_at timestamptz not null);
    create index on bare.cases (due_at);
    create table bare.history (case_id uuid not null, seq int not null, at timestamptz not null, state text not null, actor uuid not null, payload jsonb not null, primary key (case_id, seq));
    create table bare.outbox (id bigint generated always as identity primary key, topic text not null, key uuid not null, payload jsonb not null);
    create table bare.tasks (id uuid primary key default gen_random_uuid(), case_id uuid not null references bare.cases (id), kind text not null, grp text not null, due_at timestamptz);
    create index on bare.tasks (case_id);
    create index on bare.tasks (grp, due_at);
    insert into bare.cases select gen_random_uuid(), 'review', 0, now(), now() from generate_series(1, ${count})`)
  const ids = (await pool.query<{ id: string }>('select id from bare.cases')).rows.map((row) => row.id)
  const versions = new Map(ids.map((id) => [id, 0]))
  const actor = ids[0] ?? ''
  const statement = `
    with moved as (update bare.cases set state = $3, version = version + 1, due_at = now() + interval '5 days', updated_at = now() where id = $1 and version = $2 returning id, version),
         written as (insert into bare.history (case_id, seq, at, state, actor, payload) select id, version, now(), $3, $4, $5::jsonb from moved),
         told as (insert into bare.outbox (topic, key, payload) select 'case.moved', id, $5::jsonb from moved),
         opened as (insert into bare.tasks (case_id, kind, grp, due_at) select id, $3, 'market', now() + interval '3 days' from moved where $6)
    select version from moved`
  return (ms) =>
    forAbout(ms, ids, async (id) => {
      const version = versions.get(id) ?? 0
      await pool.query(statement, [id, version, 'review', actor, bareAnswers, version % 2 === 0])
      versions.set(id, version + 1)
    })
}
const bareAnswers = JSON.stringify({ answers: 'yes' })

async function prepareBoss(bench: BenchPlatform): Promise<{ run: Contender; stop: () => Promise<void> }> {
  const boss = new PgBoss({
    connectionString: bench.url,
    max: connections,
    schedule: false,
    supervise: false,
  })
  boss.on('error', () => {})
  await boss.start()
  await boss.createQueue('bench')
  return {
    stop: () => boss.stop({ graceful: false }),
    async run(ms) {
      // Filling is not measured by pg-boss's own count: only fetched and completed jobs are.
      const wantedJobs = Math.ceil(ms / 1000) * 1500
      for (let sent = 0; sent < wantedJobs; sent += 500)
        await boss.insert(
          'bench',
          Array.from({ length: 500 }, () => ({ data: { answers: 'yes' } })),
        )
      return await forAbout(
        ms,
        Array.from({ length: callers }, (_, lane) => String(lane)),
        async () => {
          const [job] = await boss.fetch('bench', { batchSize: 1 })
          if (job !== undefined) await boss.complete('bench', job.id)
        },
      )
    },
  }
}

/** Works through the keys in as many lanes as there are connections; a key is never worked on twice at once. */
async function forAbout(
  ms: number,
  keys: readonly string[],
  work: (key: string) => Promise<void>,
): Promise<number> {
  const until = performance.now() + ms
  let done = 0
  await Promise.all(
    Array.from({ length: callers }, async (_, lane) => {
      const own = keys.filter((_key, index) => index % callers === lane)
      for (let index = 0; performance.now() < until && own.length > 0; index++) {
        await work(own[index % own.length] ?? '')
        done += 1
      }
    }),
  )
  return done
}
