// SPDX-License-Identifier: Apache-2.0
import type { ProcessFault } from '#contracts/processes'
import type { Locale } from '#contracts/text'
import { type Problem, problem } from '#platform/problems'
import type { CompileFault } from '../engine/compile-fault.ts'

export function compileFaults(faults: readonly CompileFault[]): ProcessFault[] {
  return faults.map(({ elementId, elementName, reason }) => ({
    elementId,
    elementName: elementName === null ? null : { zh: elementName, en: elementName },
    severity: 'error',
    code: 'not-runnable',
    message: reason,
  }))
}

const shownReasons = 5

/** The refusal with every error, the ids of the elements as pointers; null when nothing but warnings is left. */
export function refusalOf(faults: readonly ProcessFault[], locale: Locale): Problem | null {
  const errors = faults
    .filter((fault) => fault.severity === 'error')
    .map(({ elementId, code, message }) => ({ pointer: elementId ?? '', code, detail: message[locale] }))
  if (errors.length === 0) return null
  const reasons = errors.slice(0, shownReasons).map(({ pointer, detail }) => `${pointer}: ${detail}`)
  return problem('case.process-refused', { count: errors.length, reasons: reasons.join('; ') }, errors)
}
