// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSeededRandom } from '#platform/clock'
import { blocks, handlerTriggers } from './blocks.testing.ts'
import { drawBlock } from './blocks-drawing.testing.ts'
import { compiled, play } from './drawing.testing.ts'
import { type Model, nodeOf } from './model.ts'
import { prepare } from './prepare.ts'
import { possibleMoves } from './simulate-move.ts'
import type { CaseState, Command, Step } from './state.ts'

const handlers = fc.option(fc.record({ trigger: handlerTriggers, interrupting: fc.boolean() }), {
  nil: undefined,
})

/** Plays a random game on real conditions; `w` is what conditional events ask, changed now and then. */
function playRandomly(
  model: Model,
  lists: Record<string, string[]>,
  seed: number,
  look: (before: CaseState, step: Step) => void,
) {
  const random = createSeededRandom(seed)
  const game = play(model, lists)
  const toss = () => random.integer(2) === 1
  for (let turn = 0; turn < 60 && game.state().status === 'running'; turn += 1) {
    const moves = possibleMoves(model, game.state(), random)
    const change: Command = { kind: 'change', vars: { w: toss() } }
    const chosen = random.integer(4) === 0 ? change : moves[random.integer(moves.length)]?.command
    if (chosen === undefined) throw new Error('Nothing can happen')
    const before = game.state()
    look(before, game.act(withChoices(chosen.kind === 'change' ? change : chosen, toss)))
  }
  return game
}

/** A task that is done decides which way to go behind it. */
function withChoices(command: Command, toss: () => boolean): Command {
  if (command.kind !== 'complete') return command
  return { ...command, vars: { again: toss() && toss(), c: toss(), d: toss() } }
}

describe('any process of blocks with events', () => {
  it('lets a condition happen once for each time it becomes true, and none wait on that is', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, handlers, fc.nat(), async (block, handled, seed) => {
        const { elements, lists } = drawBlock(block, handled)
        const model = await compiled(...elements)
        const { conditional } = prepare(model)
        playRandomly(model, lists, seed, (before, { state, path, refused }) => {
          expect(refused).toBeNull()
          const [was, is] = [before.vars['w'] === true, state.vars['w'] === true]
          for (const [node, events] of conditional) {
            const [old, ...oldMore] = before.tokens.filter((token) => token.node === node)
            const [now, ...nowMore] = state.tokens.filter((token) => token.node === node)
            if (now !== undefined && is)
              expect(events.filter((event) => interrupts(model, event))).toEqual([])
            // Counted where it is plain which token an event belongs to: one was there, and it still is.
            if (old?.id !== now?.id || old === undefined || oldMore.length + nowMore.length > 0) continue
            const happened = path.filter((id) => events.includes(id)).length
            expect(happened).toBe(is && !was ? events.length : 0)
          }
        })
      }),
      { numRuns: 60 },
    )
  })

  it('keeps every token in an open scope, and none once it has ended; replays', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, handlers, fc.nat(), async (block, handled, seed) => {
        const { elements, lists } = drawBlock(block, handled)
        const model = await compiled(...elements)
        const game = playRandomly(model, lists, seed, (_, { state }) => {
          const open = new Set(
            state.tokens.filter((token) => token.state === 'scope').map((token) => token.id),
          )
          expect(state.tokens.every((token) => token.parent === null || open.has(token.parent))).toBe(true)
          const active = state.tokens.filter((token) => token.state !== 'armed')
          for (const id of open) expect(active.some((token) => token.parent === id)).toBe(true)
          expect(state.status === 'ended').toBe(active.length === 0)
          if (state.status === 'ended') expect(state.tokens).toEqual([])
        })
        expect(game.replay()).toEqual(game.state())
        expect(JSON.parse(JSON.stringify(game.state()))).toEqual(game.state())
      }),
      { numRuns: 60 },
    )
  })

  it('tells the store of each timer and message once that it is set and once that it is gone', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, handlers, fc.nat(), async (block, handled, seed) => {
        const { elements, lists } = drawBlock(block, handled)
        const open = new Set<string>()
        const take = (key: string) => expect(open.delete(key)).toBe(true)
        const game = playRandomly(await compiled(...elements), lists, seed, () => undefined)
        if (game.state().status === 'running') game.act({ kind: 'withdraw' })
        for (const effect of game.effects()) {
          if (effect.kind === 'timer-set') open.add(`timer ${effect.token} ${effect.event}`)
          if (effect.kind === 'timer-cleared') take(`timer ${effect.token} ${effect.event}`)
          if (effect.kind === 'message-awaited') open.add(`message ${effect.token} ${effect.event}`)
          if (effect.kind === 'message-dropped') take(`message ${effect.token} ${effect.event}`)
          if (effect.kind === 'task-opened') open.add(`task ${effect.token}`)
          if (effect.kind === 'task-closed') take(`task ${effect.token}`)
        }
        // Only an event that ended what it hung on is not told of: it has happened.
        for (const key of open) expect(game.path()).toContain(key.split(' ')[2])
      }),
      { numRuns: 60 },
    )
  })
})

function interrupts(model: Model, event: string): boolean {
  const node = nodeOf(model, event)
  return 'interrupting' in node ? node.interrupting : true
}
