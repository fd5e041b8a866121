// SPDX-License-Identifier: Apache-2.0
import { Secret, TOTP } from 'otpauth'

/** Seconds a code is good for (RFC 6238 §5.2 recommends 30). */
const period = 30

export interface NewSecret {
  /** Base32, to type. */
  readonly secret: string
  /** otpauth:// address, to scan. */
  readonly uri: string
}

/** A new secret of 160 bits (RFC 4226 §4, R6), for an authenticator app. */
export function newSecret(bytes: Uint8Array, label: { issuer: string; account: string }): NewSecret {
  const secret = new Secret({ buffer: Uint8Array.from(bytes).buffer })
  const totp = new TOTP({ issuer: label.issuer, label: label.account, secret, period })
  return { secret: secret.base32, uri: totp.toString() }
}

/** The time step a code belongs to, within one step of now; null when it fits none. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const delta = new TOTP({ secret, period }).validate({ token: code, window: 1, timestamp: now.getTime() })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta
}
