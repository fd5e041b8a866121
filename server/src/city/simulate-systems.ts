// SPDX-License-Identifier: Apache-2.0
import { type CaseReportRow, type ReportedEvent, reportedStates } from '#contracts/exchange-door'
import { chinaDay, type Random } from '#platform/clock'
import { contentDigest, signatureBase, signatureHeaders, signWithSecret } from '#platform/signatures'
import type { DemoWorld } from './demo-world.ts'
import type { Appointment } from './simulate-city.ts'
import { type DepartmentSystem, departmentSystems, type SystemKey } from './systems-of-city.ts'

const hour = 3_600_000
const components = ['@method', '@target-uri', 'content-digest'] as const

/** A case of a department's system, with all that will happen to it. */
interface OwnCase extends CaseReportRow {
  readonly itemCode: string
  readonly submittedAt: string
  readonly promisedOn: string
  readonly events: ReportedEvent[]
}

interface Applicants {
  readonly people: readonly string[]
  readonly enterprises: readonly string[]
}

/**
 * What departments' systems do in the last weeks: each evening they report through the signed door, as real ones do. The
 * police fall silent when the working day before the last begins; the market regulator's list of one day differs twice.
 */
export async function systemAppointments(
  world: DemoWorld,
  keys: ReadonlyMap<string, SystemKey>,
  random: Random,
  days: readonly string[],
  until: Date,
): Promise<Appointment[]> {
  const applicants = await numbersOf(world)
  return departmentSystems.flatMap((system, place) => {
    const key = keys.get(system.code)
    if (key === undefined) throw new Error(`no key was given to ${system.code}`)
    const cases = days
      .slice(1)
      .flatMap((day, back) =>
        back % 2 === place ? [] : [ownCase(world, system, applicants, random, day, days.length - back)],
      )
    const speaks = days.slice(place === 0 ? 0 : 2)
    const evenings = speaks.map((day, back) => ({
      at: back === 0 && place === 0 ? until.getTime() - hour / 4 : Date.parse(`${day}T09:10:00Z`),
      act: () => reportAll(world, key, cases),
    }))
    const compared = days[1]
    return place === 0 && compared !== undefined
      ? [...evenings, { at: until.getTime() - hour / 5, act: () => sendList(world, key, cases, compared) }]
      : evenings
  })
}

async function numbersOf({ database, app }: DemoWorld): Promise<Applicants> {
  const people = await database.pool.query<{ id_number: string }>(
    'select id_number from directory.people order by id limit 40',
  )
  const enterprises = await database.pool.query<{ credit_code: string }>(
    'select credit_code from directory.enterprises order by id limit 40',
  )
  return {
    people: people.rows.map((row) => app.platform.keys.decrypt('id-number', row.id_number)),
    enterprises: enterprises.rows.map((row) => row.credit_code),
  }
}

function ownCase(
  { app }: DemoWorld,
  system: DepartmentSystem,
  applicants: Applicants,
  random: Random,
  day: string,
  number: number,
): OwnCase {
  const { workdays } = app.services.caseKernel
  const [itemCode, audience] = system.report[random.integer(system.report.length)] ?? ['', 'enterprise']
  const among = audience === 'person' ? applicants.people : applicants.enterprises
  const submitted = new Date(Date.parse(`${day}T01:30:00Z`) + random.integer(6 * 60) * 60_000)
  const later = (days: number) =>
    `${chinaDay(workdays.add(submitted, days))}T0${2 + random.integer(5)}:${10 + random.integer(40)}:00Z`
  const decided = 3 + random.integer(3)
  return {
    externalNumber: `${system.prefix}-${day.slice(0, 4)}-${String(number).padStart(4, '0')}`,
    itemCode,
    applicant: { kind: audience, number: among[random.integer(among.length)] ?? '' },
    submittedAt: submitted.toISOString(),
    promisedOn: chinaDay(workdays.add(submitted, 7)),
    events: [
      { id: '1', state: 'accepted', occurredAt: new Date(submitted.getTime() + hour).toISOString() },
      {
        id: '2',
        state: 'in-progress',
        occurredAt: later(1),
        step: { zh: '技术审查', en: 'Technical review' },
      },
      {
        id: '3',
        state: 'decided',
        occurredAt: later(decided),
        outcome: random.integer(8) === 0 ? 'refused' : 'granted',
        opinion: '经审查，依法作出决定。',
      },
      { id: '4', state: 'delivered', occurredAt: later(decided + 1) },
    ],
  }
}

/** Each evening all cases go over anew: what was told before is known, and counts once. */
async function reportAll(world: DemoWorld, key: SystemKey, cases: readonly OwnCase[]): Promise<void> {
  const now = world.clock.now().toISOString()
  const rows = cases
    .filter(({ submittedAt }) => submittedAt <= now)
    .map((one) => ({ ...one, events: one.events.filter(({ occurredAt }) => occurredAt <= now) }))
  const answer = await send(world, key, rows.length === 0 ? 'GET' : 'POST', rows)
  const refused = (answer.rows ?? []).filter(({ result }) => result === 'refused')
  if (refused.length > 0)
    throw new Error(`reports of the demonstration are refused: ${JSON.stringify(refused.slice(0, 2))}`)
}

async function send(world: DemoWorld, key: SystemKey, method: 'GET' | 'POST', rows: unknown[]) {
  return method === 'GET'
    ? await signed<{ rows?: { result: string }[] }>(world, key, 'GET', '/api/exchange/self')
    : await signed<{ rows?: { result: string }[] }>(world, key, 'POST', '/api/exchange/reports', { rows })
}

/** The list of a day, with a state that was never told and a case that was never reported. */
async function sendList(
  world: DemoWorld,
  key: SystemKey,
  cases: readonly OwnCase[],
  day: string,
): Promise<void> {
  const by = new Date(`${day}T15:59:59.999Z`).toISOString()
  const touched = cases.filter(
    ({ submittedAt, events }) =>
      chinaDay(new Date(submittedAt)) === day ||
      events.some(({ occurredAt }) => chinaDay(new Date(occurredAt)) === day),
  )
  const entries = touched.map((one) => {
    const present = one.events.filter(({ occurredAt }) => occurredAt <= by).at(-1)
    return {
      externalNumber: one.externalNumber,
      itemCode: one.itemCode,
      submittedOn: chinaDay(new Date(one.submittedAt)),
      promisedOn: one.promisedOn,
      state: present?.state ?? 'submitted',
      stateOn: chinaDay(new Date(present?.occurredAt ?? one.submittedAt)),
    }
  })
  const [first] = entries
  if (first === undefined) return
  const told = reportedStates.find((state) => state !== first.state) ?? first.state
  await signed(world, key, 'PUT', `/api/exchange/lists/${day}`, {
    entries: [
      { ...first, state: told },
      ...entries.slice(1),
      { ...first, externalNumber: `${first.externalNumber.slice(0, -4)}9001` },
    ],
  })
}

/** A request as a department's system sends it: docs/exchange.md. */
async function signed<Answer>(
  { app, clock }: DemoWorld,
  key: SystemKey,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: unknown,
): Promise<Answer> {
  const text = body === undefined ? '' : JSON.stringify(body)
  const digest = contentDigest(Buffer.from(text))
  const covered = body === undefined ? components.slice(0, 2) : components
  const parameters = [
    ['created', Math.floor(clock.now().getTime() / 1000)],
    ['keyid', key.id],
    ['nonce', Buffer.from(app.platform.random.bytes(18)).toString('base64url')],
  ] as const
  const base = signatureBase(
    {
      method,
      targetUri: `${app.platform.config.publicUrl ?? 'http://localhost:80'}${path}`,
      header: () => digest,
    },
    covered,
    parameters,
  )
  const answer = await app.http.inject({
    method,
    url: path,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json', 'content-digest': digest }),
      ...signatureHeaders(covered, parameters, signWithSecret(key.secret, base ?? '')),
    },
    ...(body !== undefined && { payload: text }),
  })
  if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}: ${answer.body}`)
  return answer.json() as Answer
}
