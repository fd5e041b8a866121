// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { and, draw, each, end, flows, or, start, timerAt, user, xor } from './drawing.testing.ts'

/** A process built from blocks with one way in and one way out, so that its behaviour can be counted by hand. */
export type Block =
  | { kind: 'task' }
  | { kind: 'sequence' | 'choice' | 'parallel' | 'inclusive'; parts: [Block, Block] }
  | { kind: 'loop' | 'scope'; body: Block }
  | { kind: 'each'; items: number; sequential: boolean }
  /** A task that a timer may take away, or beside which it may open another. */
  | { kind: 'timed'; interrupting: boolean }

const pair = (block: fc.Arbitrary<Block>) => fc.tuple(block, block)

export const untimedBlocks = blocksOf(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<Block>({ kind: 'task' }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('each' as const),
        items: fc.nat(3),
        sequential: fc.boolean(),
      }),
    },
  ),
)
export const blocks = blocksOf(
  fc.oneof(
    fc.constant<Block>({ kind: 'task' }),
    fc.record({ kind: fc.constant('each' as const), items: fc.nat(3), sequential: fc.boolean() }),
    fc.record({ kind: fc.constant('timed' as const), interrupting: fc.boolean() }),
  ),
)

function blocksOf(leaf: fc.Arbitrary<Block>): fc.Arbitrary<Block> {
  return fc.letrec<{ block: Block }>((tie) => {
    const split = fc.record({
      kind: fc.constantFrom(
        'sequence' as const,
        'choice' as const,
        'parallel' as const,
        'inclusive' as const,
      ),
      parts: pair(tie('block')),
    })
    const around = fc.record({ kind: fc.constantFrom('loop' as const, 'scope' as const), body: tie('block') })
    return { block: fc.oneof({ maxDepth: 3, depthSize: 'small' }, leaf, split, around) }
  }).block
}

/**
 * How many different situations a case can be in while it is inside a block. Side by side, each branch is inside or
 * done, and not all done: the product of the branches.
 */
export function situations(block: Block): number {
  switch (block.kind) {
    case 'task':
      return 1
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
    case 'timed':
      throw new Error('Timed blocks are not counted')
    default:
      return block satisfies never
  }
}

function together([a, b]: [Block, Block]): number {
  return (situations(a) + 1) * (situations(b) + 1) - 1
}

/** Draws a block as a process: its elements, and the lists its multi-instance tasks run over. */
export function drawBlock(block: Block): { elements: string[]; lists: Record<string, string[]> } {
  const lists: Record<string, string[]> = {}
  let last = 0
  const name = (prefix: string) => {
    last += 1
    return `${prefix}${last}`
  }
  type Part = { elements: string[]; entry: string; exit: string }
  const build = (part: Block): Part => {
    switch (part.kind) {
      case 'task': {
        const id = name('t')
        return { elements: [user(id)], entry: id, exit: id }
      }
      case 'each': {
        const id = name('m')
        lists[`list-${id}`] = Array.from({ length: part.items }, (_, index) => `i${index}`)
        return { elements: [user(id, {}, each(`list-${id}`, part.sequential))], entry: id, exit: id }
      }
      case 'timed': {
        const [id, event, join, aside] = [name('t'), name('b'), name('x'), name('t')]
        const way = part.interrupting
          ? [flows(`${event} > ${aside} > ${join}`)]
          : [end(`${aside}e`), flows(`${event} > ${aside} > ${aside}e`)]
        return {
          elements: [
            user(id),
            timerAt(event, id, part.interrupting),
            user(aside),
            xor(join),
            flows(`${id} > ${join}`),
            ...way,
          ],
          entry: id,
          exit: join,
        }
      }
      case 'sequence': {
        const [a, b] = [build(part.parts[0]), build(part.parts[1])]
        return {
          elements: [...a.elements, ...b.elements, flows(`${a.exit} > ${b.entry}`)],
          entry: a.entry,
          exit: b.exit,
        }
      }
      case 'choice':
      case 'parallel':
      case 'inclusive':
        return buildSplit(part.kind, build(part.parts[0]), build(part.parts[1]))
      case 'loop': {
        // A task in every round, or a body that may be passed over would turn without ever waiting.
        const [merge, id, split] = [name('x'), name('t'), name('x')]
        const body = build(part.body)
        const back = flows(`${split} > ${merge} : again`)
        return {
          elements: [
            xor(merge),
            user(id),
            ...body.elements,
            xor(split, { default: `${split}_${split}o` }),
            xor(`${split}o`),
            back,
            flows(`${merge} > ${id} > ${body.entry}`, `${body.exit} > ${split} > ${split}o`),
          ],
          entry: merge,
          exit: `${split}o`,
        }
      }
      case 'scope': {
        const id = name('p')
        const body = build(part.body)
        const inside = [
          start(`${id}s`),
          ...body.elements,
          end(`${id}e`),
          flows(`${id}s > ${body.entry}`, `${body.exit} > ${id}e`),
        ]
        return { elements: [draw('subProcess', id, {}, inside.join(''))], entry: id, exit: id }
      }
      default:
        return part satisfies never
    }
  }
  const buildSplit = (kind: 'choice' | 'parallel' | 'inclusive', a: Part, b: Part): Part => {
    const [split, join] = [name('g'), name('g')]
    const out = flows(`${a.exit} > ${join}`, `${b.exit} > ${join}`)
    const elements = [...a.elements, ...b.elements, out]
    if (kind === 'parallel')
      elements.push(and(split), and(join), flows(`${split} > ${a.entry}`, `${split} > ${b.entry}`))
    else if (kind === 'choice')
      elements.push(
        xor(split, { default: `${split}_${b.entry}` }),
        xor(join),
        flows(`${split} > ${a.entry} : c`, `${split} > ${b.entry}`),
      )
    else
      elements.push(
        or(split, { default: `${split}_${join}` }),
        or(join),
        flows(`${split} > ${a.entry} : c`, `${split} > ${b.entry} : d`, `${split} > ${join}`),
      )
    return { elements, entry: split, exit: join }
  }
  const whole = build(block)
  return {
    elements: [start(), ...whole.elements, end(), flows(`s > ${whole.entry}`, `${whole.exit} > e`)],
    lists,
  }
}
