// SPDX-License-Identifier: Apache-2.0
import { BpmnModdle } from 'bpmn-moddle'
import { extensionPackage } from '#contracts/bpmn-extension'
import { missingFrom, takeCensus } from './bpmn-census.ts'
import { type BpmnElement, type LooseRead, readLoosely } from './bpmn-element.ts'
import { type Compiled, compileProcess } from './compile.ts'
import { decodeXml, escapeAttributes } from './xml-encoding.ts'

/** A model of another tool, taken in whether or not the platform can run it. */
export type Imported =
  | {
      readonly ok: true
      /** The file as text; what is stored, and handed out again as it came. */
      readonly xml: string
      readonly definitions: BpmnElement
      /** What the reader found odd, such as references that lead nowhere. */
      readonly remarks: readonly string[]
      /** A model, or every reason why the platform cannot run it. */
      readonly compiled: Compiled
    }
  | { readonly ok: false; readonly messages: readonly string[] }

export async function importBpmn(bytes: Uint8Array): Promise<Imported> {
  const xml = decodeXml(bytes)
  if (xml === undefined) return { ok: false, messages: ['the file is not in the encoding it declares'] }
  const read: LooseRead = await readLoosely(xml)
  if (!read.ok) return read
  const { definitions, remarks } = read
  return { ok: true, xml, definitions, remarks, compiled: await compileProcess(xml) }
}

/** Writes a model anew, as an editor does after a change: same content, own layout of the text. Comments are lost. */
export async function exportBpmn(definitions: BpmnElement): Promise<string> {
  return escapeAttributes((await modelling().toXML(definitions, { format: true })).xml)
}

/** Whether writing a model anew keeps all it says; the lines that got lost or came from nowhere, if not. */
export async function compareExport(
  xml: string,
  definitions: BpmnElement,
): Promise<{ readonly lines: number; readonly lost: readonly string[]; readonly added: readonly string[] }> {
  const written = await exportBpmn(definitions)
  const again = await readLoosely(written)
  const before = takeCensus(xml, isAssumed)
  const after = again.ok ? takeCensus(written, isAssumed) : undefined
  if (before === undefined || after === undefined)
    return { lines: 0, lost: ['the file does not read back'], added: [] }
  return { lines: before.size, lost: missingFrom(before, after), added: missingFrom(after, before) }
}

const modelling = () => new BpmnModdle({ cs: extensionPackage })

const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://www.omg.org/spec/BPMN/20100524/MODEL', 'bpmn'],
  ['http://www.omg.org/spec/BPMN/20100524/DI', 'bpmndi'],
  ['http://www.omg.org/spec/DD/20100524/DI', 'di'],
  ['http://www.omg.org/spec/DD/20100524/DC', 'dc'],
])
const types = modelling()

// A type that only repeats what its place demands is left out by writers.
const REPEATED_TYPES: ReadonlySet<string> = new Set([
  '{http://www.omg.org/spec/DD/20100524/DC}Point',
  '{http://www.omg.org/spec/BPMN/20100524/MODEL}tExpression',
])

/** Whether the standard assumes this value where none is written, such as `cancelActivity="true"`. */
function isAssumed(element: string, attribute: string, value: string): boolean {
  if (attribute === '{http://www.w3.org/2001/XMLSchema-instance}type') return REPEATED_TYPES.has(value)
  const [, space = '', local = ''] = /^\{(.*)\}(.*)$/.exec(element) ?? []
  const prefix = PREFIXES.get(space)
  if (prefix === undefined) return false
  try {
    const { prototype } = types.getType(`${prefix}:${local.charAt(0).toUpperCase()}${local.slice(1)}`)
    return String(Reflect.get(prototype, attribute)) === value
  } catch {
    // An element named by the property it fills, such as conditionExpression: its type assumes nothing.
    return false
  }
}
