// SPDX-License-Identifier: Apache-2.0

/** A stretch of XML: a tag, text between tags, a CDATA section, or what says nothing (comments, instructions, DOCTYPE). */
export type XmlToken = {
  readonly kind: 'tag' | 'text' | 'cdata' | 'silent' | 'broken'
  readonly text: string
}

const SILENT: readonly [begin: string, end: string][] = [
  ['<!--', '-->'],
  ['<?', '?>'],
]
const CDATA = '<![CDATA['

/** Cuts XML into tokens, in one pass whatever the file: what is not closed is broken, and the last token. */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  let at = 0
  const token = (kind: XmlToken['kind'], end: number): XmlToken => {
    const text = xml.slice(at, end)
    at = end
    return { kind, text }
  }
  while (at < xml.length) {
    if (xml[at] !== '<') {
      const next = xml.indexOf('<', at)
      yield token('text', next < 0 ? xml.length : next)
      continue
    }
    const kind = kindAt(xml, at)
    const end = endOf(xml, at, kind)
    if (end === undefined) {
      yield token('broken', xml.length)
      return
    }
    yield token(kind, end)
  }
}

function kindAt(xml: string, at: number): 'tag' | 'cdata' | 'silent' {
  if (xml.startsWith(CDATA, at)) return 'cdata'
  return xml[at + 1] === '!' || xml[at + 1] === '?' ? 'silent' : 'tag'
}

function endOf(xml: string, at: number, kind: 'tag' | 'cdata' | 'silent'): number | undefined {
  if (kind === 'cdata') return behind(xml, ']]>', at)
  const silent = SILENT.find(([begin]) => xml.startsWith(begin, at))
  if (silent !== undefined) return behind(xml, silent[1], at)
  // Tags, and the DOCTYPE with what stands in its brackets.
  let quote = ''
  let depth = 0
  for (let index = at + 1; index < xml.length; index += 1) {
    const character = xml[index] ?? ''
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '[' && kind === 'silent') depth += 1
    else if (character === ']' && kind === 'silent') depth -= 1
    else if (character === '>' && depth === 0) return index + 1
    else if (character === '<' && kind === 'tag') return undefined
  }
  return undefined
}

function behind(xml: string, end: string, from: number): number | undefined {
  const index = xml.indexOf(end, from)
  return index < 0 ? undefined : index + end.length
}

/** Replaces the values of the attributes, quotes included, and leaves everything else as it is. */
export function replaceAttributes(xml: string, replace: (quoted: string) => string): string {
  const parts: string[] = []
  for (const { kind, text } of xmlTokens(xml))
    parts.push(kind === 'tag' ? text.replaceAll(/"[^"]*"|'[^']*'/g, replace) : text)
  return parts.join('')
}

/** The name a tag opens or closes, and its attributes as they are written. */
export function readTag(text: string): {
  name: string
  closes: boolean
  empty: boolean
  attributes: [string, string][]
} {
  const closes = text[1] === '/'
  const empty = text.endsWith('/>')
  const inner = text.slice(closes ? 2 : 1, empty ? -2 : -1)
  const end = inner.search(/\s/)
  const name = end < 0 ? inner : inner.slice(0, end)
  const attributes: [string, string][] = []
  for (let at = name.length; at < inner.length; ) {
    const equals = inner.indexOf('=', at)
    const opening = /["']/g
    opening.lastIndex = equals
    const quote = equals < 0 ? null : opening.exec(inner)
    const closing = quote === null ? -1 : inner.indexOf(quote[0], quote.index + 1)
    if (quote === null || closing < 0) break
    attributes.push([inner.slice(at, equals).trim(), inner.slice(quote.index + 1, closing)])
    at = closing + 1
  }
  return { name, closes, empty, attributes }
}

// The parser behind us takes quadratic time over what is malformed; a real drawing has some thousand elements.
const MOST_ELEMENTS = 20_000
const MOST_ATTRIBUTES = 100
const NAME = /^[^\s"'=<>&/]{1,200}$/

/** Why a file is not worth parsing: not well-formed where it is cheap to see, or out of all proportion. */
export function xmlFault(xml: string): string | undefined {
  let elements = 0
  for (const { kind, text } of xmlTokens(xml)) {
    if (kind === 'broken') return 'something is opened and never closed'
    if (kind !== 'tag') continue
    const { name, attributes, closes } = readTag(text)
    elements += closes ? 0 : 1
    if (elements > MOST_ELEMENTS) return `more than ${MOST_ELEMENTS} elements`
    if (attributes.length > MOST_ATTRIBUTES) return `more than ${MOST_ATTRIBUTES} attributes in one element`
    if (!NAME.test(name) || attributes.some(([attribute]) => !NAME.test(attribute)))
      return `malformed element <${name.slice(0, 60)}>`
  }
  return undefined
}
