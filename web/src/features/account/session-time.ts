// SPDX-License-Identifier: Apache-2.0
const warnSeconds = 5 * 60
/** The server notes a use once a minute at most, so a session may end that much sooner than it was last used. */
const serverGraceMilliseconds = 60_000

interface Idle {
  /** Milliseconds that a session lasts without use. */
  readonly length: number
  readonly lastUse: number
  readonly now: number
}

/** Seconds until the session ends, once they are few; 0 when it is over. */
export function remaining({ length, lastUse, now }: Idle): number | undefined {
  const seconds = Math.ceil((lastUse + length - serverGraceMilliseconds - now) / 1000)
  return seconds > warnSeconds ? undefined : Math.max(seconds, 0)
}
