// SPDX-License-Identifier: Apache-2.0
import { deflateSync, inflateSync } from 'node:zlib'
import { decodeBase45, encodeBase45 } from '../server/src/kernels/credential/presentation/base45.logic.ts'

const prefix = 'YL1:'

/** What a forger who knows the format would show: everything well formed, the signature wrong by one bit. */
export function forge(payload: string): string {
  const packed = decodeBase45(payload.slice(prefix.length))
  if (packed === null) throw new Error('this is no code of a certificate')
  const signed = inflateSync(packed)
  signed[signed.length - 1] = (signed.at(-1) ?? 0) ^ 1
  return prefix + encodeBase45(deflateSync(signed, { level: 9 }))
}
