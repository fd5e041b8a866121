// SPDX-License-Identifier: Apache-2.0
import type { Condition, Leaf } from '#contracts/condition'

/** Where a text stopped making sense; `offset` counts UTF-16 units from its beginning. */
export type ExpressionFault = { offset: number; message: string }
export type ParsedExpression = { ok: true; condition: Condition } | { ok: false; fault: ExpressionFault }

type Token = { kind: 'name' | 'text' | 'number' | 'word' | 'sign'; text: string; offset: number }
type Scalar = string | number | boolean
const WORDS = new Set(['and', 'or', 'not', 'in', 'between', 'true', 'false'])
const LONGEST = 4000
// Names are field codes: letters of any script, digits, and `.`, `_`, `-` inside; there is no arithmetic.
const TOKEN =
  /\s*(?:("(?:[^"\\]|\\["\\])*")|(-?[0-9]+(?:\.[0-9]+)?)(?![\p{L}\p{N}_])|([\p{L}_][\p{L}\p{N}_.-]*)|(<=|>=|!=|[=<>(),]))/uy

/**
 * Reads a condition written as a small part of FEEL: `a = "x" and b > 3`, `or`, `not(…)`, `a in ("x", "y")`,
 * `a between 1 and 5`, `known(a)`, `starts with(a, "99")`, `list contains(a, "x")`. A bare name means `name = true`.
 *
 * @example parseExpression('outcome = "pass" and not(known(flaw))')
 */
export function parseExpression(text: string): ParsedExpression {
  try {
    if (text.length > LONGEST) throw new Refusal(LONGEST, `longer than ${LONGEST} characters`)
    const reader = createReader(tokenize(text), text.length)
    const condition = readDisjunction(reader, 0)
    reader.end()
    return { ok: true, condition }
  } catch (error) {
    if (error instanceof Refusal)
      return { ok: false, fault: { offset: error.offset, message: error.message } }
    throw error
  }
}

class Refusal extends Error {
  readonly offset: number
  constructor(offset: number, message: string) {
    super(message)
    this.offset = offset
  }
}

type Reader = {
  peek: (ahead?: number) => Token | undefined
  next: () => Token
  /** Takes the next token if it is this sign or word. */
  accept: (text: string) => boolean
  expect: (text: string) => void
  end: () => void
}

function createReader(tokens: readonly Token[], length: number): Reader {
  let at = 0
  const is = (token: Token | undefined, text: string) =>
    token !== undefined && token.text === text && (token.kind === 'sign' || token.kind === 'word')
  const accept = (text: string): boolean => {
    if (!is(tokens[at], text)) return false
    at += 1
    return true
  }
  const refuse = (expected: string): never => {
    const found = tokens[at]
    throw new Refusal(found?.offset ?? length, `expected ${expected}, found ${found?.text ?? 'the end'}`)
  }
  return {
    peek: (ahead = 0) => tokens[at + ahead],
    next: () => {
      const token = tokens[at] ?? refuse('more')
      at += 1
      return token
    },
    accept,
    expect: (text) => {
      if (!accept(text)) refuse(`“${text}”`)
    },
    end: () => {
      if (at < tokens.length) refuse('the end')
    },
  }
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let offset = 0
  const end = text.trimEnd().length
  while (offset < end) {
    TOKEN.lastIndex = offset
    const match = TOKEN.exec(text)
    if (match === null) {
      const rest = text.slice(offset).trimStart()
      throw new Refusal(text.length - rest.length, `cannot read “${rest.slice(0, 12)}”`)
    }
    const [whole, quoted, number, name, sign] = match
    const at = offset + whole.length - (quoted ?? number ?? name ?? sign ?? '').length
    if (quoted !== undefined) {
      tokens.push({ kind: 'text', text: quoted.slice(1, -1).replaceAll(/\\(["\\])/g, '$1'), offset: at })
    } else if (number !== undefined) tokens.push({ kind: 'number', text: number, offset: at })
    else if (name !== undefined)
      tokens.push({ kind: WORDS.has(name) ? 'word' : 'name', text: name, offset: at })
    else tokens.push({ kind: 'sign', text: sign ?? '', offset: at })
    offset += whole.length
  }
  return tokens
}

// Recursion is bounded here; the size of the tree by the check of the rules kernel.
const DEEPEST = 50

function readDisjunction(reader: Reader, depth: number): Condition {
  const parts = [readConjunction(reader, depth)]
  while (reader.accept('or')) parts.push(readConjunction(reader, depth))
  return single(parts) ?? { any: parts }
}

function readConjunction(reader: Reader, depth: number): Condition {
  const parts = [readTest(reader, depth)]
  while (reader.accept('and')) parts.push(readTest(reader, depth))
  return single(parts) ?? { all: parts }
}

function single(parts: readonly Condition[]): Condition | undefined {
  return parts.length === 1 ? parts[0] : undefined
}

function readTest(reader: Reader, depth: number): Condition {
  if (depth > DEEPEST) throw new Refusal(reader.peek()?.offset ?? 0, 'nested too deeply')
  if (reader.accept('not')) {
    reader.expect('(')
    const condition = readDisjunction(reader, depth + 1)
    reader.expect(')')
    return { not: condition }
  }
  if (reader.accept('(')) {
    const condition = readDisjunction(reader, depth + 1)
    reader.expect(')')
    return condition
  }
  if (reader.accept('true')) return { all: [] }
  if (reader.accept('false')) return { any: [] }
  return readFunction(reader) ?? readComparison(reader)
}

function readFunction(reader: Reader): Leaf | undefined {
  if (reader.peek()?.kind !== 'name') return undefined
  const words = [reader.peek()?.text, reader.peek(1)?.text].join(' ')
  if (words === 'known (') {
    reader.next()
    reader.expect('(')
    const field = readName(reader)
    reader.expect(')')
    return { field, op: 'known' }
  }
  if (words !== 'starts with' && words !== 'list contains') return undefined
  reader.next()
  reader.next()
  reader.expect('(')
  const field = readName(reader)
  reader.expect(',')
  const value = readText(reader)
  reader.expect(')')
  return words === 'starts with'
    ? { field, op: 'starts-with', value }
    : { field, op: 'has-any', value: [value] }
}

function readComparison(reader: Reader): Condition {
  const field = readName(reader)
  const sign = reader.peek()?.text
  if (sign === '=' || sign === '!=' || sign === '<' || sign === '<=' || sign === '>' || sign === '>=') {
    reader.next()
    return { field, op: sign, value: readScalar(reader) }
  }
  if (reader.accept('in')) return { field, op: 'in', value: readList(reader) }
  if (reader.accept('between')) return readRange(field, reader)
  return { field, op: '=', value: true }
}

function readRange(field: string, reader: Reader): Leaf {
  const at = reader.peek()?.offset ?? 0
  const low = readScalar(reader)
  reader.expect('and')
  const high = readScalar(reader)
  if (typeof low === 'number' && typeof high === 'number') return { field, op: 'between', value: [low, high] }
  if (typeof low === 'string' && typeof high === 'string') return { field, op: 'between', value: [low, high] }
  throw new Refusal(at, 'a range needs two numbers or two texts')
}

function readList(reader: Reader): (string | number)[] {
  const values: (string | number)[] = []
  reader.expect('(')
  do {
    const at = reader.peek()?.offset ?? 0
    const value = readScalar(reader)
    if (typeof value === 'boolean') throw new Refusal(at, 'a list holds texts or numbers')
    values.push(value)
  } while (reader.accept(','))
  reader.expect(')')
  return values
}

function readScalar(reader: Reader): Scalar {
  const token = reader.next()
  if (token.kind === 'text') return token.text
  if (token.kind === 'number') return Number(token.text)
  if (token.kind === 'word' && (token.text === 'true' || token.text === 'false')) return token.text === 'true'
  throw new Refusal(token.offset, `expected a value, found ${token.text}`)
}

function readText(reader: Reader): string {
  const token = reader.next()
  if (token.kind === 'text') return token.text
  throw new Refusal(token.offset, `expected a text, found ${token.text}`)
}

function readName(reader: Reader): string {
  const token = reader.next()
  if (token.kind === 'name') return token.text
  throw new Refusal(token.offset, `expected a field, found ${token.text}`)
}
