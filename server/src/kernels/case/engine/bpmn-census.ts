// SPDX-License-Identifier: Apache-2.0
import { scanXml, type XmlElement } from './xml-scan.ts'

/**
 * Everything a BPMN file says, one line each, with how often: every element with its place, every attribute, every
 * text; known to BPMN or not, drawing included. Two files with the same census say the same.
 */
export type Census = ReadonlyMap<string, number>

/** Undefined if the text is not well-formed. `isAssumed`: an attribute that says what holds without it. */
export function takeCensus(
  xml: string,
  isAssumed: (element: string, attribute: string, value: string) => boolean,
): Census | undefined {
  const root = scanXml(xml)
  if (root === undefined) return undefined
  const census = new Map<string, number>()
  const count = (line: string) => census.set(line, (census.get(line) ?? 0) + 1)
  const visit = (element: XmlElement, place: string, parent: string) => {
    count(`${place} in ${parent}`)
    for (const [name, value] of element.attributes) {
      if (!isAssumed(element.name, name, value)) count(`${place} ${name} = ${sameNumber(value)}`)
    }
    if (element.text !== '') count(`${place} says ${element.text.replaceAll('\r\n', '\n')}`)
    const seen = new Map<string, number>()
    for (const child of element.children) {
      const index = (seen.get(child.name) ?? 0) + 1
      seen.set(child.name, index)
      // What has no id is known by its place among its like under what has one.
      const id = child.attributes.get('id')
      visit(child, id === undefined ? `${place}/${child.name}[${index}]` : `${child.name} ${id}`, place)
    }
  }
  visit(root, root.name, 'the file')
  return census
}

/** What is in the first census and not, or not as often, in the second; at most so many lines. */
export function missingFrom(first: Census, second: Census, most = 20): string[] {
  const missing: string[] = []
  for (const [line, times] of first) {
    if (missing.length === most) break
    if ((second.get(line) ?? 0) < times) missing.push(line)
  }
  return missing
}

/** `30.0` and `30` are the same coordinate. */
function sameNumber(value: string): string {
  return /^-?[0-9]+\.[0-9]+$/.test(value) ? String(Number(value)) : value
}
