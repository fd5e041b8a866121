// SPDX-License-Identifier: Apache-2.0
import type { KeyObject } from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'
import { chinaDay } from '#platform/clock'
import { decodeBase45, encodeBase45 } from './base45.logic.ts'
import { type Claims, decodeClaims, encodeClaims } from './claims.logic.ts'
import { readSign1, sign1, verifySign1, writeSign1 } from './cose-sign1.logic.ts'

/** Begins every code; the digit is the format. */
export const presentationPrefix = 'YL1:'

// A QR code of version 40 holds 4,296 characters; nothing we sign comes near this when inflated.
const mostBytes = 16_384

export interface Signer {
  readonly kid: string
  readonly sign: (message: Uint8Array) => Uint8Array
}

/** Claims → CBOR → COSE_Sign1 → zlib → base45 → `YL1:…`, all in the QR code's alphanumeric mode. */
export function composePresentation(claims: Claims, signer: Signer): string {
  const signed = sign1(encodeClaims(claims), signer.kid, signer.sign)
  return presentationPrefix + encodeBase45(deflateSync(signed, { level: 9 }))
}

export type PresentationVerdict =
  | { readonly verdict: 'valid'; readonly claims: Claims }
  /** `code`: what is shown has run out, the certificate may well hold. */
  | { readonly verdict: 'expired'; readonly what: 'certificate' | 'code'; readonly claims: Claims }
  | { readonly verdict: 'forged' | 'unreadable' | 'unknown-issuer'; readonly claims: null }

const refuse = (verdict: 'forged' | 'unreadable' | 'unknown-issuer') => ({ verdict, claims: null }) as const

/**
 * Checks a code without any connection: with the issuers' keys and the time alone. Whether it was revoked is for the
 * status list to say. Nothing of a code that is not proven is handed on.
 */
export function verifyPresentation(
  payload: string,
  keyOf: (kid: string) => KeyObject | undefined,
  now: Date,
): PresentationVerdict {
  const bytes = unpack(payload.trim())
  const message = bytes === null ? null : readSign1(bytes)
  if (bytes === null || message === null) return refuse('unreadable')
  // The places that no signature covers must be as we write them.
  if (!Buffer.from(writeSign1(message)).equals(bytes)) return refuse('unreadable')
  if (message.kid === null) return refuse('unknown-issuer')
  const key = keyOf(Buffer.from(message.kid).toString('utf8'))
  if (key === undefined) return refuse('unknown-issuer')
  if (!verifySign1(message, key)) return refuse('forged')
  const claims = decodeClaims(message.payload)
  if (claims === null) return refuse('unreadable')
  if (claims.validUntil !== null && claims.validUntil < chinaDay(now))
    return { verdict: 'expired', what: 'certificate', claims }
  if (claims.showUntil !== null && claims.showUntil * 1000 < now.getTime())
    return { verdict: 'expired', what: 'code', claims }
  return { verdict: 'valid', claims }
}

/**
 * The signed bytes of a code; null where it is none, is cut off, or has anything behind its end. Compression has some
 * slack (about 1 of 4,000 changes of a single packed byte unpacks to the very same bytes); what is signed has none.
 */
function unpack(payload: string): Uint8Array | null {
  if (!payload.startsWith(presentationPrefix)) return null
  const packed = decodeBase45(payload.slice(presentationPrefix.length))
  // Level 9 writes these two bytes (RFC 1950 §2.2); others would only make several codes of one.
  if (packed === null || packed[0] !== 0x78 || packed[1] !== 0xda) return null
  try {
    // What the option `info` answers is not in @types/node.
    const { buffer, engine } = inflateSync(packed, { maxOutputLength: mostBytes, info: true }) as unknown as {
      buffer: Buffer
      engine: { bytesWritten: number }
    }
    return engine.bytesWritten === packed.length ? buffer : null
  } catch {
    return null
  }
}
