// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import {
  and,
  compiled,
  draw,
  end,
  errorAt,
  errorEnd,
  flows,
  message,
  messageAt,
  play,
  service,
  start,
  terminate,
  timer,
  timerAt,
  user,
} from './drawing.testing.ts'

describe('events', () => {
  it('an interrupting timer takes the task away; firing twice changes nothing', async () => {
    const model = await compiled(
      start(),
      user('a'),
      timerAt('late', 'a'),
      user('z'),
      end(),
      flows('s > a > e', 'late > z > e'),
    )
    const game = play(model)
    expect(game.effects('timer-set')).toEqual([
      {
        kind: 'timer-set',
        token: 1,
        event: 'late',
        timer: { kind: 'workdays', days: 5 },
        stopsWithClock: true,
        paused: false,
      },
    ])
    const first = game.timer('a', 'late')
    expect(game.open()).toEqual(['z'])
    expect(first.effects.map((effect) => effect.kind)).toEqual(['task-closed', 'task-opened'])
    const again = game.act({ kind: 'timer', token: 1, event: 'late' })
    expect(again).toMatchObject({ refused: null, effects: [], put: [], del: [] })
    game.done('z')
    expect(game.act({ kind: 'timer', token: 1, event: 'late' })).toMatchObject({ refused: null, effects: [] })
  })

  it('a non-interrupting timer opens a side branch once and leaves the task', async () => {
    const model = await compiled(
      start(),
      user('a'),
      timerAt('warn', 'a', false),
      user('boss'),
      end(),
      flows('s > a > e', 'warn > boss > e'),
    )
    const game = play(model)
    game.timer('a', 'warn')
    game.timer('a', 'warn')
    expect(game.open()).toEqual(['a', 'boss'])
    const step = game.done('a')
    expect(step.effects.map((effect) => effect.kind)).toEqual(['task-closed'])
    expect(game.done('boss').state.status).toBe('ended')
  })

  it('completing a task clears the timers that have not fired', async () => {
    const model = await compiled(
      start(),
      user('a'),
      timerAt('warn', 'a', false, 3),
      timerAt('late', 'a', true, 5),
      end(),
      flows('s > a > e', 'warn > e', 'late > e'),
    )
    const game = play(model)
    game.timer('a', 'warn')
    const step = game.done('a')
    expect(step.effects.filter((effect) => effect.kind === 'timer-cleared')).toEqual([
      { kind: 'timer-cleared', token: 1, event: 'late' },
    ])
  })

  it('a message interrupts, or opens side branches as often as it comes', async () => {
    const model = await compiled(
      start(),
      user('a'),
      messageAt('note', 'a', false),
      messageAt('stop', 'a'),
      user('n'),
      user('z'),
      end(),
      flows('s > a > e', 'note > n > e', 'stop > z > e'),
    )
    const game = play(model)
    game.letter('a', 'note')
    game.letter('a', 'note')
    expect(game.open()).toEqual(['a', 'n', 'n'])
    game.letter('a', 'stop')
    expect(game.open()).toEqual(['n', 'n', 'z'])
    expect(game.effects('message-dropped')).toEqual([{ kind: 'message-dropped', token: 1, event: 'note' }])
  })

  it('timers and messages in the flow wait; receive and send do what they say', async () => {
    const model = await compiled(
      start(),
      draw('sendTask', 'ask', { messageRef: 'letter' }),
      draw('receiveTask', 'answer', { messageRef: 'letter' }),
      timer('t', 'PT2H'),
      message('m'),
      end(),
      flows('s > ask > answer > t > m > e'),
    )
    const game = play(model)
    expect(game.effects()).toEqual([
      { kind: 'message-sent', node: 'ask', message: 'letter', item: null },
      { kind: 'message-awaited', token: 2, event: 'answer', message: 'letter' },
    ])
    expect(game.done('answer').refused?.code).toBe('not-completable')
    game.letter('answer')
    expect(game.effects('timer-set')).toMatchObject([
      { event: 't', timer: { kind: 'duration', ms: 7_200_000 } },
    ])
    expect(game.letter('t').refused?.code).toBe('not-awaited')
    game.timer('t')
    expect(game.letter('m').state.status).toBe('ended')
    expect(game.effects('timer-cleared')).toEqual([])
  })

  it('an error is caught by the innermost fitting boundary; an uncaught one refuses the step', async () => {
    const inner = draw(
      'subProcess',
      'p',
      {},
      [
        start('ps'),
        service('work'),
        errorAt('other', 'work', 'letter'),
        end('pe'),
        flows('ps > work > pe', 'other > pe'),
      ].join(''),
    )
    const model = await compiled(
      start(),
      inner,
      errorAt('caught', 'p'),
      user('z'),
      end(),
      flows('s > p > e', 'caught > z > e'),
    )
    const game = play(model)
    expect(game.fail('work', 'unheard').refused).toEqual({ code: 'uncaught-error', node: 'work' })
    game.fail('work')
    expect(game.open()).toEqual(['z'])
    expect(game.effects('cancelled')).toEqual([{ kind: 'cancelled', token: 2, node: 'work' }])
  })

  it('an error end interrupts the sub-process around it, an error without code catches all', async () => {
    const inner = draw(
      'subProcess',
      'p',
      {},
      [
        start('ps'),
        and('f'),
        user('x'),
        user('y'),
        errorEnd('bad'),
        end('pe'),
        flows('ps > f > x > bad', 'f > y > pe'),
      ].join(''),
    )
    const model = await compiled(
      start(),
      inner,
      errorAt('any', 'p', ''),
      user('z'),
      end(),
      flows('s > p > e', 'any > z > e'),
    )
    const game = play(model)
    expect(game.open()).toEqual(['x', 'y'])
    game.done('x')
    expect(game.open()).toEqual(['z'])
  })

  it('an error or a terminate end stops what was about to begin in the same step', async () => {
    const inner = draw(
      'subProcess',
      'p',
      {},
      [
        start('ps'),
        and('f'),
        user('y'),
        errorEnd('bad'),
        end('pe'),
        flows('ps > f > bad', 'f > y > pe'),
      ].join(''),
    )
    const model = await compiled(
      start(),
      inner,
      errorAt('caught', 'p'),
      user('z'),
      end(),
      flows('s > p > e', 'caught > z > e'),
    )
    expect(play(model).state().tokens).toMatchObject([{ node: 'z' }])
    const abrupt = await compiled(
      start(),
      user('a'),
      and('f'),
      terminate('stop'),
      user('b'),
      end(),
      flows('s > a > f > stop', 'f > b > e'),
    )
    expect(play(abrupt).done('a').state).toMatchObject({ status: 'ended', tokens: [] })
  })
})
