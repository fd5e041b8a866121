// SPDX-License-Identifier: Apache-2.0
import type { ServiceItem } from '#contracts/service-item'
import type { AttributeValue, CertificateType } from '#kernels/credential'
import { type AttributeSource, attributeSources } from './result-sources.ts'

/** What is known about an application when its certificate is made. */
export interface ResultInput {
  readonly type: CertificateType
  readonly item: ServiceItem
  readonly answers: Readonly<Record<string, unknown>>
  readonly situation: Readonly<Record<string, unknown>>
  /** Values of data elements from registers and certificates held. */
  readonly known: ReadonlyMap<string, AttributeValue>
  readonly today: string
}

/**
 * What stands on the certificate an item results in: what the application says counts first, then the declared source
 * of the attribute, then its data element in the registers.
 */
export function credentialAttributes(input: ResultInput): Record<string, AttributeValue> {
  const { type, item, answers } = input
  const fieldOf = new Map(
    Object.entries(item.form.schema.properties).flatMap(([field, schema]) =>
      schema['x-element'] === undefined ? [] : [[schema['x-element'], field] as const],
    ),
  )
  const values = Object.entries(type.attributes.properties).flatMap(([name, attribute]) => {
    const element = attribute['x-element']
    const declared = (attributeSources[type.code]?.[name] ?? []).map((source) =>
      sourced(source, input, element === undefined),
    )
    const field = element === undefined ? undefined : fieldOf.get(element)
    const candidates = [
      ...declared,
      field === undefined ? undefined : asValue(answers[field]),
      element === undefined ? undefined : input.known.get(element),
      asValue(labelled(item, name, answers[name])),
    ]
    const value = candidates.find((candidate) => candidate !== undefined && candidate !== '')
    if (value === undefined) return []
    return [[name, attribute.type === 'string' ? String(value) : value] as const]
  })
  return Object.fromEntries(values)
}

/** An attribute with a data element keeps the code of its code set; one without is printed by the label. */
function sourced(source: AttributeSource, input: ResultInput, byLabel: boolean): AttributeValue | undefined {
  if ('field' in source) {
    const answer = input.answers[source.field]
    if (source.codes !== undefined) return typeof answer === 'string' ? source.codes[answer] : undefined
    return asValue(byLabel ? labelled(input.item, source.field, answer) : answer)
  }
  if ('situation' in source)
    return chosenLabel(input.item, source.situation, input.situation[source.situation])
  if ('element' in source) return input.known.get(source.element)
  return 'text' in source ? source.text : input.today
}

function chosenLabel(item: ServiceItem, id: string, given: unknown): string | undefined {
  const options = item.situations.find((question) => question.id === id)?.options ?? []
  const chosen = options.filter((option) =>
    Array.isArray(given) ? given.includes(option.value) : option.value === given,
  )
  return chosen.length === 0 ? undefined : chosen.map((option) => option.label.zh).join('、')
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
