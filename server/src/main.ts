// SPDX-License-Identifier: Apache-2.0
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock, systemRandom } from '#platform/clock'
import { readConfig } from '#platform/config'
import { type Database, FolderInUse, openDatabase } from '#platform/db'
import { loadMasterKey } from '#platform/keys'
import { createLog } from '#platform/log'
import { createApp } from './app.ts'
import { cityState, dropCity } from './city/make-city.ts'
import { city as demoCity } from './city-profile.ts'
import { prepareStart } from './founding/prepare.ts'

const built = join(import.meta.dirname, '../../dist/web')

async function main(): Promise<void> {
  const started = performance.now()
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const database = await openDatabase(config)
  const running: { close: () => Promise<void> } = { close: () => database.stop() }
  stopOnSignal(() => running.close())
  try {
    if (config.mode === 'demo') await ensureCity(database)
    const app = await createApp({
      config,
      database,
      log,
      clock: systemClock,
      random: systemRandom,
      masterKey: loadMasterKey(config),
      webFolder: existsSync(built) ? built : null,
      checkAnswers: false,
      ...(config.mode === 'demo' && { city: demoCity }),
    })
    running.close = () => app.close()
    await prepareStart(app, (text) => console.log(text))
    // The lock on the folder of the embedded database says that nobody else is at work in it.
    if (config.databaseUrl === null) await app.worker.takeOver()
    app.worker.start()
    app.sealer.start()
    app.services.exchange.courier.start()
    const address = await app.http.listen({ port: config.port, host: config.host })
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`城枢已就绪 Chengshu is ready: ${config.publicUrl ?? address} （${seconds} s）`)
  } catch (error) {
    // Nothing that was started here stays behind.
    await database.stop()
    throw error
  }
}

/** The first start in demonstration mode makes the city; one that was interrupted is not mended but begun again. */
async function ensureCity(database: Database): Promise<void> {
  const state = await cityState(database)
  if (state === 'made') return
  if (state === 'founded')
    throw new Error(
      '这个数据库里是一座正式的城市：请以 MODE=production 启动。This database holds a city of its own: start with MODE=production.',
    )
  if (state === 'unfinished') await dropCity(database)
  const child = fork(join(import.meta.dirname, 'city/make-city.main.ts'), { stdio: 'inherit' })
  child.send(database.connection)
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error('The demonstration city could not be made.')
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
