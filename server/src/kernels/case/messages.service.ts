// SPDX-License-Identifier: Apache-2.0
import type { FactValue } from '#contracts/condition'
import type { FieldCatalogue, FieldType } from '#kernels/rules'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import type { Cases } from './cases.service.ts'
import { awaitedMessages, messageNames } from './engine/outlook.ts'
import type { Vars } from './engine/state.ts'
import type { Processes } from './processes.service.ts'

export interface Delivery {
  readonly number: string
  /** Name of the message in the drawing. */
  readonly message: string
  /** Which of several that wait for it: the item of the multi-instance activity, or the id of the event. */
  readonly correlation?: string
  /** Case variables that the message brings. */
  readonly vars?: Vars
}

export interface Messages {
  /**
   * Hands a message from outside to the token that waits for it. Nothing is kept for later: a message that comes too
   * early, or twice, is refused, and the sender learns of it. Who may send, the door that calls this decides.
   */
  deliver(unit: Unit, delivery: Delivery): Promise<void>
}

export function createMessages(cases: Cases, processes: Processes): Messages {
  return {
    async deliver(unit, { number, message, correlation, vars = {} }) {
      const loaded = await cases.lock(unit, { number })
      const { row } = loaded
      const model = await processes.model(unit.db, row.process_key, row.process_version)
      if (!messageNames(model).has(message)) throw problem('case.message-unknown', { message })
      if (row.finished_at !== null) throw problem('case.not-open')
      refuseStrangeVars(vars, processes.variables)
      const awaited = awaitedMessages(model, row.engine).filter(
        (one) =>
          one.message === message &&
          (correlation === undefined || one.item === correlation || one.event === correlation),
      )
      const [one, ...more] = awaited
      if (one === undefined) throw problem('case.message-not-awaited', { message })
      if (more.length > 0) throw problem('case.message-ambiguous', { message, count: awaited.length })
      await cases.stepIn(unit, loaded, {
        command: { kind: 'message', token: one.token, event: one.event, vars },
        kind: 'message-received',
        note: { message, event: one.event, ...(one.item !== null && { item: one.item }) },
      })
    },
  }
}

/** A message sets what the case types declare, and nothing of what the engine itself keeps (`a.outcome`). */
function refuseStrangeVars(vars: Vars, variables: FieldCatalogue): void {
  const errors = Object.entries(vars).flatMap(([name, value]) => {
    const spec = Object.hasOwn(variables, name) ? variables[name] : undefined
    const code = spec === undefined ? 'unknown' : fits(value, spec.type) ? undefined : 'type'
    return code === undefined ? [] : [{ pointer: `/vars/${name}`, code, detail: spec?.type ?? 'variable' }]
  })
  if (errors.length > 0) throw problem('platform.invalid-input', {}, errors)
}

function fits(value: FactValue, type: FieldType): boolean {
  switch (type) {
    case 'text':
      return value === null || typeof value === 'string'
    case 'date':
      return value === null || (typeof value === 'string' && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value))
    case 'number':
      return value === null || typeof value === 'number'
    case 'boolean':
      return value === null || typeof value === 'boolean'
    case 'list':
      return value === null || Array.isArray(value)
    default:
      return type satisfies never
  }
}
