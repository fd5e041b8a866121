// SPDX-License-Identifier: Apache-2.0
import { cancelTree } from './activity.ts'
import { beginHandler } from './event-subprocess.ts'
import { leave } from './leave.ts'
import { type BoundaryNode, isActivity, nodeOf, type Trigger } from './model.ts'
import type { Handler } from './prepare.ts'
import type { Token } from './state.ts'
import { isInstance, noteArrival, StepRefused, type Work } from './work.ts'

/** Where something is thrown: at a token, or by an event in a scope, which has no token of its own. */
export type Origin = { readonly token: Token } | { readonly scope: number | null }
type Thrown = { readonly kind: 'error' | 'escalation'; readonly code: string }

/**
 * Throws an error: the innermost activity or scope around it that catches it is interrupted there. Nobody catching it
 * refuses the step, so that the case stays where it was and the fault is seen.
 */
export function raise(work: Work, from: Origin, code: string, source: string): void {
  const catcher = findCatcher(work, from, { kind: 'error', code })
  if (catcher === undefined) throw new StepRefused('uncaught-error', source)
  handOver(work, catcher)
}

/**
 * Throws an escalation, which goes outwards as an error does but need not interrupt anything, nor be caught by anybody.
 * True if what threw it was interrupted.
 */
export function escalate(work: Work, scope: number | null, code: string): boolean {
  const catcher = findCatcher(work, { scope }, { kind: 'escalation', code })
  if (catcher === undefined) return false
  handOver(work, catcher)
  return 'handler' in catcher ? catcher.handler.start.interrupting : catcher.event.interrupting
}

type Catcher =
  | { readonly event: BoundaryNode; readonly host: Token }
  | { readonly handler: Handler; readonly scope: number | null }

/**
 * Goes outwards from activity to scope to activity. An event sub-process does not catch what is thrown inside itself;
 * an instance of a multi-instance activity has no boundary of its own.
 */
function findCatcher(work: Work, from: Origin, thrown: Thrown): Catcher | undefined {
  let at = 'token' in from ? from.token : undefined
  let scope = at === undefined ? ('scope' in from ? from.scope : null) : at.parent
  for (;;) {
    if (at === undefined || !isInstance(work, at)) {
      const event = at === undefined ? undefined : boundaryThatCatches(work, at, thrown)
      if (event !== undefined && at !== undefined) return { event, host: at }
      const handler = handlerThatCatches(work, scope, at?.node, thrown)
      if (handler !== undefined) return { handler, scope }
    }
    at = scope === null ? undefined : work.tokens.get(scope)
    if (at === undefined) return undefined
    scope = at.parent
  }
}

function boundaryThatCatches(work: Work, { node: id }: Token, thrown: Thrown): BoundaryNode | undefined {
  const node = nodeOf(work.prepared.model, id)
  if (!isActivity(node)) return undefined
  const events = node.boundary.map((event) => nodeOf(work.prepared.model, event))
  return firstThatCatches(
    events.filter((event) => event.type === 'boundary'),
    (event) => event.trigger,
    thrown,
  )
}

function handlerThatCatches(
  work: Work,
  scope: number | null,
  inside: string | undefined,
  thrown: Thrown,
): Handler | undefined {
  const owner = scope === null ? null : work.tokens.get(scope)?.node
  if (owner === undefined) return undefined
  const handlers = work.prepared.handlers.get(owner) ?? []
  return firstThatCatches(
    handlers.filter((handler) => handler.subprocess.id !== inside),
    (handler) => handler.start.trigger,
    thrown,
  )
}

/** One that names the code comes before one that catches everything. */
function firstThatCatches<T>(
  catching: readonly T[],
  triggerOf: (one: T) => Trigger,
  { kind, code }: Thrown,
): T | undefined {
  const byCode = (wanted: string | null) =>
    catching.find((one) => {
      const trigger = triggerOf(one)
      if (trigger.kind === 'error') return kind === 'error' && trigger.error === wanted
      return trigger.kind === 'escalation' && kind === 'escalation' && trigger.escalation === wanted
    })
  return byCode(code) ?? byCode(null)
}

function handOver(work: Work, catcher: Catcher): void {
  if ('handler' in catcher) {
    beginHandler(work, catcher.handler, catcher.scope)
    return
  }
  const { event, host } = catcher
  if (event.interrupting) cancelTree(work, host)
  noteArrival(work, event)
  leave(work, event.id, host.parent)
}
