// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '#platform/access'
import { createSeededRandom, type Random } from '#platform/clock'
import { createSoftwareKeys } from '#platform/keys'
import { openTestPlatform, type TestPlatform } from '#platform/testing'
import { AuditFault, verifyAudit } from '../../../../scripts/verify-audit.mjs'
import { exportAudit } from './export.ts'
import { createSealer } from './sealer.ts'

let platform: TestPlatform
let exported: string[]
const script = join(import.meta.dirname, '../../../../scripts/verify-audit.mjs')

beforeAll(async () => {
  platform = await openTestPlatform()
  const sealer = createSealer(platform)
  for (let round = 0; round < 12; round++) {
    for (let entry = 0; entry <= round % 7; entry++) {
      platform.clock.advance(1000)
      await platform.units.inUnit({ actor: systemActor, traceId: `trace-${round}` }, async (unit) => {
        unit.record({
          action: 'case.task-completed',
          objectKind: 'case',
          objectId: `YL2603-${round}-${entry}`,
          // Separators and marks that a careless reader of lines or JSON would stumble over.
          reason: ['同意', 'a\nb', '"引号"\\', '\u2028\u2029', null][entry % 5] ?? null,
          details: { z: 1, a: { y: [1, 'two', null], b: true }, 计数: entry },
        })
      })
    }
    await sealer.seal()
  }
  exported = await lines()
})
afterAll(() => platform.close())

async function lines(): Promise<string[]> {
  const chunks: string[] = []
  for await (const chunk of exportAudit(platform.db, platform.keys)) chunks.push(String(chunk))
  return chunks.join('').split('\n').slice(0, -1)
}

const fileOf = (all: readonly string[]) => Buffer.from(`${all.join('\n')}\n`)

const check = (changed: readonly string[] | Buffer, options?: Parameters<typeof verifyAudit>[1]) =>
  verifyAudit([Buffer.isBuffer(changed) ? changed : fileOf(changed)], options)

/** The fault that is found; fails where none is. */
async function faultOf(changed: readonly string[] | Buffer, options?: Parameters<typeof verifyAudit>[1]) {
  const result = await check(changed, options).catch((error: unknown) => error)
  if (result instanceof AuditFault) return result
  throw new Error(`not found: ${JSON.stringify(result)}`)
}

const kindOf = (line: string | undefined) => (JSON.parse(line ?? '{}') as { kind: string }).kind
const entryLines = () => exported.flatMap((line, at) => (kindOf(line) === 'entry' ? [at] : []))
const headLines = () => exported.flatMap((line, at) => (kindOf(line) === 'head' ? [at] : []))

test('a log as it was written is intact, however the bytes arrive', async () => {
  const key = platform.keys.headPublicKey()
  const whole = fileOf(exported)
  const entries = entryLines().length
  expect(entries).toBeGreaterThan(40)
  expect(await verifyAudit([whole], { key, atLeast: entries })).toMatchObject({
    entries,
    heads: 12,
    pinned: true,
  })
  const bytes = Array.from({ length: whole.length }, (_, at) => whole.subarray(at, at + 1))
  expect(await verifyAudit(bytes)).toMatchObject({ entries, heads: 12, pinned: false })
})

test('an empty log is intact', async () => {
  const other = await openTestPlatform()
  const chunks: string[] = []
  for await (const chunk of exportAudit(other.db, other.keys)) chunks.push(String(chunk))
  expect(await verifyAudit(chunks)).toMatchObject({ entries: 0, heads: 0, sealedAt: null })
  await other.close()
})

type Edit = (random: Random) => { changed: string[] | Buffer; first: number | null }

/** Whole numbers of the record on a line. */
const seqAt = (at: number) => (JSON.parse(exported[at] ?? '{}') as { seq: number }).seq
const pick = (random: Random, from: readonly number[]) => from[random.integer(from.length)] ?? 0

const edits: Readonly<Record<string, Edit>> = {
  'a flipped bit in a text': (random) => {
    const at = pick(random, entryLines())
    const record = JSON.parse(exported[at] ?? '{}') as { text: string }
    const place = random.integer(record.text.length)
    const code = record.text.charCodeAt(place) ^ (1 << random.integer(7))
    const text = record.text.slice(0, place) + String.fromCharCode(code) + record.text.slice(place + 1)
    return { changed: exported.with(at, JSON.stringify({ ...record, text })), first: seqAt(at) }
  },
  'a flipped bit anywhere in the file': (random) => {
    const bytes = fileOf(exported)
    const place = random.integer(bytes.length)
    bytes[place] = (bytes[place] ?? 0) ^ (1 << random.integer(8))
    return { changed: bytes, first: null }
  },
  'a dropped entry': (random) => {
    const at = pick(random, entryLines())
    return { changed: exported.toSpliced(at, 1), first: seqAt(at) }
  },
  'a dropped head': (random) => {
    const at = pick(random, headLines())
    return { changed: exported.toSpliced(at, 1), first: null }
  },
  'two swapped lines': (random) => {
    const places = entryLines()
    const left = random.integer(places.length - 1)
    const right = left + 1 + random.integer(places.length - left - 1)
    const [a = 0, b = 0] = [places[left], places[right]]
    const changed = exported.with(a, exported[b] ?? '').with(b, exported[a] ?? '')
    return { changed, first: seqAt(a) }
  },
  'a tail that was cut off': (random) => ({
    changed: exported.slice(0, 1 + random.integer(exported.length - 1)),
    first: null,
  }),
  'a tail that was cut off at a head, with its counts put right': (random) => {
    const heads = headLines()
    const kept = random.integer(heads.length - 1) + 1
    const last = seqAt(heads[kept - 1] ?? 0)
    const end = JSON.parse(exported.at(-1) ?? '{}') as object
    const changed = [
      ...exported.slice(0, 1 + last),
      ...heads.slice(0, kept).map((at) => exported[at] ?? ''),
      JSON.stringify({ ...end, entries: last, heads: kept }),
    ]
    return { changed, first: last + 1 }
  },
  'an edit with the chain computed anew, without the key': (random) => {
    const at = pick(random, entryLines())
    const changed = [...exported]
    let hash = at === 1 ? '0'.repeat(64) : (JSON.parse(exported[at - 1] ?? '{}') as { hash: string }).hash
    for (const place of entryLines().filter((place) => place >= at)) {
      const record = JSON.parse(exported[place] ?? '{}') as { text: string }
      const text = place === at ? record.text.replace('case', 'Case') : record.text
      hash = createHash('sha256').update(`${hash}\n${text}`).digest('hex')
      changed[place] = JSON.stringify({ ...record, hash, text })
    }
    return { changed, first: seqAt(at) }
  },
  'an inserted copy': (random) => {
    const at = pick(random, entryLines())
    return { changed: exported.toSpliced(at, 0, exported[at] ?? ''), first: null }
  },
  'another time on a head': (random) => {
    const at = pick(random, headLines())
    const record = JSON.parse(exported[at] ?? '{}') as object
    return {
      changed: exported.with(at, JSON.stringify({ ...record, signedAt: '2025-01-01T00:00:00.000Z' })),
      first: null,
    }
  },
}

describe('every one of 2,900 random changes is found', () => {
  test.each(Object.keys(edits))('%s', async (name) => {
    const random = createSeededRandom(20260302)
    const edit = edits[name]
    if (edit === undefined) throw new Error(name)
    for (let round = 0; round < (name.includes('anywhere') ? 2000 : 100); round++) {
      const { changed, first } = edit(random)
      const fault = await faultOf(changed)
      if (name.includes('anew')) {
        // Only heads can tell: the change lies between the one before and the one that fails.
        expect(fault.entry ?? 0).toBeLessThanOrEqual(first ?? 0)
        expect(fault.en).toMatch(/between \d+ and \d+ was edited/)
        const [from, to] = (fault.en.match(/\d+/g) ?? []).map(Number)
        expect(first).toBeGreaterThanOrEqual(from ?? 0)
        expect(first).toBeLessThanOrEqual(to ?? 0)
      } else if (first !== null) expect(fault.entry, `${fault.en}, round ${round}`).toBe(first)
    }
  })
})

test('a log that was made anew with another key is found by the pinned key, and by nothing else', async () => {
  const stranger = createSoftwareKeys(Buffer.alloc(32, 99))
  const chunks: string[] = []
  for await (const chunk of exportAudit(platform.db, {
    ...platform.keys,
    headPublicKey: stranger.headPublicKey,
  }))
    chunks.push(String(chunk))
  // The key of the header alone: the heads do not fit it.
  expect((await faultOf(chunks.join('').split('\n').slice(0, -1))).en).toContain('another key')

  const resigned = exported.map((line) => resign(line, stranger))
  expect((await check(resigned)).pinned).toBe(false)
  const fault = await faultOf(resigned, { key: platform.keys.headPublicKey() })
  expect(fault.en).toContain('another key than the one given')
})

function resign(line: string, keys: ReturnType<typeof createSoftwareKeys>): string {
  const record = JSON.parse(line) as Record<string, unknown>
  const sign = (message: string) => Buffer.from(keys.signHead(Buffer.from(message))).toString('base64url')
  if (record['kind'] === 'header')
    return JSON.stringify({ ...record, publicKey: keys.headPublicKey().export({ format: 'jwk' }) })
  if (record['kind'] === 'head')
    return JSON.stringify({
      ...record,
      signature: sign(`${record['seq']}\n${record['hash']}\n${record['signedAt']}`),
    })
  if (record['kind'] !== 'end') return line
  const last = JSON.parse(exported[entryLines().at(-1) ?? 0] ?? '{}') as { hash: string }
  const message = `chengshu-audit-end/1\n${record['entries']}\n${record['heads']}\n${last.hash}`
  return JSON.stringify({ ...record, signature: sign(message) })
}

test('an older export is told from a newer one by the number of entries already seen', async () => {
  const entries = entryLines().length
  const fault = await faultOf(exported, { atLeast: entries + 1 })
  expect(fault.entry).toBe(entries + 1)
})

test('an entry that is changed in the database before it is sealed stops the sealing', async () => {
  const other = await openTestPlatform()
  await other.units.inUnit({ actor: systemActor }, async (unit) => {
    unit.record({ action: 'case.rated', objectKind: 'case', objectId: 'x' })
  })
  await other.pool.query("update platform.audit_log set object_id = 'y'")
  await expect(createSealer(other).seal()).rejects.toThrow('was changed before it was sealed')
  await other.close()
})

test('an entry that is changed in the database after it was sealed is named by the export', async () => {
  const before = await platform.pool.query('select object_id from platform.audit_log where seq = 9')
  await platform.pool.query("update platform.audit_log set object_id = 'somebody else' where seq = 9")
  expect((await faultOf(await lines())).entry).toBe(9)
  await platform.pool.query('update platform.audit_log set object_id = $1 where seq = 9', [
    before.rows[0]?.object_id,
  ])
  expect(await lines()).toEqual(exported)
})

test('the command ends with 0, 1 or 2 and says why', () => {
  const folder = platform.config.dataDir
  const file = join(folder, 'export.ndjson')
  const jwk = join(folder, 'key.json')
  const pem = join(folder, 'key.pem')
  writeFileSync(file, `${exported.join('\n')}\n`)
  writeFileSync(jwk, JSON.stringify(platform.keys.headPublicKey().export({ format: 'jwk' })))
  writeFileSync(pem, platform.keys.headPublicKey().export({ format: 'pem', type: 'spki' }))
  const run = (...args: string[]) => {
    const done = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
    return { code: done.status, said: done.stdout + done.stderr }
  }
  expect(run(file)).toMatchObject({ code: 0, said: expect.stringContaining('taken from the file itself') })
  expect(run('--key', jwk, file)).toMatchObject({
    code: 0,
    said: expect.stringContaining('the key that was given'),
  })
  expect(run('--key', pem, file).code).toBe(0)
  writeFileSync(file, `${exported.toSpliced(5, 1).join('\n')}\n`)
  expect(run(file)).toMatchObject({ code: 1, said: expect.stringContaining('第 5 条被删除或调换') })
  expect(run(join(folder, 'none.ndjson')).code).toBe(2)
  expect(run()).toMatchObject({ code: 2, said: expect.stringContaining('usage') })
})
