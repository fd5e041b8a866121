// SPDX-License-Identifier: Apache-2.0
import type { ServiceItem } from '#contracts/service-item'
import type { Prefill } from '#contracts/services'
import type { SubjectRef } from '#contracts/wire'
import { isAuthoritative } from '#kernels/catalog'
import type { HeldElement } from '#kernels/credential'
import type { Fact, Purpose } from '#kernels/directory'
import type { Unit } from '#platform/unit'
import type { ServicesDeps } from '../deps.ts'
import { applicantsOf } from './applicants.ts'

const sourceNames: Readonly<Record<string, { zh: string; en: string }>> = {
  population: { zh: '人口库', en: 'population register' },
  'legal-entity': { zh: '法人库', en: 'register of legal entities' },
}

/**
 * What the government already holds is not asked again: fields that name a data element get its value, with the source
 * and the day it was true. Each look is logged for the subject.
 */
export async function prefillForm(
  unit: Unit,
  deps: ServicesDeps,
  item: ServiceItem,
  subject: SubjectRef,
  purpose: Purpose,
): Promise<Prefill[]> {
  const elements = deps.catalog.vocabulary.elements()
  const wanted = Object.entries(item.form.schema.properties).flatMap(([field, schema]) => {
    const code = schema['x-element']
    return code === undefined ? [] : [{ field, code, schema }]
  })
  if (wanted.length === 0) return []
  const facts = new Map<string, Fact>()
  const held = new Map<string, HeldElement>()
  const codes = wanted.map((one) => one.code)
  // What is known of the enterprise comes first; of the person who applies for it, only what the enterprise has not.
  for (const one of (await applicantsOf(unit.db, unit.actor, subject)).reverse()) {
    for (const [code, fact] of await deps.directory.facts.facts(unit, one, codes, purpose))
      facts.set(code, fact)
    for (const [code, element] of await deps.credentials.elementsHeld(unit.db, one, unit.now))
      held.set(code, element)
  }
  return wanted.flatMap(({ field, code }): Prefill[] => {
    const element = elements.get(code)
    const authoritative = element !== undefined && isAuthoritative(element)
    const fact = facts.get(code)
    if (fact !== undefined) {
      return [
        {
          field,
          element: code,
          value: fact.value,
          source: sourceNames[fact.source] ?? { zh: fact.source, en: fact.source },
          asOf: fact.asOf,
          authoritative,
        },
      ]
    }
    const attribute = held.get(code)
    return attribute === undefined
      ? []
      : [
          {
            field,
            element: code,
            value: attribute.value,
            source: attribute.source,
            asOf: attribute.asOf,
            authoritative,
          },
        ]
  })
}
