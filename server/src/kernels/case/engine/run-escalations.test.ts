// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import {
  and,
  at,
  compiled,
  draw,
  each,
  end,
  endThrowing,
  flows,
  handler,
  onEscalation,
  onMessage,
  play,
  start,
  sub,
  thrown,
  user,
} from './drawing.testing.ts'

describe('escalations', () => {
  const around = (interrupting: boolean, code = 'alarm') =>
    compiled(
      start(),
      sub(
        'p',
        start('ps'),
        user('a'),
        thrown('up', onEscalation()),
        user('b'),
        end('pe'),
        flows('ps > a > up > b > pe'),
      ),
      at('caught', 'p', onEscalation(code), interrupting),
      user('boss'),
      user('z'),
      end(),
      flows('s > p > z > e', 'caught > boss > e'),
    )

  it('nobody catches goes on as if nothing were', async () => {
    const game = play(await around(true, 'siren'))
    expect(game.done('a').refused).toBeNull()
    expect(game.open()).toEqual(['b'])
    const alone = play(
      await compiled(start(), user('a'), endThrowing('up', onEscalation()), flows('s > a > up')),
    )
    expect(alone.done('a').state).toMatchObject({ status: 'ended', tokens: [] })
  })

  it.each(['alarm', ''])('opens a branch beside the sub-process (%s)', async (code) => {
    const game = play(await around(false, code))
    game.done('a')
    expect(game.open()).toEqual(['boss', 'b'])
    game.done('b')
    expect(game.open()).toEqual(['boss', 'z'])
    expect(game.replay()).toEqual(game.state())
  })

  it('interrupts the sub-process, and what threw it does not go on', async () => {
    const game = play(await around(true))
    const step = game.done('a')
    expect(game.open()).toEqual(['boss'])
    expect(step.path).toEqual(['a_up', 'up', 'caught', 'caught_boss', 'boss'])
  })

  it('thrown by an end also ends its branch', async () => {
    const p = sub(
      'p',
      start('ps'),
      and('f'),
      user('a'),
      user('b'),
      endThrowing('up', onEscalation()),
      end('pe'),
      flows('ps > f > a > up', 'f > b > pe'),
    )
    const drawn = (interrupting: boolean) =>
      compiled(
        start(),
        p,
        at('caught', 'p', onEscalation(), interrupting),
        user('boss'),
        user('z'),
        end(),
        flows('s > p > z > e', 'caught > boss > e'),
      )
    const beside = play(await drawn(false))
    beside.done('a')
    expect(beside.open()).toEqual(['b', 'boss'])
    beside.done('b')
    expect(beside.open()).toEqual(['boss', 'z'])
    const instead = play(await drawn(true))
    instead.done('a')
    expect(instead.open()).toEqual(['boss'])
  })

  it('is caught by the innermost that fits: event sub-process, boundary, then further out', async () => {
    const inner = sub(
      'q',
      start('qs'),
      user('a'),
      thrown('up', onEscalation()),
      end('qe'),
      handler('h', onEscalation('siren'), true, user('hx'), end('he'), flows('hs > hx > he')),
      flows('qs > a > up > qe'),
    )
    const outer = sub(
      'p',
      start('ps'),
      inner,
      end('pe'),
      handler(
        'i',
        onEscalation(''),
        false,
        user('ix'),
        thrown('on', onEscalation('siren')),
        end('ie'),
        flows('is > ix > on > ie'),
      ),
      flows('ps > q > pe'),
    )
    const game = play(
      await compiled(
        start(),
        outer,
        at('top', 'p', onEscalation('siren'), false),
        user('t'),
        end(),
        flows('s > p > e', 'top > t > e'),
      ),
    )
    game.done('a')
    expect(game.open()).toEqual(['ix'])
    // Thrown inside an event sub-process it is not caught by that one again.
    game.done('ix')
    expect(game.open()).toEqual(['t'])
    expect(game.done('t').state.status).toBe('ended')
  })

  it('from one instance reaches the boundary of all, as often as it is thrown', async () => {
    const p = draw(
      'subProcess',
      'p',
      {},
      each('list') + start('ps') + user('a') + endThrowing('up', onEscalation()) + flows('ps > a > up'),
    )
    const drawn = (interrupting: boolean) =>
      compiled(
        start(),
        p,
        at('caught', 'p', onEscalation(), interrupting),
        user('boss'),
        end(),
        flows('s > p > e', 'caught > boss > e'),
      )
    const beside = play(await drawn(false), { list: ['D1', 'D2'] })
    beside.done('a')
    beside.done('a')
    expect(beside.open()).toEqual(['boss', 'boss'])
    const instead = play(await drawn(true), { list: ['D1', 'D2'] })
    instead.done('a')
    expect(instead.open()).toEqual(['boss'])
    expect(instead.effects('task-closed')).toHaveLength(2)
  })

  it('begins an event sub-process of the process while branches are open', async () => {
    const drawn = (interrupting: boolean) =>
      compiled(
        start(),
        and('f'),
        user('a'),
        user('b'),
        thrown('up', onEscalation()),
        and('j'),
        user('z'),
        end(),
        handler('h', onEscalation(), interrupting, user('hx'), end('he'), flows('hs > hx > he')),
        flows('s > f > a > up > j > z > e', 'f > b > j'),
      )
    const beside = play(await drawn(false))
    beside.done('a')
    beside.done('b')
    expect(beside.open()).toEqual(['hx', 'z'])
    const instead = play(await drawn(true))
    instead.done('b')
    instead.done('a')
    expect(instead.open()).toEqual(['hx'])
    expect(instead.done('hx').state.status).toBe('ended')
  })
})

describe('throw events', () => {
  it('of no kind are passed; a message is sent, in the flow and at the end', async () => {
    const model = await compiled(
      draw('startEvent', 's', { 'cs:phase': 'submitted' }),
      user('a'),
      draw('intermediateThrowEvent', 'none', { 'cs:phase': 'accepted' }),
      thrown('tell', onMessage()),
      draw('endEvent', 'e', { 'cs:outcome': 'granted' }, onMessage()),
      flows('s > a > none > tell > e'),
    )
    const game = play(model)
    const step = game.done('a')
    expect(step.effects).toMatchObject([
      { kind: 'task-closed' },
      { kind: 'message-sent', node: 'tell', message: 'letter', item: null },
      { kind: 'message-sent', node: 'e', message: 'letter', item: null },
      { kind: 'phase-changed', to: 'accepted' },
      { kind: 'ended', outcome: 'granted', node: 'e' },
    ])
    expect(step.path).toEqual(['a_none', 'none', 'none_tell', 'tell', 'tell_e', 'e'])
  })

  it('know the item of the instance they are in', async () => {
    const p = draw(
      'subProcess',
      'p',
      {},
      each('list') +
        start('ps') +
        thrown('tell', onMessage()) +
        endThrowing('pe', onMessage()) +
        flows('ps > tell > pe'),
    )
    const game = play(await compiled(start(), p, end(), flows('s > p > e')), { list: ['D1', 'D2'] })
    const sent = game
      .effects('message-sent')
      .map((effect) => (effect.kind === 'message-sent' ? effect.item : null))
    expect(sent.toSorted()).toEqual(['D1', 'D1', 'D2', 'D2'])
  })
})
