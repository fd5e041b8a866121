// SPDX-License-Identifier: Apache-2.0
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type BenchPlatform, connections } from '../bench-platform.ts'
import type { Yardstick } from '../suite.ts'

/**
 * Transactions of pgbench's own TPC-B-like script, on the same server: what the database gives to a client that does nothing
 * else. Null where no pgbench is installed; it does not come from npm.
 */
export async function preparePgbench({ url }: BenchPlatform): Promise<Yardstick | null> {
  const program = findPgbench()
  if (program === null) return null
  const made = spawnSync(program, ['--initialize', '--scale=10', '--quiet', url], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`pgbench --initialize: ${made.stderr}`)
  return {
    stop: async () => {},
    async run(ms) {
      const seconds = Math.max(1, Math.round(ms / 1000))
      const args = [
        '--client',
        String(connections),
        '--jobs=2',
        '--time',
        String(seconds),
        '--no-vacuum',
        url,
      ]
      const output = await outputOf(program, args)
      const done = /number of transactions actually processed: (\d+)/.exec(output)?.[1]
      if (done === undefined) throw new Error(`pgbench said: ${output}`)
      return Number(done)
    },
  }
}

function findPgbench(): string | null {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root) : []
  return versions.map((version) => join(root, version, 'bin/pgbench')).find(existsSync) ?? null
}

function outputOf(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.once('error', reject)
    child.once('exit', () => resolve(output))
  })
}
