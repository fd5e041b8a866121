// SPDX-License-Identifier: Apache-2.0
import { type KeyObject, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { deflate, inflateSync } from 'node:zlib'

/** Places in the list: with ten million certificates a random place is free in 2.5 tries. */
export const statusPlaces = 2 ** 24

export interface SignedStatusList {
  readonly issuedAt: string
  /** base64url of the deflated bit string: bit n is bit n % 8 (lowest first) of byte n / 8; 1 = no longer stands. */
  readonly bits: string
  /** Ed25519, base64url, over what `statusMessage` says. */
  readonly signature: string
}

/** What is signed: the format's name first, so that no signature made for something else fits. */
export const statusMessage = (issuedAt: string, bits: string) =>
  Buffer.from(`chengshu-credential-status/1\n${issuedAt}\n${bits}`)

/** 2 MiB of bits, nearly all 0, deflate to about 2 KiB and 3 bytes a certificate; done beside the event loop. */
export async function packStatus(notValid: readonly number[]): Promise<string> {
  const bits = new Uint8Array(statusPlaces / 8)
  for (const place of notValid) bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7))
  return (await promisify(deflate)(bits)).toString('base64url')
}

/** Reads a list for offline verification; null where it was not signed with the key. */
export function readStatusList(
  list: SignedStatusList,
  key: KeyObject,
): ((statusIndex: number) => 'stands' | 'does-not-stand') | null {
  const signature = Buffer.from(list.signature, 'base64url')
  if (!verify(null, statusMessage(list.issuedAt, list.bits), key, signature)) return null
  const bits = inflateSync(Buffer.from(list.bits, 'base64url'), { maxOutputLength: statusPlaces / 8 })
  return (place) => (((bits[place >> 3] ?? 0) >> (place & 7)) & 1 ? 'does-not-stand' : 'stands')
}
