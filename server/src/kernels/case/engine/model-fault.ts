// SPDX-License-Identifier: Apache-2.0
import type { LocalizedText } from '#contracts/text'

/** A reason against publishing a process. A warning may be published, an error may not. */
export type ModelFault = {
  readonly elementId: string
  readonly elementName: LocalizedText | null
  readonly severity: 'error' | 'warning'
  readonly code: ModelFaultCode
  readonly message: LocalizedText
}
export type ModelFaultCode =
  | 'unreachable'
  | 'dead-end'
  | 'no-default'
  | 'no-condition'
  | 'join-in-loop'
  | 'uncaught-error'
  | 'uncaught-escalation'
  | 'unknown-name'
  | 'bad-condition'
  | 'bad-collection'
  | 'not-translated'

export function fault(
  { id, name }: { id: string; name: LocalizedText | null },
  code: ModelFaultCode,
  zh: string,
  en: string,
  severity: ModelFault['severity'] = 'error',
): ModelFault {
  return { elementId: id, elementName: name, severity, code, message: { zh, en } }
}
