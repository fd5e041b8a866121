// SPDX-License-Identifier: Apache-2.0
import { decode, encode } from 'cbor2'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { LocalizedText } from '#contracts/text'

/** What a presentation states. Values are the texts that stand on the certificate, in Chinese. */
export const Claims = Type.Object({
  identifier: Type.String(),
  type: Type.String(),
  name: LocalizedText,
  number: Type.String(),
  holderName: Type.String(),
  issuer: LocalizedText,
  issuedOn: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  validUntil: Type.Union([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Type.Null()]),
  attributes: Type.Record(Type.String(), Type.String()),
  statusIndex: Type.Integer({ minimum: 0 }),
  /** When this code was made, seconds since 1970. */
  madeAt: Type.Integer({ minimum: 0 }),
  /** A code shown on a screen runs out, so that its photograph is of no use; null for the one printed on the paper. */
  showUntil: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
})
export type Claims = Static<typeof Claims>

const shape = Compile(Claims)

// Map keys of format 1; README.md of this module documents them. A key is never given another meaning.
const key = {
  identifier: 1,
  type: 2,
  name: 3,
  number: 4,
  holderName: 5,
  issuer: 6,
  issuedOn: 7,
  validUntil: 8,
  attributes: 9,
  statusIndex: 10,
  madeAt: 11,
  showUntil: 12,
} as const

const dayMs = 86_400_000
const dayNumber = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs)
const dayText = (number: unknown) =>
  typeof number === 'number' && Number.isSafeInteger(number) && Math.abs(number) < 3_000_000
    ? new Date(number * dayMs).toISOString().slice(0, 10)
    : undefined

export function encodeClaims(claims: Claims): Uint8Array {
  const map = new Map<number, unknown>([
    [key.identifier, claims.identifier],
    [key.type, claims.type],
    [key.name, [claims.name.zh, claims.name.en]],
    [key.number, claims.number],
    [key.holderName, claims.holderName],
    [key.issuer, [claims.issuer.zh, claims.issuer.en]],
    [key.issuedOn, dayNumber(claims.issuedOn)],
    [key.attributes, new Map(Object.entries(claims.attributes))],
    [key.statusIndex, claims.statusIndex],
    [key.madeAt, claims.madeAt],
  ])
  if (claims.validUntil !== null) map.set(key.validUntil, dayNumber(claims.validUntil))
  if (claims.showUntil !== null) map.set(key.showUntil, claims.showUntil)
  return encode(map, { cde: true })
}

/** Null where the bytes are not claims of this format. Unknown keys are passed over: later versions may add some. */
export function decodeClaims(bytes: Uint8Array): Claims | null {
  let map: unknown
  try {
    map = decode(bytes, { preferMap: true, rejectDuplicateKeys: true, maxDepth: 4 })
  } catch {
    return null
  }
  if (!(map instanceof Map)) return null
  const attributes: unknown = map.get(key.attributes)
  const validUntil: unknown = map.get(key.validUntil)
  const claims: unknown = {
    identifier: map.get(key.identifier),
    type: map.get(key.type),
    name: bothLanguages(map.get(key.name)),
    number: map.get(key.number),
    holderName: map.get(key.holderName),
    issuer: bothLanguages(map.get(key.issuer)),
    issuedOn: dayText(map.get(key.issuedOn)),
    validUntil: validUntil === undefined ? null : dayText(validUntil),
    attributes: attributes instanceof Map ? Object.fromEntries(attributes) : undefined,
    statusIndex: map.get(key.statusIndex),
    madeAt: map.get(key.madeAt),
    showUntil: map.get(key.showUntil) ?? null,
  }
  return shape.Check(claims) ? claims : null
}

const bothLanguages = (pair: unknown) => (Array.isArray(pair) ? { zh: pair[0], en: pair[1] } : undefined)
