// SPDX-License-Identifier: Apache-2.0
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const key = Buffer.alloc(32, 1).toString('base64')

test('works without any setting, for a trial', () => {
  expect(readConfig({})).toMatchObject({
    port: 8080,
    mode: 'demo',
    databaseUrl: null,
    passwordPolicy: 'mlps3',
  })
})

test('lists every fault at once', () => {
  const read = () => readConfig({ PORT: 'eighty', MODE: 'live', DATABASE_POOL: '1' })
  expect(read).toThrow(/PORT/)
  expect(read).toThrow(/MODE/)
  expect(read).toThrow(/DATABASE_POOL/)
})

test('refuses production with default secrets or the embedded database', () => {
  expect(() => readConfig({ MODE: 'production' })).toThrow(/MASTER_KEY[\s\S]*DATABASE_URL/)
  expect(() =>
    readConfig({ MODE: 'production', DATABASE_URL: 'postgres://x', MASTER_KEY: 'c2hvcnQ=' }),
  ).toThrow(/32 bytes/)
  expect(readConfig({ MODE: 'production', DATABASE_URL: 'postgres://x', MASTER_KEY: key }).mode).toBe(
    'production',
  )
})

test('secrets do not print', () => {
  const config = readConfig({ DATABASE_URL: 'postgres://user:hunter2@db/city', MASTER_KEY: key })
  for (const shown of [JSON.stringify(config), inspect(config, { depth: 5 }), String(config.databaseUrl)]) {
    expect(shown).not.toContain('hunter2')
    expect(shown).not.toContain(key)
  }
  expect(config.databaseUrl?.reveal()).toContain('hunter2')
})
