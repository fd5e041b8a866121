// SPDX-License-Identifier: Apache-2.0
import type { ServiceItem } from '#contracts/service-item'
import type { CertificateType } from '#kernels/credential'
import type { Fact } from '#kernels/directory'

type AttributeValue = string | number | boolean

/**
 * What stands on the certificate an item results in: for each attribute the value of its data element from the
 * application, else from the registers, else the answer of a field with the attribute's own name.
 */
export function credentialAttributes(
  type: CertificateType,
  item: ServiceItem,
  answers: Readonly<Record<string, unknown>>,
  registered: ReadonlyMap<string, Fact>,
  today: string,
): Record<string, AttributeValue> {
  const fieldOf = new Map(
    Object.entries(item.form.schema.properties).flatMap(([field, schema]) =>
      schema['x-element'] === undefined ? [] : [[schema['x-element'], field] as const],
    ),
  )
  const values = Object.entries(type.attributes.properties).flatMap(
    ([name, attribute]): [string, AttributeValue][] => {
      const element = attribute['x-element']
      const answered = element === undefined ? undefined : answers[fieldOf.get(element) ?? '']
      const value =
        asValue(answered) ??
        (element === undefined ? undefined : registered.get(element)?.value) ??
        asValue(labelled(item, name, answers[name])) ??
        fallback(attribute.type, name, today)
      return value === undefined ? [] : [[name, attribute.type === 'string' ? String(value) : value]]
    },
  )
  return Object.fromEntries(values)
}

/** A choice is printed by its label, not by its code. */
function labelled(item: ServiceItem, field: string, answer: unknown): unknown {
  const labels = item.form.schema.properties[field]?.['x-enum-labels']
  if (labels === undefined) return answer
  if (Array.isArray(answer)) return answer.map((one) => labels[String(one)]?.zh ?? String(one)).join('、')
  return typeof answer === 'string' ? (labels[answer]?.zh ?? answer) : answer
}

function asValue(value: unknown): AttributeValue | undefined {
  if (Array.isArray(value)) return value.join('、')
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined
}

/** Dates of issue are not asked of anybody. */
function fallback(type: string, name: string, today: string): AttributeValue | undefined {
  return type === 'string' && /(issued|since|from)/i.test(name) ? today : undefined
}
