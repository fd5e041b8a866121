// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import {
  and,
  at,
  compiled,
  condition,
  draw,
  each,
  end,
  flows,
  handler,
  message,
  onCondition,
  play,
  start,
  sub,
  user,
  xor,
} from './drawing.testing.ts'

describe('conditional events', () => {
  const until = () =>
    compiled(start(), user('a'), condition('c', 'paid = true'), end(), flows('s > a > c > e'))

  it('waits in the flow until its condition is true', async () => {
    const game = play(await until())
    game.done('a')
    expect(game.open()).toEqual(['c'])
    game.change({ paid: false })
    game.change({ paid: null })
    expect(game.open()).toEqual(['c'])
    expect(game.change({ paid: true }).state.status).toBe('ended')
    expect(game.replay()).toEqual(game.state())
  })

  it('lets a token through at once when the condition is true already', async () => {
    const game = play(await until(), { paid: true })
    expect(game.done('a').state.status).toBe('ended')
  })

  it('asks after the step has come to rest, on what the whole step made of the variables', async () => {
    const model = await compiled(
      start(),
      user('a', { 'cs:action': 'yes no' }),
      at('watch', 'p', onCondition('a.outcome = "yes"')),
      sub('p', start('ps'), user('x'), end('pe'), flows('ps > x > pe')),
      user('z'),
      end(),
      flows('s > a > p > e', 'watch > z > e'),
    )
    const game = play(model)
    // The sub-process begins in the same step in which its condition becomes true: it is interrupted at once.
    const step = game.done('a', 'yes')
    expect(game.open()).toEqual(['z'])
    expect(step.effects.filter((effect) => effect.kind === 'task-opened')).toHaveLength(2)
    const other = play(model)
    other.done('a', 'no')
    expect(other.open()).toEqual(['x'])
    // A sub-process that ends with the step is over before conditions are asked.
    expect(other.done('x', null, { 'a.outcome': 'yes' }).state.status).toBe('ended')
  })

  const watched = (interrupting: boolean) =>
    compiled(
      start(),
      user('a'),
      at('high', 'a', onCondition('n > 3'), interrupting),
      user('z'),
      end(),
      flows('s > a > e', 'high > z > e'),
    )

  it('happens once for each time the condition becomes true, and forgets when it becomes false or unknown', async () => {
    const game = play(await watched(false))
    const counts = [5, 6, 2, null, 3, 9, 9].map((n) => {
      game.change({ n })
      return game.open().filter((node) => node === 'z').length
    })
    expect(counts).toEqual([1, 1, 1, 1, 1, 2, 2])
    expect(game.token('a').held).toEqual(['high'])
    game.change({ n: 0 })
    expect(game.token('a')).not.toHaveProperty('held')
    expect(game.replay()).toEqual(game.state())
  })

  it('is not asked by a step that changes no variable', async () => {
    const model = await compiled(
      start(),
      and('f'),
      message('m'),
      user('a'),
      at('high', 'a', onCondition('n > 3'), false),
      end(),
      flows('s > f > m > e', 'f > a > e', 'high > e'),
    )
    const asked: string[] = []
    const judge = (id: string) => {
      asked.push(id)
      return false
    }
    const game = play(model, {}, { judge })
    asked.length = 0
    game.letter('m')
    expect(asked).toEqual([])
    game.change({})
    expect(asked).toEqual(['high'])
  })

  it('interrupts a task once; a withdrawn or returned task takes its condition along', async () => {
    const game = play(await watched(true))
    game.change({ n: 4 })
    expect(game.open()).toEqual(['z'])
    expect(game.change({ n: 1 }).effects).toEqual([])
    game.jump('z', 'a')
    expect(game.open()).toEqual(['a'])
    // Entered anew it waits anew, and counts as not having been true.
    game.change({ n: 8 })
    expect(game.open()).toEqual(['z'])
    expect(game.act({ kind: 'withdraw' }).state.tokens).toEqual([])
  })

  it('belongs to a multi-instance activity as a whole', async () => {
    const model = await compiled(
      start(),
      user('r', {}, each('list')),
      at('enough', 'r', onCondition('n >= 2')),
      user('z'),
      end(),
      flows('s > r > e', 'enough > z > e'),
    )
    const game = play(model, { list: ['D1', 'D2', 'D3'] })
    game.done('r', null, { n: 1 })
    expect(game.open()).toEqual(['r:D2', 'r:D3'])
    game.done('r', null, { n: 2 })
    expect(game.open()).toEqual(['z'])
  })

  it('is chosen by an event gateway like any event, the first in the drawing where two become true', async () => {
    const model = await compiled(
      start(),
      draw('eventBasedGateway', 'g'),
      condition('low', 'n < 1'),
      condition('high', 'n > 9 or n < 0'),
      message('m'),
      user('x'),
      user('y'),
      end(),
      flows('s > g > low > x > e', 'g > high > y > e', 'g > m > e'),
    )
    const game = play(model)
    game.change({ n: 5 })
    expect(game.open()).toEqual(['g'])
    const step = game.change({ n: -1 })
    expect(game.open()).toEqual(['x'])
    expect(step.effects[0]).toEqual({ kind: 'message-dropped', token: 1, event: 'm' })
    expect(play(model, { n: 10 }).open()).toEqual(['y'])
  })

  it('happens in the order of tokens and drawing; what an earlier one interrupts does not happen', async () => {
    const model = await compiled(
      start(),
      and('f'),
      user('a'),
      at('a1', 'a', onCondition('go'), false),
      at('a2', 'a', onCondition('go'), true),
      at('a3', 'a', onCondition('go'), false),
      user('b'),
      at('b1', 'b', onCondition('go'), true),
      end(),
      flows('s > f > a > e', 'f > b > e', 'a1 > e', 'a2 > e', 'a3 > e', 'b1 > e'),
    )
    const step = play(model).change({ go: true })
    expect(step.path.filter((id) => /^[ab][1-3]$/.test(id))).toEqual(['a1', 'a2', 'b1'])
    expect(step.state.status).toBe('ended')
  })

  it('refuses a step in which a condition interrupts for ever', async () => {
    const model = await compiled(
      start(),
      xor('m'),
      user('a'),
      at('again', 'a', onCondition('n > 1')),
      end(),
      flows('s > m > a > e', 'again > m'),
    )
    const game = play(model, { n: 0 })
    expect(game.change({ n: 2 }).refused?.code).toBe('endless')
    expect(game.open()).toEqual(['a'])
  })

  it('begins an event sub-process, beside the rest or instead of it', async () => {
    const drawn = (interrupting: boolean) =>
      compiled(
        start(),
        user('a'),
        end(),
        handler('h', onCondition('n > 3'), interrupting, user('x'), end('he'), flows('hs > x > he')),
        flows('s > a > e'),
      )
    const beside = play(await drawn(false))
    for (const n of [4, 5, 1, 4]) beside.change({ n })
    expect(beside.open()).toEqual(['a', 'x', 'x'])
    const instead = play(await drawn(true))
    for (const n of [4, 1, 4]) instead.change({ n })
    expect(instead.open()).toEqual(['x'])
    expect(instead.done('x').state.status).toBe('ended')
    expect(play(await drawn(true), { n: 4 }).open()).toEqual(['x'])
  })

  it('has nothing to say once the case has ended', async () => {
    const game = play(await watched(true))
    expect(game.done('a', null, { n: 9 }).path).not.toContain('high')
    expect(game.change({ n: 1 }).refused?.code).toBe('not-running')
  })
})
