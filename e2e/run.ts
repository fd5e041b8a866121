// SPDX-License-Identifier: Apache-2.0
// Journeys in a real browser against a real server: `node e2e/run.ts [part of a spec's name …]`.
// With E2E_URL the specs visit a city that is running already (and what kills a server is left out).
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { startVitest, type Vitest } from 'vitest/node'
import { findBrowser } from './browser.ts'
import { type CityServer, startCity } from './city-server.ts'
import type { Provided } from './provided.ts'
import { isSignedIn, type Sessions, signInAll } from './sessions.ts'

const running = process.env['E2E_URL']
const folder = mkdtempSync(join(tmpdir(), 'chengshu-e2e-'))
let server: CityServer | undefined

async function prepareStart(): Promise<Omit<Provided, 'browser'>> {
  if (running) return { url: running, sessions: await keptSessions(running), spareFolder: null }
  const dataDir = join(folder, 'city')
  const spareFolder = join(folder, 'spare')
  server = await startCity(dataDir)
  const sessions = await signInAll(server.url)
  await server.stop()
  // A city is made in twenty seconds and copied in one. PostgreSQL refuses a folder that others may read.
  const before = process.umask(0o077)
  cpSync(dataDir, spareFolder, { recursive: true, preserveTimestamps: true })
  process.umask(before)
  server = await startCity(dataDir)
  return { url: server.url, sessions, spareFolder }
}

/** Whoever tries specs again and again on one city would soon be refused at its sign-in: sessions are kept between runs. */
async function keptSessions(url: string): Promise<Sessions> {
  const file = join(import.meta.dirname, 'artifacts/sessions.json')
  if (existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { url: string; sessions: Sessions }
    if (kept.url === url && (await isSignedIn(url, kept.sessions.auditor))) return kept.sessions
  }
  const sessions = await signInAll(url)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify({ url, sessions }))
  return sessions
}

function countOf(vitest: Vitest): { passed: number; failed: number } {
  const modules = vitest.state.getTestModules()
  const tests = modules.flatMap((module) => [...module.children.allTests()])
  const count = (state: string) => tests.filter((test) => test.result().state === state).length
  // A spec that broke before its first test counts as one failure.
  const broken = modules.filter((module) => module.errors().length > 0).length
  return { passed: count('passed'), failed: count('failed') + broken }
}

async function run(): Promise<boolean> {
  const browser = await findBrowser()
  const city = { ...(await prepareStart()), browser }
  const vitest = await startVitest(process.argv.slice(2), {
    config: join(import.meta.dirname, 'vitest.config.ts'),
    watch: false,
    provide: { city },
  })
  const { passed, failed } = countOf(vitest)
  const sound = failed === 0 && passed > 0 && vitest.state.getUnhandledErrors().length === 0
  await vitest.close()
  console.log(`${passed} passed, ${failed} failed`)
  return sound
}

let ending: Promise<void> | undefined
function cleanUp(): Promise<void> {
  ending ??= (async () => {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })()
  return ending
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => void cleanUp().then(() => process.exit(130)))

let sound = false
try {
  sound = await run()
} finally {
  await cleanUp()
}
process.exitCode = sound ? 0 : 1
