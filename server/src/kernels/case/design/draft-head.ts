// SPDX-License-Identifier: Apache-2.0
import type { LocalizedText } from '#contracts/text'
import { problem } from '#platform/problems'
import { type BpmnElement, children, readLoosely, text } from '../engine/bpmn-element.ts'
import { readName } from '../engine/compile-attribute.ts'

export interface DraftHead {
  readonly key: string
  readonly name: LocalizedText
}

/** Key and name of the process in a drawing that need not be runnable; null when there is no process in it. */
export function headOf(definitions: BpmnElement): DraftHead | null {
  const process = children(definitions, 'rootElements').find((root) => root.$type === 'bpmn:Process')
  const key = process && text(process, 'id')
  if (process === undefined || key === undefined) return null
  return { key, name: readName(process) ?? { zh: key, en: key } }
}

/** Reads the head of a drawing; what is no BPMN with a process is refused. */
export async function readHead(xml: string): Promise<DraftHead> {
  const read = await readLoosely(xml)
  if (!read.ok) throw problem('case.drawing-unreadable', { reason: read.messages.slice(0, 3).join('; ') })
  const head = headOf(read.definitions)
  if (head === null) throw problem('case.drawing-unreadable', { reason: '没有流程 / no process' })
  return head
}
