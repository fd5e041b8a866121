// SPDX-License-Identifier: Apache-2.0
import type { LocalizedText } from '#contracts/text'
import type { CodeSet, DataElement, LawRegister } from '#kernels/catalog'

export interface ItemOrganisation {
  creditCode: string
  kind: string
}

/** What the checks of an item look up: everything that exists around it, loaded beforehand. */
export interface ItemContext {
  laws: LawRegister
  /** By organisation code. */
  organisations: ReadonlyMap<string, ItemOrganisation>
  /** By element code. */
  elements: ReadonlyMap<string, DataElement>
  /** By code. */
  codeSets: ReadonlyMap<string, CodeSet>
  /** Theme code → the audience it belongs to. */
  themes: ReadonlyMap<string, 'person' | 'enterprise'>
  /** Certificate type code → who holds such certificates. */
  certificateTypes: ReadonlyMap<string, 'person' | 'enterprise'>
  /** Keys of the published process definitions. */
  processes: ReadonlySet<string>
}

/** Why an item may not be published (`error`), or what its editor should look at (`warning`). */
export interface ItemFault {
  code: string
  /** RFC 6901 pointer into the item. */
  pointer: string
  message: LocalizedText
  severity: 'error' | 'warning'
}

/** `fault('/visits', 'visits.reason-missing', '…', '…')`; an empty list where `broken` is false reads well in checks. */
export function fault(pointer: string, code: string, message: readonly [zh: string, en: string]): ItemFault {
  return { code, pointer, message: { zh: message[0], en: message[1] }, severity: 'error' }
}

export function warning(
  pointer: string,
  code: string,
  message: readonly [zh: string, en: string],
): ItemFault {
  return { ...fault(pointer, code, message), severity: 'warning' }
}
