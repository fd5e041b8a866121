// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocks, handlerTriggers, quietBlocks, situations } from './blocks.testing.ts'
import { drawBlock } from './blocks-drawing.testing.ts'
import { checkModel } from './check.ts'
import { compiled, play } from './drawing.testing.ts'
import type { Model } from './model.ts'
import { run } from './run.ts'
import { simulate } from './simulate.ts'
import { type CaseState, type Command, newCase } from './state.ts'

const handlers = fc.option(fc.record({ trigger: handlerTriggers, interrupting: fc.boolean() }), {
  nil: undefined,
})
const SEEDS = Array.from({ length: 12 }, (_, index) => index)

describe('any process made of blocks', () => {
  it('ends in every random run, leaving no token and refusing nothing', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, handlers, async (block, handled) => {
        const model = await compiled(...drawBlock(block, handled).elements)
        const { runs, ended, deadlocks, endless, refused } = simulate(model, SEEDS)
        expect({ ended, deadlocks, endless, refused }).toEqual({
          ended: runs,
          deadlocks: [],
          endless: [],
          refused: [],
        })
      }),
      { numRuns: 80 },
    )
  })

  it('has as many situations as its blocks have together, the parallel ones multiplied', async () => {
    await fc.assert(
      fc.asyncProperty(quietBlocks, async (block) => {
        fc.pre(situations(block) <= 400)
        const { elements, lists } = drawBlock(block)
        const found = explore(await compiled(...elements), lists)
        expect(found.stuck).toEqual([])
        expect(found.situations).toBe(situations(block))
      }),
      { numRuns: 60 },
    )
  })

  it('has no structural fault', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, handlers, async (block, handled) => {
        const { elements, lists } = drawBlock(block, handled)
        const flag = { type: 'boolean', label: { zh: '是', en: 'Yes' } } as const
        const list = Object.keys(lists).map((name) => [
          name,
          { type: 'list', label: { zh: '表', en: 'List' } },
        ])
        const faults = checkModel(await compiled(...elements), {
          roles: new Set(['clerk']),
          effects: new Set(),
          decisions: new Set(),
          processes: new Set(),
          fields: { again: flag, c: flag, d: flag, w: flag, ...Object.fromEntries(list) },
        })
        expect(faults.filter((fault) => fault.code !== 'join-in-loop')).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('replays to the same state, step by step and after a detour through JSON', async () => {
    await fc.assert(
      fc.asyncProperty(quietBlocks, fc.array(fc.nat(50), { maxLength: 40 }), async (block, choices) => {
        const { elements, lists } = drawBlock(block)
        const game = play(await compiled(...elements), lists)
        for (const choice of choices) {
          const waiting = game.state().tokens.filter((token) => token.state === 'wait')
          const token = waiting[choice % Math.max(1, waiting.length)]
          if (token === undefined) break
          game.act({
            kind: 'complete',
            token: token.id,
            vars: { again: choice % 3 === 0, c: choice % 2 === 0, d: choice % 5 === 0 },
          })
        }
        expect(game.replay()).toEqual(game.state())
        expect(JSON.parse(JSON.stringify(game.state()))).toEqual(game.state())
      }),
      { numRuns: 60 },
    )
  })
})

/** Walks through everything that can happen, deciding each condition both ways, and counts the different situations. */
function explore(model: Model, lists: Record<string, string[]>): { situations: number; stuck: string[] } {
  const seen = new Map<string, CaseState>()
  const stuck: string[] = []
  const queue = outcomesOf(model, newCase, { kind: 'start', vars: lists })
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    const key = situationOf(state)
    if (state.status === 'ended' || seen.has(key)) continue
    seen.set(key, state)
    const waiting = state.tokens.filter((token) => token.state === 'wait')
    if (waiting.length === 0) stuck.push(key)
    for (const token of waiting)
      queue.push(...outcomesOf(model, state, { kind: 'complete', token: token.id }))
  }
  return { situations: seen.size, stuck }
}

/** The states a command may lead to, one for each way the conditions on its path may turn out. */
function outcomesOf(model: Model, state: CaseState, command: Command): CaseState[] {
  const results: CaseState[] = []
  const prefixes: boolean[][] = [[]]
  for (let prefix = prefixes.pop(); prefix !== undefined; prefix = prefixes.pop()) {
    const asked: boolean[] = []
    const given = prefix
    const judge = () => {
      const verdict = given[asked.length] ?? false
      if (asked.length >= given.length) prefixes.push([...asked, true])
      asked.push(verdict)
      return verdict
    }
    const step = run(model, state, command, { judge })
    if (step.refused !== null) throw new Error(`Refused: ${JSON.stringify(step.refused)}`)
    results.push(step.state)
  }
  return results
}

/** Where the tokens stand, whatever their numbers. */
function situationOf(state: CaseState): string {
  const nodeOf = (id: number | null) => state.tokens.find((token) => token.id === id)?.node ?? ''
  return state.tokens
    .map((token) =>
      [token.node, token.state, token.via ?? '', token.item ?? '', nodeOf(token.parent)].join('/'),
    )
    .sort()
    .join(' ')
}
