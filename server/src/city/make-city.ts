// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { systemActor } from '#platform/access'
import { createManualClock, createSeededRandom } from '#platform/clock'
import type { Config } from '#platform/config'
import type { Database } from '#platform/db'
import { countJobs } from '#platform/jobs'
import { createLog } from '#platform/log'
import { createApp } from '../app.ts'
import { city, demoPassword, demoResidents, demoStaff } from '../city-profile.ts'
import { foundCity } from '../founding/found-city.ts'
import { certifySubjects } from './certificates-of-city.ts'
import { createDemoWorld } from './demo-world.ts'
import { demoCityFile, staffOrganisations } from './directory-of-city.ts'
import { handlingOrganisations, shippedItems } from './items-of-city.ts'
import { simulateCity, workingDaysBefore } from './simulate-city.ts'
import { systemAppointments } from './simulate-systems.ts'
import { registerSubjects } from './subjects-of-city.ts'
import { admitDepartmentSystems } from './systems-of-city.ts'
import { keepDemoViews } from './views-of-city.ts'

export interface CityScale {
  readonly people: number
  readonly enterprises: number
  readonly applications: number
}

export const standardScale: CityScale = { people: 60, enterprises: 30, applications: 200 }
const seed = 20_260_101
const weeksBack = 10

/** Whether this database holds a demonstration city already, the beginnings of one, or a city that is none. */
export async function cityState(database: Database): Promise<'none' | 'unfinished' | 'made' | 'founded'> {
  const migrated = await sql<{
    there: boolean
  }>`select to_regclass('directory.organisations') is not null as there`.execute(database.db)
  if (migrated.rows[0]?.there !== true) return 'none'
  const found = await sql<{ made: boolean; founded: boolean; begun: boolean }>`
    select exists (select 1 from platform.audit_log where action = 'city.made') as made,
      exists (select 1 from platform.audit_log where action = 'city.founded') as founded, exists (select 1 from directory.organisations) as begun`.execute(
    database.db,
  )
  if (found.rows[0]?.made === true) return 'made'
  if (found.rows[0]?.founded === true) return 'founded'
  return found.rows[0]?.begun === true ? 'unfinished' : 'none'
}

/** Takes back an unfinished demonstration city: all its schemas, so that it can be made anew. */
export async function dropCity(database: Database): Promise<void> {
  const found = await sql<{ name: string }>`
    select nspname as name from pg_namespace where nspname in ('platform', 'directory', 'catalog', 'channel', 'cases', 'credential', 'exchange', 'indicator', 'services')`.execute(
    database.db,
  )
  for (const { name } of found.rows) await sql`drop schema ${sql.id(name)} cascade`.execute(database.db)
  await sql`drop table if exists public.migrations`.execute(database.db)
}

/**
 * Makes the demonstration city: everything goes in through the platform's own services, on a clock that starts some
 * weeks ago and is moved along. The same seed makes the same city.
 */
export async function makeCity(
  database: Database,
  config: Config,
  masterKey: Uint8Array,
  until: Date,
  scale: CityScale,
  say: (text: string) => void,
): Promise<void> {
  const clock = createManualClock(new Date(until.getTime() - weeksBack * 7 * 86_400_000))
  const random = createSeededRandom(seed)
  // Demonstration passwords are public, so their hashes need not be slow.
  const app = await createApp({
    config,
    database,
    clock,
    random,
    log: createLog('error'),
    masterKey,
    webFolder: null,
    checkAnswers: false,
    passwordCost: 1024,
    city,
  })
  const { platform, services } = app
  const asSystem = <Result>(work: Parameters<typeof platform.units.inUnit<Result>>[1]) =>
    platform.units.inUnit({ actor: systemActor }, work)

  say('正在建立演示城市：组织机构、事项、法规… Founding the city: organisations, items, laws …')
  const files = shippedItems()
  const items = files.flatMap((file) => file.items)
  const ids = await asSystem((unit) => foundCity(unit, app, demoCityFile()))
  await asSystem((unit) => staffOrganisations(unit, services.directory, ids, handlingOrganisations(items)))
  const keeper = createDemoWorld(app, database, clock, () => null)
  const editor = await keeper.actorOf('linzhou')
  const imported = await platform.units.inUnit({ actor: editor }, (unit) =>
    services.services.items.importItems(
      unit,
      items.map((item) => ({ item, locate: () => ({ sheet: '', row: null, column: null }) })),
    ),
  )
  if (imported.rejected.length > 0)
    throw new Error(`shipped items are refused: ${JSON.stringify(imported.rejected.slice(0, 3))}`)

  say('正在登记人口与企业、签发证照… Registering people and enterprises, issuing certificates …')
  const subjects = await asSystem((unit) => registerSubjects(unit, services.directory, random, scale))
  await asSystem((unit) => certifySubjects(unit, services, subjects, random))
  const logins = await asSystem(async (unit) => {
    const made: string[] = []
    for (const [index, person] of subjects.people.slice(demoResidents.length).entries()) {
      const login = `resident-${index + 1}`
      await services.directory.staff.createAccount(unit, {
        kind: 'resident',
        login,
        password: demoPassword,
        displayName: person.name,
        personId: person.id,
        postId: null,
        demo: true,
      })
      made.push(login)
    }
    return made
  })

  say(`正在模拟 ${scale.applications} 件办件… Simulating ${scale.applications} cases …`)
  const codes = new Map([...ids].map(([code, id]) => [id, code]))
  const world = createDemoWorld(app, database, clock, (organisationId, role) => {
    const code = codes.get(organisationId)
    if (code === undefined) return null
    // Named accounts of the sign-in page do their part, so that each has work and a history.
    const named = demoStaff.find(
      (one) => one.organisation === code && one.roles.some((held) => held === role),
    )
    return named?.login ?? `${code}.${role}`
  })
  const enterprises = subjects.enterprises.flatMap((enterprise) => {
    const owner = subjects.people.findIndex((person) => person.id === enterprise.legalRepresentativeId)
    const login =
      owner < demoResidents.length ? demoResidents[owner]?.login : logins[owner - demoResidents.length]
    return login === undefined ? [] : [{ login, enterpriseId: enterprise.id }]
  })
  const keys = await admitDepartmentSystems(world)
  const { workdays } = services.caseKernel
  const lastDays = workingDaysBefore(until, 12, (day) => workdays.isWorkday(day))
  // A city without applications, as most tests want it, has none by other ways either.
  const others =
    scale.applications === 0
      ? []
      : await systemAppointments(world, keys, createSeededRandom(seed), lastDays, until)
  await simulateCity(world, items, { people: logins, enterprises }, random, until, scale.applications, others)
  await keepDemoViews(world)
  clock.set(until)
  await app.worker.processAll()
  const { failed } = await countJobs(database.db, clock.now())
  if (failed > 0) throw new Error(`${failed} jobs of the demonstration city gave up`)
  await asSystem(async (unit) => {
    await sql`set local synchronous_commit = on`.execute(unit.db)
    unit.record({ action: 'city.made', objectKind: 'city', objectId: 'YL', details: { seed, ...scale } })
  })
  await app.sealer.seal()
  await app.http.close()
}
