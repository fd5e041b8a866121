// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'

/** A process built from blocks with one way in and one way out, so that its behaviour can be counted by hand. */
export type Block =
  | { kind: 'task' }
  /** A throw event that is passed: of no kind, or sending a message. */
  | { kind: 'passing'; message: boolean }
  | { kind: 'sequence' | 'choice' | 'parallel' | 'inclusive'; parts: [Block, Block] }
  | { kind: 'loop' | 'scope'; body: Block }
  | { kind: 'each'; items: number; sequential: boolean }
  | { kind: 'each-scope'; items: number; sequential: boolean; body: Block }
  /** A task that an event may take away, or beside which it may open another. */
  | { kind: 'hosted'; trigger: 'timer' | 'message' | 'condition'; interrupting: boolean }
  | { kind: 'until' }
  /** An event gateway: the first of a timer, a message and a condition. */
  | { kind: 'first' }
  /** A sub-process with an event sub-process in it. */
  | { kind: 'handled'; trigger: HandlerTrigger; interrupting: boolean; body: Block }
  /** A sub-process that may escalate to its boundary, in the flow or with its end. */
  | { kind: 'raising'; interrupting: boolean; atEnd: boolean; body: Block }

export type HandlerTrigger = 'timer' | 'message' | 'condition' | 'escalation' | 'error'

const oneOf = <T extends string>(...kinds: T[]) => fc.constantFrom(...kinds)
const task = fc.constant<Block>({ kind: 'task' })
const each = fc.record({ kind: fc.constant('each' as const), items: fc.nat(3), sequential: fc.boolean() })
const passing = fc.record({ kind: fc.constant('passing' as const), message: fc.boolean() })
const hosted = fc.record({
  kind: fc.constant('hosted' as const),
  trigger: oneOf('timer', 'message', 'condition'),
  interrupting: fc.boolean(),
})
export const handlerTriggers = oneOf<HandlerTrigger>('timer', 'message', 'condition', 'escalation', 'error')

type Tie = fc.Arbitrary<Block>
const split = (part: Tie) =>
  fc.record({
    kind: oneOf('sequence', 'choice', 'parallel', 'inclusive'),
    parts: fc.tuple(part, part),
  })
const around = (body: Tie) => fc.record({ kind: oneOf('loop', 'scope'), body })
const eachScope = (body: Tie) =>
  fc.record({
    kind: fc.constant('each-scope' as const),
    items: fc.nat(2),
    sequential: fc.boolean(),
    body,
  })
const handled = (body: Tie) =>
  fc.record({
    kind: fc.constant('handled' as const),
    trigger: handlerTriggers,
    interrupting: fc.boolean(),
    body,
  })
const raising = (body: Tie) =>
  fc.record({
    kind: fc.constant('raising' as const),
    interrupting: fc.boolean(),
    atEnd: fc.boolean(),
    body,
  })

function blocksOf(leaf: Tie, ...nesting: ((part: Tie) => Tie)[]): Tie {
  return fc.letrec<{ block: Block }>((tie) => ({
    block: fc.oneof({ maxDepth: 3, depthSize: 'small' }, leaf, ...nesting.map((nest) => nest(tie('block')))),
  })).block
}

/** Blocks without events: what they do can be counted. */
export const quietBlocks = blocksOf(
  fc.oneof({ weight: 3, arbitrary: task }, { weight: 1, arbitrary: each }, { weight: 1, arbitrary: passing }),
  split,
  around,
)
/** Blocks of every kind. */
export const blocks = blocksOf(
  fc.oneof(
    task,
    each,
    passing,
    hosted,
    fc.constant<Block>({ kind: 'until' }),
    fc.constant<Block>({ kind: 'first' }),
  ),
  split,
  around,
  eachScope,
  handled,
  raising,
)

/**
 * How many different situations a case can be in while it is inside a block. Side by side, each branch is inside or
 * done, and not all done: the product of the branches.
 */
export function situations(block: Block): number {
  switch (block.kind) {
    case 'task':
      return 1
    case 'passing':
      return 0
    case 'each':
      return block.sequential ? block.items : 2 ** block.items - 1
    case 'sequence':
    case 'choice':
      return situations(block.parts[0]) + situations(block.parts[1])
    case 'parallel':
      return together(block.parts)
    case 'inclusive':
      // One branch alone, the other alone, or both; a branch that was not taken leaves no trace at the join.
      return situations(block.parts[0]) + situations(block.parts[1]) + together(block.parts)
    case 'loop':
      return 1 + situations(block.body)
    case 'scope':
      return situations(block.body)
    case 'each-scope':
    case 'hosted':
    case 'until':
    case 'first':
    case 'handled':
    case 'raising':
      throw new Error('Blocks with events are not counted')
    default:
      return block satisfies never
  }
}

function together([a, b]: [Block, Block]): number {
  return (situations(a) + 1) * (situations(b) + 1) - 1
}
