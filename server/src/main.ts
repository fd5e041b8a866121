// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock, systemRandom } from '#platform/clock'
import { type Config, readConfig } from '#platform/config'
import { type Database, FolderInUse, openDatabase } from '#platform/db'
import { loadMasterKey } from '#platform/keys'
import { createLog, type Log } from '#platform/log'
import { createApp } from './app.ts'
import { cityState, dropCity, makeCity, standardScale } from './city/make-city.ts'
import { prepareCity } from './city/prepare-city.ts'

const built = join(import.meta.dirname, '../../dist/web')

async function main(): Promise<void> {
  const started = performance.now()
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const database = await openDatabase(config)
  try {
    await serve(config, log, database, started)
  } catch (error) {
    // Nothing that was started here stays behind.
    await database.stop()
    throw error
  }
}

async function serve(config: Config, log: Log, database: Database, started: number): Promise<void> {
  const masterKey = loadMasterKey(config)
  if (config.mode === 'demo') await ensureCity(database, config, masterKey)
  const app = await createApp({
    config,
    database,
    log,
    clock: systemClock,
    random: systemRandom,
    masterKey,
    webFolder: existsSync(built) ? built : null,
    checkAnswers: false,
  })
  stopOnSignal(() => app.close())
  await prepareCity(app, (text) => console.log(text))
  app.worker.start()
  app.sealer.start()
  const address = await app.http.listen({ port: config.port, host: config.host })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`城枢已就绪 Chengshu is ready: ${config.publicUrl ?? address} （${seconds} s）`)
}

/** The first start in demonstration mode makes the city; one that was interrupted is not mended but begun again. */
async function ensureCity(database: Database, config: Config, masterKey: Uint8Array): Promise<void> {
  const state = await cityState(database)
  if (state === 'made') return
  if (state === 'unfinished') await dropCity(database)
  await makeCity(database, config, masterKey, systemClock.now(), standardScale, (text) => console.log(text))
}

function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false
  const stop = () => {
    // A second Ctrl-C while work is being finished does not wait.
    if (stopping) process.exit(130)
    stopping = true
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

main().catch((error: unknown) => {
  console.error(error instanceof FolderInUse || error instanceof Error ? error.message : error)
  if (process.env['LOG_LEVEL'] === 'debug') console.error(error)
  process.exit(1)
})
