// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { createChannel } from '#kernels/channel'
import { insertRegion } from '#kernels/directory'
import { createIds, createManualClock, createSeededRandom } from '#platform/clock'
import { readConfig } from '#platform/config'
import { createPool } from '#platform/db'
import { createFileStore, createUploads, uploadBytesHandler } from '#platform/files'
import { createStream } from '#platform/http'
import { createWorker, eventHandler, type Worker } from '#platform/jobs'
import { createSoftwareKeys } from '#platform/keys'
import { silentLog } from '#platform/log'
import type { Platform } from '#platform/module'
import { cloneTestDatabase } from '#platform/testing'
import { createUnits } from '#platform/unit'
import { createCalendar, publishedYears } from '#platform/workdays'
import { type CaseKernel, createCaseKernel } from '../../case.ts'
import { caseMessages, caseMessageTemplates } from '../../case-messages.subscriber.ts'
import { virtualCaseType } from '../city/case-type.ts'
import { applicant, virtualDirectory } from '../city/people.ts'
import { createFaultPort, type FaultPort, guardFiles, guardPool } from './fault-port.ts'

/** The people of the virtual city on the real kernel and a real database, with everything outside ready to fail. */
export interface RealCity {
  readonly platform: Platform
  readonly kernel: CaseKernel
  readonly worker: Worker
  readonly clock: ReturnType<typeof createManualClock>
  readonly faults: FaultPort
  readonly eligible: { value: boolean | null }
  close(): Promise<void>
}

export async function openRealCity(): Promise<RealCity> {
  const database = await cloneTestDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'chengshu-sweep-'))
  const faults = createFaultPort()
  const pool = createPool({ connectionString: database.url, max: 4, options: '-c synchronous_commit=off' })
  guardPool(pool, faults)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const clock = createManualClock('2026-03-02T02:00:00Z')
  const random = createSeededRandom(7)
  const ids = createIds(clock, random)
  const keys = createSoftwareKeys(Buffer.alloc(32, 7))
  const store = guardFiles(createFileStore(join(folder, 'files')), faults)
  const heard = new Set<string>()
  const units = createUnits({ db, clock, ids, keys, isHeard: (type) => heard.has(type) })
  units.onCommit(() => faults.tell(() => {}))
  const stream = createStream()
  const platform: Platform = {
    config: readConfig({ DATA_DIR: folder, MODE: 'demo', LOG_LEVEL: 'silent' }),
    db,
    units,
    clock,
    random,
    ids,
    keys,
    log: silentLog,
    store,
    uploads: createUploads(store),
    stream: { ...stream, publish: (notice) => faults.tell(() => stream.publish(notice)) },
  }
  const directory = virtualDirectory()
  const eligible: { value: boolean | null } = { value: true }
  const type = virtualCaseType({ random, serviceFails: () => false })
  const decisions = { 'instant-decision': async () => ({ vars: { eligible: eligible.value } }) }
  const kernel = createCaseKernel(
    platform,
    directory,
    [{ ...type, decisions }],
    createCalendar(publishedYears),
    'SW',
  )
  const subscribers = [
    ...kernel.subscribers,
    caseMessages(platform, kernel, directory, createChannel(caseMessageTemplates, platform.stream)),
  ]
  for (const subscriber of subscribers) for (const one of subscriber.types) heard.add(one)
  const handlers = [...kernel.jobs, eventHandler(subscribers), uploadBytesHandler(store)]
  const worker = createWorker({ db, units, clock, log: silentLog, handlers })
  await settleDown(platform, kernel, pool)
  return {
    platform,
    kernel,
    worker,
    clock,
    faults,
    eligible,
    async close() {
      await pool.end()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function settleDown(
  platform: Platform,
  kernel: CaseKernel,
  pool: ReturnType<typeof createPool>,
): Promise<void> {
  await platform.units.inUnit({ actor: applicant }, async (unit) => {
    await insertRegion(
      unit.db,
      {
        code: '990100',
        name: { zh: '云澜市', en: 'Yunlan' },
        level: 'city',
        parentCode: null,
        validFrom: '2000-01-01',
      },
      unit.now,
    )
    await kernel.processes.publishShipped(unit)
  })
  // The applicant has an account, so that messages have somebody to go to.
  await pool.query(
    `insert into directory.people (id, name, id_number, id_number_hash, birth_date, gender, region_code, attributes, provenance, created_at)
     values ($1, '某人', 'x', 'x', '1990-01-01', '1', '990100', '{}', '{}', now())`,
    [applicant.subject?.id],
  )
  await pool.query(
    `insert into directory.accounts (id, kind, login_hash, display_name, password_hash, person_id, created_at)
     values ($1, 'resident', 'x', '某人', 'x', $2, now())`,
    [applicant.accountId, applicant.subject?.id],
  )
}
