// SPDX-License-Identifier: Apache-2.0
import type { LocalizedText } from '#contracts/text'
import { type BpmnElement, text } from './bpmn-element.ts'

/** Why a drawing cannot become a process; the element is null when the file itself is at fault. */
export type CompileFault = {
  readonly elementId: string | null
  readonly elementName: string | null
  readonly reason: LocalizedText
}

/** Collects faults while a drawing is read, so that all of them are told at once. */
export type Faults = { readonly list: CompileFault[]; readonly refuse: Refuse }
/** Notes a fault; returns undefined, so that a reader can give up on the element in the same breath. */
export type Refuse = (element: BpmnElement | null, zh: string, en: string) => undefined

export function createFaults(): Faults {
  const list: CompileFault[] = []
  return {
    list,
    refuse: (element, zh, en) => {
      const elementId = element === null ? null : (text(element, 'id') ?? null)
      const elementName = element === null ? null : (text(element, 'name') ?? null)
      list.push({ elementId, elementName, reason: { zh, en } })
      return undefined
    },
  }
}
