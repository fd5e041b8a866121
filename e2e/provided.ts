// SPDX-License-Identifier: Apache-2.0
import type { BrowserPlace } from './browser.ts'
import type { Sessions } from './sessions.ts'

/** What `run.ts` prepared for the specs. */
export interface Provided {
  url: string
  sessions: Sessions
  browser: BrowserPlace
  /** A second city on a folder of its own, stopped, with the same sessions: for what may be broken. */
  spareFolder: string | null
}

declare module 'vitest' {
  interface ProvidedContext {
    city: Provided
  }
}
