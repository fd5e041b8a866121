// SPDX-License-Identifier: Apache-2.0
import type { LocalizedText } from '#contracts/text'
import type { Attributes, AttributeValue } from './certificate-types.ts'
import type { CertificateType } from './types/certificate-type.ts'

/** Name of a coded value (gender `2` → 女); undefined where the element has no code set or the value is text already. */
export type CodeName = (element: string, value: string) => LocalizedText | undefined

export interface AttributeText {
  readonly code: string
  readonly label: LocalizedText
  readonly value: string
}

// Numbers by which somebody could pass for the holder: a code that anyone may scan shows their ends only.
const keptShort = new Set(['person.id-number', 'person.social-security-number'])

/** What stands on a certificate, in the order of its type. */
export function attributeTexts(
  type: CertificateType,
  attributes: Attributes,
  options: { readonly codeName: CodeName; readonly masked: boolean },
): AttributeText[] {
  return Object.entries(type.attributes.properties).flatMap(([code, schema]) => {
    const value = attributes[code]
    if (value === undefined) return []
    const element = schema['x-element']
    const text = textOf(value, element, options.codeName)
    const hidden = options.masked && element !== undefined && keptShort.has(element)
    return [{ code, label: schema['x-label'], value: hidden ? endsOf(text) : text }]
  })
}

function textOf(value: AttributeValue, element: string | undefined, codeName: CodeName): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  return (element === undefined ? undefined : codeName(element, String(value)))?.zh ?? String(value)
}

function endsOf(text: string): string {
  return text.length < 8
    ? '*'.repeat(text.length)
    : `${text.slice(0, 3)}${'*'.repeat(text.length - 7)}${text.slice(-4)}`
}
