// SPDX-License-Identifier: Apache-2.0
import { BpmnModdle } from 'bpmn-moddle'
import { extensionPackage } from '#contracts/bpmn-extension'
import { spaceAttributes } from './xml-encoding.ts'
import { xmlFault } from './xml-token.ts'

/** An element as bpmn-moddle reads it; every property is looked at through the functions below. */
export type BpmnElement = { readonly $type: string }

export type ReadResult =
  | { readonly ok: true; readonly definitions: BpmnElement }
  | { readonly ok: false; readonly messages: readonly string[] }

// A real process has some 10–60 KB of XML; the bound keeps a hostile file from holding the event loop.
const LARGEST_XML = 1_000_000

/**
 * Reads BPMN 2.0 XML to run it. What the parser only warns about counts as a fault: an unknown element, a broken
 * reference, an attribute of our namespace that is misspelt or stands where it does not belong.
 */
export async function readBpmn(xml: string): Promise<ReadResult> {
  const read = await readLoosely(xml)
  if (!read.ok || read.remarks.length === 0) return read
  return { ok: false, messages: read.remarks }
}

export type LooseRead =
  | { readonly ok: true; readonly definitions: BpmnElement; readonly remarks: readonly string[] }
  | { readonly ok: false; readonly messages: readonly string[] }

/** Reads BPMN 2.0 XML to keep it, with everything that is foreign to us; what the parser warns about are remarks. */
export async function readLoosely(xml: string): Promise<LooseRead> {
  if (xml.length > LARGEST_XML) return { ok: false, messages: [`larger than ${LARGEST_XML} characters`] }
  const fault = xmlFault(xml)
  if (fault !== undefined) return { ok: false, messages: [fault] }
  try {
    const { rootElement, warnings } = await new BpmnModdle({ cs: extensionPackage }).fromXML(
      spaceAttributes(xml),
    )
    const remarks = warnings.map((warning) => firstLine(warning.message))
    if (isElement(rootElement)) return { ok: true, definitions: rootElement, remarks }
    return { ok: false, messages: [...remarks, 'no definitions'] }
  } catch (error) {
    return { ok: false, messages: [firstLine(error instanceof Error ? error.message : String(error))] }
  }
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message
}

export function property(element: BpmnElement, name: string): unknown {
  return Reflect.get(element, name)
}

export function text(element: BpmnElement, name: string): string | undefined {
  const value = property(element, name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

export function flag(element: BpmnElement, name: string): boolean {
  return property(element, name) === true
}

export function child(element: BpmnElement, name: string): BpmnElement | undefined {
  const value = property(element, name)
  return isElement(value) ? value : undefined
}

export function children(element: BpmnElement, name: string): BpmnElement[] {
  const value = property(element, name)
  return Array.isArray(value) ? value.filter(isElement) : []
}

export function numberIn(element: BpmnElement, name: string): number | undefined {
  const value = property(element, name)
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

function isElement(value: unknown): value is BpmnElement {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, '$type') === 'string'
}
