// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { checkCreditCode } from '#contracts/identifiers'
import { roles } from '#contracts/permissions'
import { postFault } from '#contracts/posts'
import { LocalizedText } from '#contracts/text'
import { strict } from '#contracts/wire'

const code = (description: string) =>
  Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 60, description })

/** What a city is founded from: who it is, its regions and organisations, and the first members of staff. */
export const CityFile = Type.Object(
  {
    node: Type.String({
      pattern: '^[A-Z]{2}$',
      description: 'First letters of every public number made here',
    }),
    name: LocalizedText,
    bureau: LocalizedText,
    host: LocalizedText,
    regions: Type.Array(
      Type.Object(
        {
          code: Type.String({ pattern: '^\\d{6,12}$', description: 'GB/T 2260, GB/T 10114' }),
          name: LocalizedText,
          level: Type.Enum(['city', 'county', 'township', 'village']),
          parent: Type.Optional(Type.String()),
        },
        strict,
      ),
      { minItems: 1 },
    ),
    organisations: Type.Array(
      Type.Object(
        {
          code: code('code of the organisation, those above before those below'),
          name: LocalizedText,
          shortName: LocalizedText,
          kind: Type.String({ minLength: 1, maxLength: 40 }),
          creditCode: Type.Union([Type.String(), Type.Null()]),
          region: Type.String(),
          parent: Type.Union([Type.String(), Type.Null()]),
        },
        strict,
      ),
      { minItems: 1 },
    ),
    centres: Type.Object(
      {
        vocabulary: code('organisation that keeps the vocabulary'),
        ratings: code('organisation that verifies bad ratings'),
      },
      strict,
    ),
    /** The day from which the organisations are on record. */
    since: Type.String({ format: 'date' }),
    staff: Type.Array(
      Type.Object(
        {
          login: Type.String({ minLength: 3, maxLength: 80 }),
          name: Type.String({ minLength: 1, maxLength: 50 }),
          organisation: code('organisation of the post'),
          title: LocalizedText,
          roles: Type.Array(Type.Enum([...roles]), { minItems: 1, uniqueItems: true }),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type CityFile = Static<typeof CityFile>

const shape = Compile(CityFile)

export interface FileFault {
  readonly pointer: string
  readonly fault: string
}

/** Everything that is wrong with a city file, in the order of the file; an empty list means that it can be founded. */
export function cityFileFaults(content: unknown): FileFault[] {
  if (!shape.Check(content))
    return shape
      .Errors(content)
      .slice(0, 50)
      .map((error) => ({ pointer: error.instancePath, fault: error.message }))
  return [...checkRegions(content), ...checkOrganisations(content), ...checkStaff(content)]
}

export function readCityFile(text: string): { file: CityFile } | { faults: FileFault[] } {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    return { faults: [{ pointer: '', fault: error instanceof Error ? error.message : 'not JSON' }] }
  }
  const faults = cityFileFaults(content)
  return shape.Check(content) && faults.length === 0 ? { file: content } : { faults }
}

function checkRegions({ regions }: CityFile): FileFault[] {
  const known = new Set<string>()
  const faults: FileFault[] = []
  for (const [index, { code, parent, level }] of regions.entries()) {
    const at = `/regions/${index}`
    if (known.has(code)) faults.push({ pointer: `${at}/code`, fault: `${code} stands twice` })
    if (parent !== undefined && !known.has(parent))
      faults.push({ pointer: `${at}/parent`, fault: `${parent} does not stand before it` })
    if ((level === 'city') !== (parent === undefined))
      faults.push({ pointer: `${at}/parent`, fault: 'the city, and only the city, has no region above it' })
    known.add(code)
  }
  if (regions.filter(({ level }) => level === 'city').length !== 1)
    faults.push({ pointer: '/regions', fault: 'exactly one region is the city itself' })
  return faults
}

function checkOrganisations({ organisations, regions, centres }: CityFile): FileFault[] {
  const regionCodes = new Set(regions.map(({ code }) => code))
  const known = new Set<string>()
  const faults: FileFault[] = []
  for (const [index, one] of organisations.entries()) {
    const at = `/organisations/${index}`
    if (known.has(one.code)) faults.push({ pointer: `${at}/code`, fault: `${one.code} stands twice` })
    if (one.parent !== null && !known.has(one.parent))
      faults.push({ pointer: `${at}/parent`, fault: `${one.parent} does not stand before it` })
    if (!regionCodes.has(one.region))
      faults.push({ pointer: `${at}/region`, fault: `there is no region ${one.region}` })
    const checked = one.creditCode === null ? { ok: true as const } : checkCreditCode(one.creditCode)
    if (!checked.ok) faults.push({ pointer: `${at}/creditCode`, fault: `credit code: ${checked.fault}` })
    known.add(one.code)
  }
  for (const [centre, code] of Object.entries(centres))
    if (!known.has(code))
      faults.push({ pointer: `/centres/${centre}`, fault: `there is no organisation ${code}` })
  return faults
}

// GB/T 22239-2019 8.1.5: an installation has all three administrators, and they are three people.
const administrators = ['system-administrator', 'security-administrator', 'auditor'] as const

function checkStaff({ staff, organisations }: CityFile): FileFault[] {
  const known = new Set(organisations.map(({ code }) => code))
  const logins = new Set<string>()
  const faults: FileFault[] = []
  for (const [index, one] of staff.entries()) {
    const at = `/staff/${index}`
    if (logins.has(one.login.toLowerCase())) faults.push({ pointer: `${at}/login`, fault: 'stands twice' })
    if (!known.has(one.organisation))
      faults.push({ pointer: `${at}/organisation`, fault: `there is no organisation ${one.organisation}` })
    const fault = postFault(one.roles)
    if (fault !== null) faults.push({ pointer: `${at}/roles`, fault: fault.en })
    logins.add(one.login.toLowerCase())
  }
  for (const role of administrators)
    if (!staff.some((one) => one.roles.includes(role)))
      faults.push({ pointer: '/staff', fault: `nobody is ${role}` })
  return faults
}
