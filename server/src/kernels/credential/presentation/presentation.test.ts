// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'
import { encode } from 'cbor2'
import { Tag } from 'cbor2/tag'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSoftwareKeys } from '#platform/keys'
import { decodeBase45, encodeBase45 } from './base45.logic.ts'
import { type Claims, encodeClaims } from './claims.logic.ts'
import { sign1, writeSign1 } from './cose-sign1.logic.ts'
import { composePresentation, verifyPresentation } from './presentation.logic.ts'

const keys = createSoftwareKeys(Buffer.alloc(32, 7))
const signer = { kid: keys.credentialKid(), sign: (message: Uint8Array) => keys.signCredential(message) }
const known = (kid: string) => (kid === signer.kid ? keys.credentialPublicKey() : undefined)
const now = new Date('2026-03-02T04:00:00Z')

const claims: Claims = {
  identifier: '1.2.156.3005.2.11990100MB1000141T005.11990100MB1000213K.9901000052026000001.001.X',
  type: 'food-business-licence',
  name: { zh: '食品经营许可证', en: 'Food business licence' },
  number: '990100-005-2026-000001',
  holderName: '云澜市澜湖区江畔小馆餐饮有限公司',
  issuer: { zh: '云澜市市场监督管理局', en: 'Yunlan Administration for Market Regulation' },
  issuedOn: '2026-03-02',
  validUntil: '2031-03-02',
  attributes: { legalRepresentative: '周晓岚', premisesAddress: '云澜市澜湖区湖滨路 18 号' },
  statusIndex: 12_345_678,
  madeAt: 1_772_413_200,
  showUntil: null,
}
const payload = composePresentation(claims, signer)
const packed = decodeBase45(payload.slice(4)) ?? new Uint8Array()
const repack = (cose: Uint8Array) => `YL1:${encodeBase45(deflateSync(cose, { level: 9 }))}`

test('says what was signed, in characters that a QR code packs tightest', () => {
  expect(payload).toMatch(/^YL1:[0-9A-Z $%*+\-./:]+$/)
  expect(verifyPresentation(payload, known, now)).toEqual({ verdict: 'valid', claims })
  expect(verifyPresentation(` ${payload}\n`, known, now).verdict).toBe('valid')
})

test('holds through its last day in China, not a day longer', () => {
  const lastMinute = new Date('2031-03-02T15:59:00Z')
  const nextDay = new Date('2031-03-02T16:00:00Z')
  expect(verifyPresentation(payload, known, lastMinute).verdict).toBe('valid')
  expect(verifyPresentation(payload, known, nextDay)).toMatchObject({
    verdict: 'expired',
    what: 'certificate',
  })
})

test('a code shown on a screen runs out', () => {
  const shown = composePresentation({ ...claims, showUntil: now.getTime() / 1000 }, signer)
  expect(verifyPresentation(shown, known, now).verdict).toBe('valid')
  const later = new Date(now.getTime() + 1000)
  expect(verifyPresentation(shown, known, later)).toMatchObject({ verdict: 'expired', what: 'code' })
})

test('every other character in every place is refused, or unpacks to the very same message', () => {
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
  let refused = 0
  for (let at = 0; at < payload.length; at++) {
    const other = alphabet.charAt((alphabet.indexOf(payload.charAt(at)) + 1 + (at % 43)) % 45)
    const changed = payload.slice(0, at) + other + payload.slice(at + 1)
    // Some bits of a packed message mean nothing, such as those that fill up its last byte.
    const verdict = verifyPresentation(changed, known, now)
    if (verdict.claims !== null) expect(verdict, `at ${at}`).toEqual({ verdict: 'valid', claims })
    else refused += 1
  }
  expect(refused).toBeGreaterThan(payload.length * 0.98)
})

test('every changed byte of what is signed is refused', () => {
  const cose = inflateSync(packed)
  fc.assert(
    fc.property(fc.nat(cose.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = Uint8Array.from(cose)
      changed[at] = (changed[at] ?? 0) ^ flip
      return verifyPresentation(repack(changed), known, now).claims === null
    }),
    { seed: 2026, numRuns: 4000 },
  )
})

test('a changed packed byte is refused, or unpacks to the very same message', () => {
  fc.assert(
    fc.property(fc.nat(packed.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = Uint8Array.from(packed)
      changed[at] = (changed[at] ?? 0) ^ flip
      const verdict = verifyPresentation(`YL1:${encodeBase45(changed)}`, known, now)
      if (verdict.claims !== null) expect(verdict).toEqual({ verdict: 'valid', claims })
    }),
    { seed: 2027, numRuns: 4000 },
  )
})

test('a code that is cut off or carries more than itself is unreadable', () => {
  for (let length = 0; length < payload.length; length++)
    expect(verifyPresentation(payload.slice(0, length), known, now).verdict).toBe('unreadable')
  const longer = `YL1:${encodeBase45(Uint8Array.from([...packed, 1, 2]))}`
  expect(verifyPresentation(longer, known, now).verdict).toBe('unreadable')
  for (const text of ['', 'YL1:', 'YL2:ABC', 'https://example.invalid', '办件', `HC1:${payload.slice(4)}`])
    expect(verifyPresentation(text, known, now).verdict).toBe('unreadable')
})

test('a bomb is not unpacked', () => {
  const bomb = `YL1:${encodeBase45(deflateSync(new Uint8Array(50_000_000), { level: 9 }))}`
  expect(verifyPresentation(bomb, known, now).verdict).toBe('unreadable')
})

describe('other keys', () => {
  const stranger = createSoftwareKeys(Buffer.alloc(32, 8))
  const sign = (message: Uint8Array) => stranger.signCredential(message)

  test('an unknown key is an unknown issuer', () => {
    const foreign = composePresentation(claims, { kid: stranger.credentialKid(), sign })
    expect(verifyPresentation(foreign, known, now)).toEqual({ verdict: 'unknown-issuer', claims: null })
  })

  test('a stranger who names our key is a forger', () => {
    const forged = composePresentation(claims, { kid: signer.kid, sign })
    expect(verifyPresentation(forged, known, now)).toEqual({ verdict: 'forged', claims: null })
  })

  test('the key is looked up by the signed header only', () => {
    const asked: string[] = []
    const listen = (kid: string): KeyObject | undefined => {
      asked.push(kid)
      return known(kid)
    }
    // Our algorithm, no key id: there is nothing to ask for, however the message goes on.
    const header = encode(new Map([[1, -7]]), { cde: true })
    const signature = new Uint8Array(64)
    const bare = writeSign1({ protectedHeader: header, payload: encodeClaims(claims), signature })
    expect(verifyPresentation(repack(bare), listen, now).verdict).toBe('unknown-issuer')
    // The key id where nobody signed it.
    const kid = new Map([[4, new TextEncoder().encode(signer.kid)]])
    const message = encode(new Tag(18, [header, kid, encodeClaims(claims), signature]), { cde: true })
    expect(verifyPresentation(repack(message), listen, now).verdict).toBe('unreadable')
    expect(asked).toEqual([])
  })

  test('no other algorithm is accepted, whatever key it names', () => {
    const { publicKey } = generateKeyPairSync('ed25519')
    const other = composePresentation(claims, { kid: 'ed', sign: () => new Uint8Array(64) })
    expect(verifyPresentation(other, (kid) => (kid === 'ed' ? publicKey : undefined), now).verdict).toBe(
      'forged',
    )
  })
})

test('signed bytes that are no claims are unreadable', () => {
  const odd = repack(sign1(encode({ hello: 'world' }), signer.kid, signer.sign))
  expect(verifyPresentation(odd, known, now).verdict).toBe('unreadable')
})

test('any claims come back as they went in', () => {
  const day = fc
    .integer({ min: 0, max: 40_000 })
    .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10))
  const any = fc.record<Claims>({
    identifier: fc.string({ unit: 'grapheme' }),
    type: fc.string(),
    name: fc.record({ zh: fc.string({ unit: 'grapheme', minLength: 1 }), en: fc.string({ minLength: 1 }) }),
    number: fc.string(),
    holderName: fc.string({ unit: 'grapheme' }),
    issuer: fc.record({ zh: fc.string({ minLength: 1 }), en: fc.string({ minLength: 1 }) }),
    issuedOn: day,
    validUntil: fc.constant(null),
    attributes: fc.dictionary(
      fc.stringMatching(/^[a-z][A-Za-z0-9]{0,12}$/),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      { maxKeys: 8, noNullPrototype: true },
    ),
    statusIndex: fc.nat(2 ** 24),
    madeAt: fc.nat(2 ** 31),
    showUntil: fc.constant(null),
  })
  fc.assert(
    fc.property(any, (made) => {
      expect(verifyPresentation(composePresentation(made, signer), known, now)).toEqual({
        verdict: 'valid',
        claims: made,
      })
    }),
    { seed: 2028, numRuns: 300 },
  )
})
