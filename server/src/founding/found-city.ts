// SPDX-License-Identifier: Apache-2.0
import { type City, insertCity, insertRegion } from '#kernels/directory'
import type { Unit } from '#platform/unit'
import type { App } from '../app.ts'
import type { CityFile } from './city-file.ts'
import { publishShipped } from './prepare.ts'

export interface FoundedStaff {
  readonly login: string
  readonly name: string
  /** Opens nothing but the choice of an own password. */
  readonly password: string
}

/** What the composition needs to know of a city before it is founded. */
export function cityOf({ node, name, bureau, host, regions, centres }: CityFile): City {
  const regionCode = regions.find(({ level }) => level === 'city')?.code ?? ''
  return { node, name, bureau, host, regionCode, centres }
}

/** Regions, the city itself, organisations, and the definitions that ship with the platform. Returns ids by code. */
export async function foundCity(unit: Unit, app: App, file: CityFile): Promise<Map<string, string>> {
  const { directory, catalog } = app.services
  for (const region of file.regions)
    await insertRegion(
      unit.db,
      { ...region, parentCode: region.parent ?? null, validFrom: '2000-01-01' },
      unit.now,
    )
  await insertCity(unit, cityOf(file))
  const ids = new Map<string, string>()
  for (const { region, parent, ...organisation } of file.organisations) {
    const founded = { ...organisation, regionCode: region, parentCode: parent, validFrom: file.since }
    ids.set(organisation.code, await directory.organisations.found(unit, founded))
  }
  await publishShipped(unit, app)
  await catalog.vocabulary.publishShipped(unit, catalog.entries)
  return ids
}

/** The first members of staff, each with a password that must be changed at the first sign-in. */
export async function appointStaff(
  unit: Unit,
  app: App,
  file: CityFile,
  ids: ReadonlyMap<string, string>,
): Promise<FoundedStaff[]> {
  const made: FoundedStaff[] = []
  for (const { login, name, organisation, title, roles } of file.staff) {
    const organisationId = ids.get(organisation)
    if (organisationId === undefined) throw new Error(`no organisation ${organisation}`)
    const { password } = await app.services.directory.accounts.appoint(unit, {
      login,
      displayName: name,
      organisationId,
      title,
      roles,
      reason: 'founding',
    })
    made.push({ login, name, password })
  }
  return made
}
