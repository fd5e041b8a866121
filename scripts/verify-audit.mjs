// SPDX-License-Identifier: Apache-2.0
// Verifies an export of the audit log (docs/audit.md) with nothing but Node: no code of the platform, so that a fault or
// a back door in the writer cannot hide itself here.
//
//   node scripts/verify-audit.mjs [--key <file>] [--at-least <entries>] <export.ndjson | ->
//
// Exit code 0: nothing was changed. 1: something was, and the first place is named. 2: it could not be checked.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream, readFileSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const genesis = '0'.repeat(64)

/** What is wrong, where, in both languages. */
export class AuditFault extends Error {
  constructor(line, entry, zh, en) {
    super(en)
    this.line = line
    this.entry = entry
    this.zh = zh
    this.en = en
  }
}

/**
 * Reads an export from chunks of bytes. Throws an AuditFault at the first place where it is not what was written.
 * `key` (a KeyObject) pins the key that must have signed; `atLeast` is the number of entries known from an earlier check.
 */
export async function verifyAudit(chunks, { key = null, atLeast = 0 } = {}) {
  const state = { part: 'start', entries: 0, hashes: [], heads: 0, lastHead: null, key: null, line: 0 }
  for await (const text of linesOf(chunks)) {
    state.line += 1
    take(state, parse(state, text), key)
  }
  if (state.part !== 'end') {
    const next = state.entries + 1
    throw fault(
      state,
      next,
      `文件在第 ${state.line} 行之后被截断（其后应为第 ${next} 条或签名链头、结束行）`,
      `cut off after line ${state.line}: entry ${next}, a head or the end line should follow`,
    )
  }
  if (state.entries < atLeast)
    throw fault(
      state,
      state.entries + 1,
      `只有 ${state.entries} 条，此前已核验过 ${atLeast} 条：其后的条目被删除`,
      `${state.entries} entries only, ${atLeast} were there before: those behind were removed`,
    )
  return {
    entries: state.entries,
    heads: state.heads,
    sealedAt: state.lastHead?.signedAt ?? null,
    keyThumbprint: thumbprint(state.key),
    pinned: key !== null,
  }
}

function take(state, record, pinned) {
  switch (`${state.part} ${record.kind}`) {
    case 'start header':
      return takeHeader(state, record, pinned)
    case 'header entry':
    case 'entry entry':
      return takeEntry(state, record)
    case 'header head':
    case 'entry head':
    case 'head head':
      return takeHead(state, record)
    case 'header end':
    case 'head end':
      return takeEnd(state, record)
    case 'entry end':
      throw fault(
        state,
        state.entries,
        `第 ${state.entries} 条之后没有签名链头`,
        `no signed head follows entry ${state.entries}`,
      )
    default:
      throw fault(
        state,
        state.entries + 1,
        `第 ${state.line} 行（${String(record.kind)}）不应出现在此处`,
        `line ${state.line} (${String(record.kind)}) does not belong here`,
      )
  }
}

function takeHeader(state, record, pinned) {
  shape(state, record, ['kind', 'format', 'publicKey'])
  if (record.format !== 'chengshu-audit/1')
    throw fault(state, null, `不认识的格式 ${record.format}`, `unknown format ${record.format}`)
  state.key = keyFrom(state, record.publicKey)
  if (pinned !== null && thumbprint(pinned) !== thumbprint(state.key))
    throw fault(
      state,
      null,
      '签名密钥不是指定的密钥，整份文件可能被重新制作',
      'signed with another key than the one given: the whole file may have been made anew',
    )
  state.part = 'header'
}

function takeEntry(state, record) {
  shape(state, record, ['kind', 'seq', 'hash', 'text'])
  const expected = state.entries + 1
  if (record.seq !== expected) {
    throw fault(
      state,
      expected,
      `第 ${expected} 条被删除或调换：该位置是第 ${record.seq} 条`,
      `entry ${expected} was dropped or moved: entry ${record.seq} stands in its place`,
    )
  }
  const before = state.hashes[state.hashes.length - 1] ?? genesis
  const hash = createHash('sha256').update(`${before}\n${record.text}`).digest('hex')
  if (hash !== record.hash)
    throw fault(state, expected, `第 ${expected} 条被改动`, `entry ${expected} was edited`)
  state.hashes.push(hash)
  state.entries = expected
  state.part = 'entry'
}

/** A head vouches for every entry up to its own: where the first one fails, the change lies behind the one before. */
function takeHead(state, record) {
  shape(state, record, ['kind', 'seq', 'hash', 'signedAt', 'signature'])
  const from = (state.lastHead?.seq ?? 0) + 1
  if (!Number.isSafeInteger(record.seq) || record.seq < from) {
    throw fault(state, from, `签名链头次序不对（${record.seq}）`, `head ${record.seq} is out of order`)
  }
  const message = `${record.seq}\n${record.hash}\n${record.signedAt}`
  if (!signedBy(state.key, message, record.signature)) {
    throw fault(
      state,
      from,
      `第 ${record.seq} 条的签名链头被改动或不是用该密钥签的`,
      `the head at entry ${record.seq} was edited, or signed with another key`,
    )
  }
  if (record.seq > state.entries) {
    throw fault(
      state,
      state.entries + 1,
      `第 ${state.entries + 1} 条至第 ${record.seq} 条被删除`,
      `entries ${state.entries + 1} to ${record.seq} were removed`,
    )
  }
  if (state.hashes[record.seq - 1] !== record.hash) {
    throw fault(
      state,
      from,
      `第 ${from} 条至第 ${record.seq} 条之间有条目被改动并重算了哈希`,
      `an entry between ${from} and ${record.seq} was edited and the chain computed anew`,
    )
  }
  state.lastHead = record
  state.heads += 1
  state.part = 'head'
}

function takeEnd(state, record) {
  shape(state, record, ['kind', 'entries', 'heads', 'signature'])
  const sealed = state.lastHead?.seq ?? 0
  if (sealed !== state.entries)
    throw fault(
      state,
      sealed + 1,
      `第 ${sealed + 1} 条之后没有签名链头，可能是后加的`,
      `no head vouches for the entries from ${sealed + 1} on: they may have been added`,
    )
  const lastHash = state.hashes[state.hashes.length - 1] ?? genesis
  const message = `chengshu-audit-end/1\n${record.entries}\n${record.heads}\n${lastHash}`
  const counted = record.entries === state.entries && record.heads === state.heads
  if (!counted || !signedBy(state.key, message, record.signature)) {
    throw fault(
      state,
      state.entries + 1,
      `结束行不符：第 ${state.entries} 条之后可能有条目或签名链头被截去`,
      `the end line does not fit: entries behind ${state.entries}, or heads, were cut off`,
    )
  }
  state.part = 'end'
}

/** A line is exactly what the platform writes: no other spacing, order, escapes or members. */
function parse(state, text) {
  let record
  try {
    record = JSON.parse(text)
  } catch {
    record = undefined
  }
  if (record === null || typeof record !== 'object' || JSON.stringify(record) !== text) {
    const next = state.entries + 1
    throw fault(
      state,
      next,
      `第 ${state.line} 行不是平台写出的内容（第 ${next} 条或其后）`,
      `line ${state.line} is not as the platform wrote it (entry ${next} or what follows)`,
    )
  }
  return record
}

function shape(state, record, members) {
  const found = Object.keys(record)
  if (found.length === members.length && members.every((name, index) => found[index] === name)) return
  throw fault(
    state,
    state.entries + 1,
    `第 ${state.line} 行的字段不对`,
    `line ${state.line} has other members than it should`,
  )
}

const fault = (state, entry, zh, en) => new AuditFault(state.line, entry, zh, en)

function keyFrom(state, jwk) {
  try {
    if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519') throw new Error('another kind of key')
    return createPublicKey({ key: jwk, format: 'jwk' })
  } catch {
    throw fault(state, null, '文件头的公钥无法读取', 'the public key of the header cannot be read')
  }
}

function signedBy(key, message, signature) {
  const bytes = Buffer.from(String(signature), 'base64url')
  // The text of a signature is looked at too: base64 has more than one for the same bytes.
  return bytes.toString('base64url') === signature && verify(null, Buffer.from(message), key, bytes)
}

/** RFC 7638 thumbprint, short enough to compare by eye. */
function thumbprint(key) {
  const { crv, kty, x } = key.export({ format: 'jwk' })
  return createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url')
}

/** Lines by line feed alone: texts may hold every other separator. The file ends with one. */
async function* linesOf(chunks) {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest = Buffer.alloc(0)
  let number = 0
  const decode = (bytes) => {
    number += 1
    try {
      return decoder.decode(bytes)
    } catch {
      throw new AuditFault(number, null, `第 ${number} 行不是 UTF-8 文本`, `line ${number} is not UTF-8`)
    }
  }
  for await (const chunk of chunks) {
    let bytes = Buffer.concat([rest, Buffer.from(chunk)])
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10)) {
      yield decode(bytes.subarray(0, end))
      bytes = bytes.subarray(end + 1)
    }
    rest = bytes
  }
  if (rest.length > 0) yield decode(rest)
}

/** A public key from a JWK or PEM file. */
function readKey(path) {
  const text = readFileSync(path, 'utf8').trim()
  return text.startsWith('{')
    ? createPublicKey({ key: JSON.parse(text), format: 'jwk' })
    : createPublicKey(text)
}

function readArguments(given) {
  const options = { key: null, atLeast: 0, path: null }
  for (let at = 0; at < given.length; at++) {
    if (given[at] === '--key') options.key = readKey(given[++at])
    else if (given[at] === '--at-least') options.atLeast = Number(given[++at])
    else if (options.path === null && (given[at] === '-' || !given[at].startsWith('-')))
      options.path = given[at]
    else throw new Error(`unknown argument ${given[at]}`)
  }
  if (options.path === null || !Number.isSafeInteger(options.atLeast))
    throw new Error(
      'usage: verify-audit [--key <jwk or pem file>] [--at-least <entries>] <export.ndjson | ->',
    )
  return options
}

async function main(given) {
  try {
    const { path, ...options } = readArguments(given)
    const found = await verifyAudit(path === '-' ? process.stdin : createReadStream(path), options)
    console.log(
      `完好 intact: ${found.entries} 条 entries, ${found.heads} 个签名链头 heads, 封存至 sealed up to ${found.sealedAt ?? '—'}`,
    )
    console.log(
      found.pinned
        ? `密钥 key ${found.keyThumbprint}（与指定密钥一致 the key that was given）`
        : `密钥 key ${found.keyThumbprint}（取自文件本身，请与平台公布的比对，或用 --key 指定 taken from the file itself: compare it with the published one, or pin it with --key）`,
    )
    return 0
  } catch (error) {
    if (error instanceof AuditFault) {
      console.error(`不完好 NOT intact, 第 ${error.line} 行 line ${error.line}: ${error.zh} — ${error.en}`)
      return 1
    }
    console.error(error instanceof Error ? error.message : String(error))
    return 2
  }
}

const started = process.argv[1]
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url))
  process.exitCode = await main(process.argv.slice(2))
