// SPDX-License-Identifier: Apache-2.0

import type { Fact } from '#kernels/directory'
import type { Random } from '#platform/clock'
import type { Unit } from '#platform/unit'
import type { Services } from '../composition.ts'
import type { CitySubjects } from './subjects-of-city.ts'

/** Certificates that people and enterprises hold already: issued by import, before the platform's first case. */
export async function certifySubjects(
  unit: Unit,
  services: Services,
  subjects: CitySubjects,
  random: Random,
): Promise<void> {
  for (const [index, person] of subjects.people.entries()) {
    const subject = { kind: 'person', id: person.id } as const
    await issueHeld(unit, services, 'identity-card', subject, person.name)
    // The first is 王晓岚, whose journey shows materials that are not asked for.
    if (index === 0 || random.integer(3) === 0)
      await issueHeld(unit, services, 'social-security-card', subject, person.name)
  }
  for (const enterprise of subjects.enterprises)
    await issueHeld(
      unit,
      services,
      'business-licence',
      { kind: 'enterprise', id: enterprise.id },
      enterprise.name,
    )
}

async function issueHeld(
  unit: Unit,
  services: Services,
  typeCode: string,
  subject: { kind: 'person' | 'enterprise'; id: string },
  holderName: string,
): Promise<void> {
  const type = services.credentials.types().get(typeCode)
  if (type === undefined) return
  const elements = Object.values(type.attributes.properties).flatMap(
    (attribute) => attribute['x-element'] ?? [],
  )
  const facts = await services.directory.facts.facts(unit, subject, [...elements, 'person.id-number'], {
    kind: 'import',
    reference: typeCode,
  })
  const attributes = Object.fromEntries(
    Object.entries(type.attributes.properties).flatMap(([name, attribute]): [string, string | number][] => {
      const value = attributeValue(name, attribute, facts)
      return value === undefined ? [] : [[name, attribute.type === 'string' ? String(value) : value]]
    }),
  )
  await services.credentials.issue(unit, {
    type: typeCode,
    subject,
    holderName,
    attributes,
    caseNumber: null,
    issuedOn: '2024-05-20',
  })
}

/** A fictional bank; the social security number is the citizen number (人社部发〔2011〕47号). */
function attributeValue(
  name: string,
  attribute: { 'x-element'?: string; type: string },
  facts: ReadonlyMap<string, Fact>,
): string | number | undefined {
  const fact = attribute['x-element'] === undefined ? undefined : facts.get(attribute['x-element'])
  if (fact !== undefined) return fact.value
  if (name === 'socialSecurityNumber') return facts.get('person.id-number')?.value
  if (name === 'bank') return '云澜银行'
  if (/until|expires/i.test(name)) return '2044-05-20'
  return /issued|since/i.test(name) ? '2024-05-20' : undefined
}
