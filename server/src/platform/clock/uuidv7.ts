// SPDX-License-Identifier: Apache-2.0
import type { Clock } from './clock.ts'
import type { Random } from './random.ts'

export interface Ids {
  /** A new UUIDv7 (RFC 9562 §5.7): ordered by the millisecond it was made in. */
  next(): string
}

export function createIds(clock: Clock, random: Random): Ids {
  return {
    next() {
      const bytes = Buffer.allocUnsafe(16)
      bytes.writeUIntBE(clock.now().getTime(), 0, 6)
      bytes.set(random.bytes(10), 6)
      bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
      bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
      const hex = bytes.toString('hex')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
    },
  }
}
