// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import {
  and,
  compiled,
  draw,
  each,
  end,
  flows,
  play,
  start,
  terminate,
  timerAt,
  user,
} from './drawing.testing.ts'

describe('scopes', () => {
  const inner = (more: Record<string, string> = {}, marker = '') =>
    draw(
      'subProcess',
      'p',
      more,
      [
        marker,
        start('ps'),
        and('f'),
        user('x', { 'cs:candidate': 'organisation:expert' }),
        user('y'),
        end('pe'),
        flows('ps > f > x > pe', 'f > y > pe'),
      ].join(''),
    )

  it('a sub-process ends when nothing is left inside', async () => {
    const game = play(await compiled(start(), inner(), user('z'), end(), flows('s > p > z > e')))
    game.done('x')
    expect(game.open()).toEqual(['y'])
    game.done('y')
    expect(game.open()).toEqual(['z'])
  })

  it('a timer on a sub-process takes everything inside away', async () => {
    const game = play(
      await compiled(
        start(),
        inner(),
        timerAt('late', 'p'),
        user('z'),
        end(),
        flows('s > p > e', 'late > z > e'),
      ),
    )
    game.done('x')
    const step = game.act({ kind: 'timer', token: 1, event: 'late' })
    expect(step.effects.map((effect) => effect.kind)).toEqual(['task-closed', 'task-opened'])
    expect(game.open()).toEqual(['z'])
  })

  it('terminate ends its own scope only', async () => {
    const sub = draw(
      'subProcess',
      'p',
      {},
      [
        start('ps'),
        and('f'),
        user('x'),
        user('y'),
        terminate('stop'),
        end('pe'),
        flows('ps > f > x > stop', 'f > y > pe'),
      ].join(''),
    )
    const game = play(
      await compiled(
        start(),
        and('g'),
        sub,
        user('q'),
        user('z'),
        end(),
        flows('s > g > p > z > e', 'g > q > e'),
      ),
    )
    game.done('x')
    expect(game.open()).toEqual(['q', 'z'])
    const all = play(
      await compiled(
        start(),
        and('g'),
        user('a'),
        user('b'),
        terminate('stop'),
        end(),
        flows('s > g > a > stop', 'g > b > e'),
      ),
    )
    expect(all.done('a').state).toMatchObject({ status: 'ended', tokens: [] })
  })

  it('runs a whole sub-process for each item, and everything inside knows the item', async () => {
    const game = play(
      await compiled(start(), inner({}, each('list')), user('z'), end(), flows('s > p > z > e')),
      { list: ['D1', 'D2'] },
    )
    const asked = game
      .effects('task-opened')
      .map((effect) => (effect.kind === 'task-opened' ? [effect.node, effect.item, effect.candidate] : []))
    expect(asked).toEqual([
      ['x', 'D1', { kind: 'item-organisation', role: 'expert', organisation: 'D1' }],
      ['y', 'D1', { kind: 'role', role: 'clerk' }],
      ['x', 'D2', { kind: 'item-organisation', role: 'expert', organisation: 'D2' }],
      ['y', 'D2', { kind: 'role', role: 'clerk' }],
    ])
    for (const node of ['x', 'x', 'y', 'y']) game.done(node)
    expect(game.open()).toEqual(['z'])
  })

  it('a called case waits for its answer and is cancelled with its host', async () => {
    const call = draw('callActivity', 'c', { calledElement: 'other' })
    const game = play(
      await compiled(start(), call, timerAt('late', 'c'), end(), flows('s > c > e', 'late > e')),
    )
    expect(game.effects('call')).toEqual([
      { kind: 'call', token: 1, node: 'c', item: null, process: 'other' },
    ])
    game.timer('c', 'late')
    expect(game.effects('cancelled')).toEqual([{ kind: 'cancelled', token: 1, node: 'c' }])
  })
})
