// SPDX-License-Identifier: Apache-2.0
import { readTag, xmlTokens } from './xml-token.ts'

/** An element of any XML, its names resolved to `{namespace}local`. */
export type XmlElement = {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** Its own text, without that of its children, trimmed. */
  readonly text: string
}

type Open = {
  readonly name: string
  readonly raw: string
  readonly attributes: Map<string, string>
  readonly children: XmlElement[]
  readonly text: string[]
  readonly spaces: ReadonlyMap<string, string>
}

const XSI_TYPE = '{http://www.w3.org/2001/XMLSchema-instance}type'

/**
 * Reads XML without knowing anything of BPMN: the second opinion by which import and export are checked. Undefined
 * where the text is not well-formed. Entities of a DOCTYPE are not expanded.
 */
export function scanXml(xml: string): XmlElement | undefined {
  const root: Open = { name: '', raw: '', attributes: new Map(), children: [], text: [], spaces: new Map() }
  const stack: Open[] = [root]
  for (const { kind, text } of xmlTokens(xml)) {
    const top = stack.at(-1)
    if (top === undefined || kind === 'broken') return undefined
    if (kind === 'text') top.text.push(decode(text))
    if (kind === 'cdata') top.text.push(text.slice('<![CDATA['.length, -']]>'.length))
    if (kind !== 'tag') continue
    const tag = readTag(text)
    if (tag.closes) {
      if (stack.length === 1 || top.raw !== tag.name) return undefined
      stack.pop()
      stack.at(-1)?.children.push(close(top))
    } else {
      const element = open(tag.name, tag.attributes, top.spaces)
      if (tag.empty) top.children.push(close(element))
      else stack.push(element)
    }
  }
  return stack.length === 1 && root.children.length === 1 ? root.children[0] : undefined
}

function open(
  raw: string,
  attributes: readonly [string, string][],
  outer: ReadonlyMap<string, string>,
): Open {
  // XML 1.0 §3.3.3: a line break written as such is a space, one written as a reference is kept.
  const written = attributes.map(([name, value]): [string, string] => [
    name,
    decode(value.replaceAll(/\r\n|[\t\n\r]/g, ' ')),
  ])
  const own = written.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  const spaces =
    own.length === 0
      ? outer
      : new Map([...outer, ...own.map(([name, uri]): [string, string] => [name.slice(6), uri])])
  const resolved = written
    .filter((one) => !own.includes(one))
    .map(([name, value]): [string, string] => {
      const full = name.includes(':') ? resolve(name, spaces) : name
      // The value of xsi:type is a name as well, and its prefix is as arbitrary.
      return [full, full === XSI_TYPE ? resolve(value, spaces) : value]
    })
  return { name: resolve(raw, spaces), raw, attributes: new Map(resolved), children: [], text: [], spaces }
}

function close({ name, attributes, children, text }: Open): XmlElement {
  return { name, attributes, children, text: text.join('').trim() }
}

function resolve(name: string, spaces: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(':')
  const prefix = colon < 0 ? '' : name.slice(0, colon)
  return `{${spaces.get(prefix) ?? prefix}}${name.slice(colon + 1)}`
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decode(text: string): string {
  return text.replaceAll(
    /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/g,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return NAMED[name] ?? whole
      const code = hex === undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
