// SPDX-License-Identifier: Apache-2.0
import { createHmac, timingSafeEqual } from 'node:crypto'

/** Parameters of a signature in the order in which they stand (RFC 9421 §2.3); the order is part of what is signed. */
export type SignatureParameters = readonly (readonly [name: string, value: string | number])[]

export interface ParsedSignature {
  /** Names of the covered components, in order. */
  readonly components: readonly string[]
  readonly parameters: SignatureParameters
  readonly signature: Buffer
}

/** The message whose components are covered; header names in lower case. */
export interface MessageToSign {
  readonly method: string
  /** The whole address, as the sender wrote it. */
  readonly targetUri: string
  readonly header: (name: string) => string | undefined
}

const longest = 4000

/**
 * The one signature of a message, or null where the two headers do not hold exactly one that can be read. This reads the
 * part of structured fields (RFC 9651) that signatures need: a list of strings with integer and string parameters.
 */
export function parseSignature(input: string, signature: string): ParsedSignature | null {
  if (input.length > longest || signature.length > longest) return null
  const entry = /^([a-z*][a-z0-9_.*-]*)=\(([^()]*)\)((?:;[^,]*)?)$/.exec(input.trim())
  const bytes = /^([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/]+={0,2}):$/.exec(signature.trim())
  if (entry === null || bytes === null || entry[1] !== bytes[1]) return null
  const components = readComponents(entry[2] ?? '')
  const parameters = readParameters(entry[3] ?? '')
  if (components === null || parameters === null) return null
  return { components, parameters, signature: Buffer.from(bytes[2] ?? '', 'base64') }
}

function readComponents(text: string): string[] | null {
  if (!/^(?:"[a-z@][a-z0-9_-]*"(?: "[a-z@][a-z0-9_-]*")*)?$/.test(text)) return null
  const names = [...text.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '')
  // A component that is covered twice is an error (RFC 9421 §2.5).
  return new Set(names).size === names.length ? names : null
}

function readParameters(text: string): SignatureParameters | null {
  const pattern = /;([a-z][a-z0-9_-]*)=(?:([0-9]{1,15})|"([ !#-[\]-~]*)")/y
  const found: [string, string | number][] = []
  let place = 0
  while (place < text.length) {
    pattern.lastIndex = place
    const match = pattern.exec(text)
    if (match === null) return null
    const [, name = '', integer, words] = match
    if (found.some(([known]) => known === name)) return null
    found.push([name, integer === undefined ? (words ?? '') : Number(integer)])
    place = pattern.lastIndex
  }
  return found
}

function parametersText(components: readonly string[], parameters: SignatureParameters): string {
  const covered = components.map((name) => `"${name}"`).join(' ')
  const shown = parameters.map(
    ([name, value]) => `;${name}=${typeof value === 'number' ? String(value) : `"${value}"`}`,
  )
  return `(${covered})${shown.join('')}`
}

/** The text that is signed (RFC 9421 §2.5), or null where a covered component is not there. */
export function signatureBase(
  message: MessageToSign,
  components: readonly string[],
  parameters: SignatureParameters,
): string | null {
  const lines: string[] = []
  for (const name of components) {
    const value = componentOf(message, name)
    if (value === undefined) return null
    lines.push(`"${name}": ${value}`)
  }
  return [...lines, `"@signature-params": ${parametersText(components, parameters)}`].join('\n')
}

function componentOf(message: MessageToSign, name: string): string | undefined {
  switch (name) {
    case '@method':
      return message.method
    case '@target-uri':
      return message.targetUri
    case '@authority':
      return URL.canParse(message.targetUri) ? new URL(message.targetUri).host : undefined
    default:
      return name.startsWith('@') ? undefined : message.header(name)?.trim()
  }
}

/** HMAC-SHA-256 with the shared secret (RFC 9421 §3.3.3). */
export function signWithSecret(secret: string | Uint8Array, base: string): Buffer {
  return createHmac('sha256', secret).update(base).digest()
}

export function sameSignature(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right)
}

/** The two headers that carry a signature. */
export function signatureHeaders(
  components: readonly string[],
  parameters: SignatureParameters,
  signature: Uint8Array,
): { 'signature-input': string; signature: string } {
  return {
    'signature-input': `sig1=${parametersText(components, parameters)}`,
    signature: `sig1=:${Buffer.from(signature).toString('base64')}:`,
  }
}
