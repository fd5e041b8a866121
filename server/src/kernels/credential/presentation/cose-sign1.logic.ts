// SPDX-License-Identifier: Apache-2.0
import { type KeyObject, verify } from 'node:crypto'
import { decode, encode } from 'cbor2'
import { Tag } from 'cbor2/tag'

// RFC 9052: tag of COSE_Sign1 (table 1), labels of alg and kid (table 3). RFC 9053 table 1: ES256.
const sign1Tag = 18
const label = { alg: 1, kid: 4 } as const
const es256 = -7

/** A parsed COSE_Sign1 message; nothing of it is proven yet. */
export interface Sign1 {
  readonly protectedHeader: Uint8Array
  readonly payload: Uint8Array
  readonly signature: Uint8Array
  /** Both from the protected header, the only one that is signed. */
  readonly alg: number | null
  readonly kid: Uint8Array | null
}

/** Sig_structure of RFC 9052 §4.4, without external data. */
const toBeSigned = (protectedHeader: Uint8Array, payload: Uint8Array) =>
  encode(['Signature1', protectedHeader, new Uint8Array(), payload], { cde: true })

export function sign1(
  payload: Uint8Array,
  kid: string,
  signer: (message: Uint8Array) => Uint8Array,
): Uint8Array {
  const protectedHeader = encode(
    new Map<number, unknown>([
      [label.alg, es256],
      [label.kid, new TextEncoder().encode(kid)],
    ]),
    { cde: true },
  )
  const signature = Uint8Array.from(signer(toBeSigned(protectedHeader, payload)))
  return writeSign1({ protectedHeader, payload, signature })
}

/** The one way we write a message: nothing in the unprotected header, shortest forms. */
export function writeSign1(message: Pick<Sign1, 'protectedHeader' | 'payload' | 'signature'>): Uint8Array {
  return encode(new Tag(sign1Tag, [message.protectedHeader, new Map(), message.payload, message.signature]), {
    cde: true,
  })
}

/** Null where the bytes are no COSE_Sign1 message with an attached payload. */
export function readSign1(bytes: Uint8Array): Sign1 | null {
  try {
    // A plain array: slices of a Buffer are Buffers, and cbor2 would write those as their JSON.
    const message = decode(Uint8Array.from(bytes), {
      preferMap: true,
      rejectDuplicateKeys: true,
      maxDepth: 16,
    })
    if (!(message instanceof Tag) || Number(message.tag) !== sign1Tag) return null
    if (!Array.isArray(message.contents) || message.contents.length !== 4) return null
    const [protectedHeader, , payload, signature]: unknown[] = message.contents
    if (!isBytes(protectedHeader) || !isBytes(payload) || !isBytes(signature)) return null
    const header: unknown =
      protectedHeader.length === 0
        ? new Map()
        : decode(protectedHeader, { preferMap: true, rejectDuplicateKeys: true, maxDepth: 16 })
    if (!(header instanceof Map)) return null
    const alg: unknown = header.get(label.alg)
    const kid: unknown = header.get(label.kid)
    return {
      protectedHeader,
      payload,
      signature,
      alg: typeof alg === 'number' ? alg : null,
      kid: isBytes(kid) ? kid : null,
    }
  } catch {
    return null
  }
}

/** Only ES256 with a P-256 key: whoever could choose the algorithm could choose none. */
export function verifySign1(message: Sign1, key: KeyObject): boolean {
  if (message.alg !== es256 || message.signature.length !== 64) return false
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return false
  return verify(
    'sha256',
    toBeSigned(message.protectedHeader, message.payload),
    { key, dsaEncoding: 'ieee-p1363' },
    message.signature,
  )
}

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array
