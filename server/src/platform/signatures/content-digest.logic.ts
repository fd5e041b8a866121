// SPDX-License-Identifier: Apache-2.0
import { createHash, timingSafeEqual } from 'node:crypto'

/** `Content-Digest` of a body (RFC 9530): `sha-256=:…:`. */
export function contentDigest(body: Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
}

/** Whether a `Content-Digest` header is that of the body; other algorithms beside sha-256 may stand there unread. */
export function digestMatches(header: string, body: Uint8Array): boolean {
  const found = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]+={0,2}):\s*(?:,|$)/.exec(header)?.[1]
  if (found === undefined) return false
  const given = Buffer.from(found, 'base64')
  const own = createHash('sha256').update(body).digest()
  return given.length === own.length && timingSafeEqual(given, own)
}
