// SPDX-License-Identifier: Apache-2.0
import type { Clock, Ids, Random } from '#platform/clock'
import type { Config } from '#platform/config'
import type { Db } from '#platform/db'
import type { FileStore, Uploads } from '#platform/files'
import type { Stream } from '#platform/http'
import type { KeyProvider } from '#platform/keys'
import type { Log } from '#platform/log'
import type { Units } from '#platform/unit'

/** What every module stands on. Clock, randomness and I/O come in here and nowhere else. */
export interface Platform {
  readonly config: Config
  readonly db: Db
  readonly units: Units
  readonly clock: Clock
  readonly random: Random
  readonly ids: Ids
  readonly keys: KeyProvider
  readonly log: Log
  readonly store: FileStore
  readonly uploads: Uploads
  readonly stream: Stream
}

/** A line of the manifest `modules.ts`: borders are generated from it, and the migration runner reads it. */
export interface ModuleEntry {
  readonly name: string
  readonly layer: 'platform' | 'kernel' | 'domain'
  /** Kernels this module may ask; everything else is refused by the border check. */
  readonly uses: readonly string[]
  readonly migrations: URL | null
}
