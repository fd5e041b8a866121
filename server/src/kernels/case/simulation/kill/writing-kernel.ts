// SPDX-License-Identifier: Apache-2.0
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { createIds, systemClock, systemRandom } from '#platform/clock'
import { readConfig } from '#platform/config'
import { createPool } from '#platform/db'
import type { FileStore, Uploads } from '#platform/files'
import { createStream } from '#platform/http'
import { createWorker, eventHandler, type Subscriber, type Worker } from '#platform/jobs'
import { createSoftwareKeys } from '#platform/keys'
import { silentLog } from '#platform/log'
import type { Platform } from '#platform/module'
import { createUnits } from '#platform/unit'
import { createCalendar, publishedYears } from '#platform/workdays'
import { type CaseKernel, createCaseKernel } from '../../case.ts'
import { virtualCaseType } from '../city/case-type.ts'
import { virtualDirectory } from '../city/people.ts'

export interface WritingKernel {
  readonly platform: Platform
  readonly kernel: CaseKernel
  readonly worker: Worker
  readonly pool: pg.Pool
}

/** The events somebody hears of here; of others nobody is told, and they have no job. */
export const heardTypes = ['case.moved']

const told: Subscriber = {
  name: 'city.told',
  types: heardTypes,
  async hear(unit, event) {
    unit.record({ action: 'city.told', objectKind: 'event', objectId: event.id })
  },
}

/** The real kernel and worker on a database that several processes after one another write to. */
export function openWritingKernel(url: string, connections: number): WritingKernel {
  const pool = createPool({ connectionString: url, max: connections })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const ids = createIds(systemClock, systemRandom)
  const keys = createSoftwareKeys(Buffer.alloc(32, 5))
  const isHeard = (type: string) => heardTypes.includes(type)
  const units = createUnits({ db, clock: systemClock, ids, keys, isHeard })
  const platform: Platform = {
    config: readConfig({ DATA_DIR: '/nowhere', LOG_LEVEL: 'silent' }),
    db,
    units,
    clock: systemClock,
    random: systemRandom,
    ids,
    keys,
    log: silentLog,
    // Nothing that is written here has a file.
    store: {} as FileStore,
    uploads: {} as Uploads,
    stream: createStream(),
  }
  const type = virtualCaseType({ random: systemRandom, serviceFails: () => false })
  const kernel = createCaseKernel(platform, virtualDirectory(), [type], createCalendar(publishedYears), 'KL')
  const worker = createWorker({
    db,
    units,
    clock: systemClock,
    log: silentLog,
    handlers: [...kernel.jobs, eventHandler([...kernel.subscribers, told])],
  })
  units.onCommit(() => worker.wake())
  return { platform, kernel, worker, pool }
}
