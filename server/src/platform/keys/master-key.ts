// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '#platform/config'

/** The configured master key, or one made once and kept beside the data (demonstration and trial installations only). */
export function loadMasterKey(config: Config): Uint8Array {
  if (config.masterKey !== null) return Buffer.from(config.masterKey.reveal(), 'base64')
  const path = join(config.dataDir, 'master.key')
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  try {
    return Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const made = randomBytes(32)
  writeFileSync(path, `${made.toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  return made
}
