// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { and, compiled, draw, end, flows, play, start, timerAt, user } from './drawing.testing.ts'

describe('clock and phase', () => {
  it('stops the clock while a suspending task is open, and its own timer runs on', async () => {
    const model = await compiled(
      start(),
      and('f'),
      user('mend', { 'cs:clock': 'suspend' }),
      timerAt('gone', 'mend'),
      user('b'),
      user('c'),
      timerAt('slow', 'c'),
      and('j'),
      end(),
      end('e2'),
      flows('s > f > mend > j', 'f > b > c > j > e', 'gone > e2', 'slow > e2'),
    )
    const game = play(model)
    expect(game.effects('clock-suspended')).toEqual([{ kind: 'clock-suspended', node: 'mend' }])
    game.done('b')
    expect(game.effects('timer-set')).toMatchObject([
      { event: 'gone', stopsWithClock: false, paused: false },
      { event: 'slow', stopsWithClock: true, paused: true },
    ])
    expect(game.done('mend').effects.map((effect) => effect.kind)).toEqual([
      'task-closed',
      'timer-cleared',
      'clock-resumed',
    ])
  })

  it('a sub-process passes its clock on, and a task inside may say otherwise', async () => {
    const sub = draw(
      'subProcess',
      'p',
      { 'cs:clock': 'suspend' },
      [start('ps'), user('x'), user('y', { 'cs:clock': 'run' }), end('pe'), flows('ps > x > y > pe')].join(
        '',
      ),
    )
    const game = play(await compiled(start(), sub, end(), flows('s > p > e')))
    expect(game.effects('clock-suspended')).toHaveLength(1)
    expect(game.done('x').effects.at(-1)).toEqual({ kind: 'clock-resumed' })
  })

  it('does not flicker when one suspending task follows another', async () => {
    const model = await compiled(
      start(),
      user('a', { 'cs:clock': 'suspend' }),
      user('b', { 'cs:clock': 'suspend' }),
      end(),
      flows('s > a > b > e'),
    )
    const game = play(model)
    expect(game.done('a').effects.map((effect) => effect.kind)).toEqual(['task-closed', 'task-opened'])
    expect(game.done('b').effects.map((effect) => effect.kind)).toEqual([
      'task-closed',
      'clock-resumed',
      'ended',
    ])
  })

  it('shows the last stage, and before it that we wait for the applicant', async () => {
    const model = await compiled(
      draw('startEvent', 's', { 'cs:phase': 'submitted' }),
      user('a'),
      user('r', { 'cs:phase': 'in-review' }),
      user('m', { 'cs:phase': 'waiting-for-you' }),
      end('e', { 'cs:phase': 'delivered', 'cs:outcome': 'granted' }),
      flows('s > a > r > m > e'),
    )
    const game = play(model)
    game.done('a')
    game.done('r')
    const step = game.done('m')
    expect(game.effects('phase-changed')).toMatchObject([
      { from: null, to: 'submitted' },
      { from: 'submitted', to: 'in-review' },
      { from: 'in-review', to: 'waiting-for-you' },
      { from: 'waiting-for-you', to: 'delivered' },
    ])
    expect(step.effects.at(-1)).toEqual({ kind: 'ended', outcome: 'granted', node: 'e' })
  })

  it('leaves it to the suspension to stop a timer that is set in the same step', async () => {
    const model = await compiled(
      start(),
      and('f'),
      user('mend', { 'cs:clock': 'suspend' }),
      user('c'),
      timerAt('slow', 'c'),
      and('j'),
      end(),
      end('e2'),
      flows('s > f > mend > j', 'f > c > j > e', 'slow > e2'),
    )
    expect(play(model).effects().slice(-2)).toMatchObject([
      { kind: 'timer-set', event: 'slow', paused: false },
      { kind: 'clock-suspended' },
    ])
  })

  it('says nothing of other branches while we wait for the applicant', async () => {
    const model = await compiled(
      start(),
      and('f'),
      user('m', { 'cs:phase': 'waiting-for-you' }),
      user('a'),
      user('r', { 'cs:phase': 'in-review' }),
      and('j'),
      end(),
      flows('s > f > m > j', 'f > a > r > j > e'),
    )
    const game = play(model)
    expect(game.done('a').effects.map((effect) => effect.kind)).toEqual(['task-closed', 'task-opened'])
    expect(game.done('m').effects.at(-1)).toEqual({
      kind: 'phase-changed',
      from: 'waiting-for-you',
      to: 'in-review',
    })
  })
})
