// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import {
  and,
  compiled,
  draw,
  end,
  flows,
  message,
  or,
  play,
  start,
  timer,
  timerAt,
  user,
  xor,
} from './drawing.testing.ts'

describe('gateways', () => {
  it('exclusive: takes the first true flow, otherwise the default; unknown is not true', async () => {
    const model = await compiled(
      start(),
      xor('g', { default: 'g_c' }),
      user('a'),
      user('b'),
      user('c'),
      end(),
      flows('s > g', 'g > a : n > 10', 'g > b : n > 5', 'g > c', 'a > e', 'b > e', 'c > e'),
    )
    expect(play(model, { n: 20 }).open()).toEqual(['a'])
    expect(play(model, { n: 7 }).open()).toEqual(['b'])
    expect(play(model, { n: 1 }).open()).toEqual(['c'])
    expect(play(model, { n: null }).open()).toEqual(['c'])
    expect(play(model).open()).toEqual(['c'])
  })

  it('exclusive without a way out refuses the whole step', async () => {
    const model = await compiled(start(), user('a'), xor('g'), end(), flows('s > a > g', 'g > e : ok'))
    const game = play(model)
    expect(game.done('a').refused).toEqual({ code: 'no-way-out', node: 'g' })
    expect(game.open()).toEqual(['a'])
    expect(game.done('a', null, { ok: true }).state.status).toBe('ended')
  })

  it('parallel: waits for every branch once', async () => {
    const model = await compiled(
      start(),
      and('f'),
      user('a'),
      user('b'),
      and('j'),
      user('z'),
      end(),
      flows('s > f > a > j', 'f > b > j > z > e'),
    )
    const game = play(model)
    expect(game.open()).toEqual(['a', 'b'])
    game.done('b')
    expect(game.open()).toEqual(['a'])
    game.done('a')
    expect(game.open()).toEqual(['z'])
    expect(game.done('z').state).toMatchObject({ status: 'ended', tokens: [] })
  })

  it('parallel: a loop inside a branch does not stand in for the other branch', async () => {
    const model = await compiled(
      start(),
      and('f'),
      user('a', { 'cs:action': 'again ok both' }),
      user('b'),
      or('g', { default: 'g_j' }),
      xor('m'),
      and('j'),
      user('z'),
      end(),
      flows('s > f > m > a > g', 'g > m : outcome in ("again", "both")', 'g > j', 'f > b > j > z > e'),
    )
    const game = play(model)
    game.done('a', 'again')
    game.done('a', 'again')
    expect(game.open()).toEqual(['b', 'a'])
    game.done('a', 'ok')
    expect(game.open()).toEqual(['b'])
    game.done('b')
    expect(game.open()).toEqual(['z'])
  })

  it('inclusive: joins exactly the branches that were taken', async () => {
    const model = await compiled(
      start(),
      or('f', { default: 'f_c' }),
      user('a'),
      user('b'),
      user('c'),
      or('j'),
      user('z'),
      end(),
      flows('s > f', 'f > a : x = true', 'f > b : y = true', 'f > c', 'a > j', 'b > j', 'c > j', 'j > z > e'),
    )
    const both = play(model, { x: true, y: true })
    expect(both.open()).toEqual(['a', 'b'])
    both.done('a')
    expect(both.open()).toEqual(['b'])
    both.done('b')
    expect(both.open()).toEqual(['z'])
    const none = play(model)
    none.done('c')
    expect(none.open()).toEqual(['z'])
    expect(none.done('z').state.status).toBe('ended')
  })

  it('inclusive: a branch that can still come through a boundary event or a detour is waited for', async () => {
    const model = await compiled(
      start(),
      or('f'),
      user('a'),
      user('b'),
      timerAt('late', 'b'),
      user('boss'),
      or('j'),
      end(),
      flows('s > f', 'f > a', 'f > b', 'a > j', 'b > j', 'late > boss > j', 'j > e'),
    )
    const game = play(model)
    game.done('a')
    expect(game.timer('b', 'late').state.status).toBe('running')
    expect(game.open()).toEqual(['boss'])
    expect(game.done('boss').state.status).toBe('ended')
  })

  it('inclusive: a branch that has ended elsewhere is not waited for', async () => {
    const model = await compiled(
      start(),
      or('f'),
      user('a'),
      user('b', { 'cs:action': 'go stop' }),
      xor('g', { default: 'g_e2' }),
      or('j'),
      end(),
      end('e2'),
      flows('s > f', 'f > a > j', 'f > b > g', 'g > j : outcome = "go"', 'g > e2', 'j > e'),
    )
    const game = play(model)
    game.done('a')
    expect(game.open()).toEqual(['b'])
    expect(game.done('b', 'stop').state.status).toBe('ended')
  })

  it('event gateway: the first event wins and the others are dropped', async () => {
    const model = await compiled(
      start(),
      draw('eventBasedGateway', 'g'),
      timer('t'),
      message('m'),
      user('a'),
      user('b'),
      end(),
      flows('s > g > t > a > e', 'g > m > b > e'),
    )
    const game = play(model)
    expect(game.effects().map((effect) => effect.kind)).toEqual(['timer-set', 'message-awaited'])
    game.letter('g', 'm')
    expect(game.open()).toEqual(['b'])
    expect(game.effects('timer-cleared')).toEqual([{ kind: 'timer-cleared', token: 1, event: 't' }])
    expect(game.path()).toEqual(['s', 's_g', 'g', 'g_m', 'm', 'm_b', 'b'])
    const late = play(model)
    late.timer('g', 't')
    expect(late.open()).toEqual(['a'])
    expect(late.effects('message-dropped')).toEqual([{ kind: 'message-dropped', token: 1, event: 'm' }])
  })

  it('an activity may choose among its flows: all true ones, else the default, plain ones always', async () => {
    const model = await compiled(
      start(),
      user('t', { default: 't_d' }),
      user('a'),
      user('b'),
      user('c'),
      user('d'),
      end(),
      flows('s > t', 't > a : x = 1', 't > b : x < 9', 't > c', 't > d', 'a > e', 'b > e', 'c > e', 'd > e'),
    )
    const openWhen = (x: number) => {
      const game = play(model)
      game.done('t', null, { x })
      return game.open()
    }
    expect(openWhen(1)).toEqual(['a', 'b', 'c'])
    expect(openWhen(5)).toEqual(['b', 'c'])
    expect(openWhen(10)).toEqual(['c', 'd'])
  })

  it('a loop that never waits is refused as endless', async () => {
    const model = await compiled(
      start(),
      user('a'),
      xor('g', { default: 'g_h' }),
      xor('h'),
      end(),
      flows('s > a > g', 'g > e : ok', 'g > h > g'),
    )
    expect(play(model).done('a').refused?.code).toBe('endless')
  })
})
