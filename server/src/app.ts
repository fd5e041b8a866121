// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type City, createAuthenticator, findCity } from '#kernels/directory'
import { createSealer } from '#platform/audit'
import { type Clock, createIds, type Random } from '#platform/clock'
import type { Config } from '#platform/config'
import { type Database, migrate } from '#platform/db'
import { createFileStore, createUploads, filesRoutes, uploadBytesHandler } from '#platform/files'
import { createHttpServer, createStream } from '#platform/http'
import { countJobs, createWorker, eventHandler, sweepHandler, type Worker } from '#platform/jobs'
import { createSoftwareKeys } from '#platform/keys'
import type { Log } from '#platform/log'
import type { Platform } from '#platform/module'
import type { Outbound } from '#platform/outbound'
import { createUnits } from '#platform/unit'
import { auditRoutes } from './audit.routes.ts'
import { composeModules, type Services } from './composition.ts'
import { modules } from './modules.ts'

export interface App {
  readonly platform: Platform
  readonly services: Services
  readonly http: FastifyInstance
  readonly worker: Worker
  readonly sealer: ReturnType<typeof createSealer>
  close(): Promise<void>
}

export interface AppOptions {
  readonly config: Config
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly masterKey: Uint8Array
  readonly webFolder: string | null
  readonly checkAnswers: boolean
  readonly passwordCost?: number
  /** Stands in for other machines in tests. */
  readonly outbound?: Outbound
  /** The city that is about to be founded; without it, the one this database holds. */
  readonly city?: City
}

/** The database holds no city yet. */
export class NoCity extends Error {
  constructor() {
    super(
      '这个数据库里还没有城市：请先运行 npm run found -- <城市文件>（见 docs/operating.md）。This database holds no city yet: run npm run found -- <city file> first (docs/operating.md).',
    )
  }
}

/** Puts the platform together: migrations, ports, kernels, domains, routes. Starts nothing. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, database, clock, log } = options
  await migrate(
    database.pool,
    modules.flatMap((module) =>
      module.migrations !== null && existsSync(module.migrations)
        ? [{ module: module.name, folder: module.migrations }]
        : [],
    ),
  )
  const platform = createPlatform(options)
  const city = options.city ?? (await findCity(database.db))
  if (city === undefined) throw new NoCity()
  const composed = composeModules(platform.platform, city, {
    ...(options.passwordCost !== undefined && { passwordCost: options.passwordCost }),
    ...(options.outbound !== undefined && { outbound: options.outbound }),
  })
  for (const type of composed.subscribers.flatMap((subscriber) => subscriber.types)) platform.heard.add(type)

  const worker = createWorker({
    db: database.db,
    units: platform.platform.units,
    clock,
    log,
    handlers: [
      ...composed.jobs,
      eventHandler(composed.subscribers),
      sweepHandler(composed.sweeps),
      uploadBytesHandler(platform.platform.store),
    ],
  })
  platform.platform.units.onCommit(() => worker.wake())
  const sealer = createSealer({ db: database.db, clock, keys: platform.platform.keys, log })
  const http = await createHttpServer({
    config,
    db: database.db,
    units: platform.platform.units,
    clock,
    random: options.random,
    keys: platform.platform.keys,
    log,
    routes: [
      ...composed.routes,
      ...filesRoutes(platform.platform.uploads, platform.platform.store, composed.fileReaders),
      ...auditRoutes(platform.platform, sealer),
    ],
    authenticate: createAuthenticator(composed.services.directory),
    authenticateSystem: composed.services.exchange.authenticate,
    health: async () => ({ mode: config.mode, jobs: await countJobs(database.db, clock.now()) }),
    webFolder: options.webFolder,
    checkAnswers: options.checkAnswers,
  })
  return {
    platform: platform.platform,
    services: composed.services,
    http,
    worker,
    sealer,
    async close() {
      await http.close()
      await worker.stop()
      await composed.services.exchange.courier.stop()
      await sealer.stop()
      await database.stop()
    },
  }
}

function createPlatform(options: AppOptions): {
  platform: Platform
  heard: Set<string>
} {
  const { config, database, clock, random, log } = options
  const ids = createIds(clock, random)
  const keys = createSoftwareKeys(options.masterKey)
  const heard = new Set<string>()
  const store = createFileStore(join(config.dataDir, 'files'))
  const platform: Platform = {
    config,
    clock,
    random,
    ids,
    keys,
    log,
    store,
    db: database.db,
    units: createUnits({
      db: database.db,
      clock,
      ids,
      keys,
      isHeard: (type) => heard.has(type),
    }),
    uploads: createUploads(store),
    stream: createStream(),
  }
  return { platform, heard }
}
