// SPDX-License-Identifier: Apache-2.0
import { type Outcome, outcomes, type Phase } from '#contracts/cases'
import type { Condition } from '#contracts/condition'
import type { LocalizedText } from '#contracts/text'

/**
 * A process as the interpreter runs it: plain JSON, made once per published version from BPMN 2.0 and stored with it.
 * Nothing in it points outside; conditions are trees, not text.
 */
export type Model = {
  readonly key: string
  readonly name: LocalizedText
  readonly start: string
  readonly nodes: Readonly<Record<string, ProcessNode>>
  readonly flows: Readonly<Record<string, Flow>>
}

export type Flow = {
  readonly id: string
  readonly name: LocalizedText | null
  readonly from: string
  readonly to: string
  readonly condition?: Condition
}

type NodeBase = {
  readonly id: string
  readonly name: LocalizedText | null
  /** The sub-process the node lies in; null for the process itself. */
  readonly scope: string | null
  readonly out: readonly string[]
  readonly in: readonly string[]
  /** What the public sees of the case once a token is here. */
  readonly phase?: Phase
  /** `suspend` stops the clock of the case while a token waits here; what lies inside inherits it. */
  readonly clock?: 'suspend' | 'run'
  /** The flow taken when no condition holds. */
  readonly otherwise?: string
}

type ActivityBase = NodeBase & {
  /** Boundary events attached to the activity. */
  readonly boundary: readonly string[]
  readonly multi?: MultiInstance
}

export type MultiInstance = {
  /** A case variable that holds a list of texts; each instance gets one of them as its item. */
  readonly collection: string
  readonly sequential: boolean
  /** Ends the whole as soon as it is true; see `instanceFacts` in multi-instance.ts for what it may ask. */
  readonly done?: Condition
}

/** Who may take a task: a role, at the organisation in charge or at the organisation that is the item. */
export type Candidate =
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'item-organisation'; readonly role: string | null }
  | { readonly kind: 'applicant' }
  | { readonly kind: 'system' }

export type Timer =
  | { readonly kind: 'workdays'; readonly days: number }
  | { readonly kind: 'calendar-days'; readonly days: number }
  | { readonly kind: 'duration'; readonly ms: number }
  /** A literal instant (RFC 3339). */
  | { readonly kind: 'instant'; readonly at: string }

export type TaskNode = ActivityBase & {
  readonly type: 'user' | 'manual'
  readonly candidate: Candidate
  readonly form: string | null
  /** The outcomes one may choose; empty: the task is simply done. */
  readonly actions: readonly string[]
  /** Working days the step may take; a service level, not a branch. */
  readonly days: number | null
}
export type ServiceNode = ActivityBase & { readonly type: 'service'; readonly effect: string }
export type RuleNode = ActivityBase & { readonly type: 'rule'; readonly decision: string }
export type MessageNode = ActivityBase & { readonly type: 'send' | 'receive'; readonly message: string }
export type CallNode = ActivityBase & { readonly type: 'call'; readonly called: string }
export type SubprocessNode = ActivityBase & { readonly type: 'subprocess'; readonly start: string }
/** Begins when its start event happens while the scope around it is open; no flow leads there or away. */
export type EventSubprocessNode = NodeBase & { readonly type: 'event-subprocess'; readonly start: string }
export type GatewayNode = NodeBase & {
  readonly type: 'exclusive' | 'parallel' | 'inclusive' | 'event-gateway'
}
export type StartNode = NodeBase & { readonly type: 'start' }
/** What makes an event happen. */
export type Trigger =
  | { readonly kind: 'timer'; readonly timer: Timer }
  | { readonly kind: 'message'; readonly message: string }
  /** Happens when the condition becomes true. */
  | { readonly kind: 'condition'; readonly condition: Condition }
  /** null catches every error. */
  | { readonly kind: 'error'; readonly error: string | null }
  /** null catches every escalation. */
  | { readonly kind: 'escalation'; readonly escalation: string | null }

/** The start of an event sub-process, which is its scope. */
export type EventStartNode = NodeBase & {
  readonly type: 'event-start'
  readonly interrupting: boolean
  readonly trigger: Trigger
}
type EndBase = NodeBase & { readonly outcome: Outcome | null }
export type EndNode = EndBase & { readonly type: 'end' | 'terminate' }
export type MessageEndNode = EndBase & { readonly type: 'message-end'; readonly message: string }
export type EscalationEndNode = EndBase & { readonly type: 'escalation-end'; readonly escalation: string }
export type ErrorEndNode = NodeBase & { readonly type: 'error-end'; readonly error: string }
export type TimerCatchNode = NodeBase & { readonly type: 'timer-catch'; readonly timer: Timer }
export type MessageCatchNode = NodeBase & { readonly type: 'message-catch'; readonly message: string }
export type ConditionCatchNode = NodeBase & {
  readonly type: 'condition-catch'
  readonly condition: Condition
}
export type ThrowNode = NodeBase & { readonly type: 'throw' }
export type MessageThrowNode = NodeBase & { readonly type: 'message-throw'; readonly message: string }
export type EscalationThrowNode = NodeBase & {
  readonly type: 'escalation-throw'
  readonly escalation: string
}
export type BoundaryNode = NodeBase & {
  readonly type: 'boundary'
  readonly host: string
  readonly interrupting: boolean
  readonly trigger: Trigger
}

export type ActivityNode = TaskNode | ServiceNode | RuleNode | MessageNode | CallNode | SubprocessNode
export type ProcessNode =
  | ActivityNode
  | EventSubprocessNode
  | GatewayNode
  | StartNode
  | EventStartNode
  | EndNode
  | MessageEndNode
  | EscalationEndNode
  | ErrorEndNode
  | TimerCatchNode
  | MessageCatchNode
  | ConditionCatchNode
  | ThrowNode
  | MessageThrowNode
  | EscalationThrowNode
  | BoundaryNode

export function isActivity(node: ProcessNode): node is ActivityNode {
  return 'boundary' in node
}

/** Sub-processes of both kinds: nodes that hold others. */
export function isScope(node: ProcessNode): node is SubprocessNode | EventSubprocessNode {
  return node.type === 'subprocess' || node.type === 'event-subprocess'
}

const ENDS: ReadonlySet<ProcessNode['type']> = new Set([
  'end',
  'terminate',
  'message-end',
  'escalation-end',
  'error-end',
])

export function isEnd(node: ProcessNode): boolean {
  return ENDS.has(node.type)
}

/** The outcomes an activity may have: those one may choose at a task, those of a case at a call. */
export function outcomesOf(node: ProcessNode): readonly string[] {
  if (node.type === 'call') return outcomes
  return node.type === 'user' || node.type === 'manual' ? node.actions : []
}

/** What a node that waits for an event waits for; undefined for every other node. */
export function triggerOf(node: ProcessNode): Trigger | undefined {
  switch (node.type) {
    case 'boundary':
    case 'event-start':
      return node.trigger
    case 'timer-catch':
      return { kind: 'timer', timer: node.timer }
    case 'message-catch':
    case 'receive':
      return { kind: 'message', message: node.message }
    case 'condition-catch':
      return { kind: 'condition', condition: node.condition }
    default:
      return undefined
  }
}

/** A node that must exist because a model refers to it; a broken model is a bug, not an expected failure. */
export function nodeOf(model: Model, id: string): ProcessNode {
  const node = Object.hasOwn(model.nodes, id) ? model.nodes[id] : undefined
  if (node === undefined) throw new Error(`Process ${model.key} has no node ${id}`)
  return node
}

export function flowOf(model: Model, id: string): Flow {
  const flow = Object.hasOwn(model.flows, id) ? model.flows[id] : undefined
  if (flow === undefined) throw new Error(`Process ${model.key} has no flow ${id}`)
  return flow
}
