// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import {
  compiled,
  draw,
  each,
  end,
  errorAt,
  flows,
  play,
  start,
  timerAt,
  user,
  xor,
} from './drawing.testing.ts'

describe('multi-instance', () => {
  const review = (sequential: boolean, done?: string) =>
    compiled(
      start(),
      user(
        'r',
        { 'cs:candidate': 'organisation', 'cs:action': 'agree refuse' },
        each('list', sequential, done),
      ),
      xor('g', { default: 'g_no' }),
      user('yes'),
      user('no'),
      end(),
      flows('s > r > g', 'g > yes : r.count.refuse = 0', 'g > no', 'yes > e', 'no > e'),
    )
  const list = ['D1', 'D2', 'D3']

  it('parallel: all at once, in any order', async () => {
    const game = play(await review(false), { list })
    expect(game.open()).toEqual(['r:D1', 'r:D2', 'r:D3'])
    game.done('r', 'agree', {}, 'D2')
    game.done('r', 'agree', {}, 'D3')
    expect(game.open()).toEqual(['r:D1'])
    game.done('r', 'agree', {}, 'D1')
    expect(game.open()).toEqual(['yes'])
    expect(game.state().vars).toMatchObject({ 'r.total': 3, 'r.count.agree': 3, 'r.count.refuse': 0 })
  })

  it('sequential: one after the other', async () => {
    const game = play(await review(true), { list })
    for (const item of list) {
      expect(game.open()).toEqual([`r:${item}`])
      game.done('r', 'agree')
    }
    expect(game.open()).toEqual(['yes'])
  })

  it('a veto cancels the rest', async () => {
    const game = play(await review(false, 'mi.count.refuse > 0'), { list })
    game.done('r', 'agree')
    const step = game.done('r', 'refuse')
    expect(step.effects.map((effect) => effect.kind)).toEqual(['task-closed', 'task-closed', 'task-opened'])
    expect(game.open()).toEqual(['no'])
  })

  it('two of three are enough', async () => {
    const game = play(await review(true, 'mi.count.agree >= 2'), { list })
    game.done('r', 'agree')
    game.done('r', 'agree')
    expect(game.open()).toEqual(['yes'])
  })

  it('an empty collection is passed over, an unknown one refused', async () => {
    const model = await review(false)
    expect(play(model, { list: [] }).open()).toEqual(['yes'])
    expect(play(model).state().status).toBe('new')
  })

  it('its boundary belongs to all instances together', async () => {
    const model = await compiled(
      start(),
      user('r', {}, each('list')),
      timerAt('late', 'r'),
      errorAt('bad', 'r'),
      user('z'),
      end(),
      flows('s > r > e', 'late > z > e', 'bad > z'),
    )
    const game = play(model, { list })
    expect(game.effects('timer-set')).toHaveLength(1)
    game.done('r')
    game.timer('r', 'late')
    expect(game.open()).toEqual(['z'])
    const other = play(model, { list })
    other.fail('r')
    expect(other.open()).toEqual(['z'])
    expect(other.effects('task-closed')).toHaveLength(3)
  })

  it('sends one message per item', async () => {
    const send = draw('sendTask', 'm', { messageRef: 'letter' }, each('list', true))
    const game = play(await compiled(start(), send, end(), flows('s > m > e')), { list })
    expect(
      game.effects('message-sent').map((effect) => (effect.kind === 'message-sent' ? effect.item : null)),
    ).toEqual(list)
    expect(game.state().status).toBe('ended')
  })

  it('an instance answers to no boundary event and clears none', async () => {
    const model = await compiled(
      start(),
      user('r', {}, each('list')),
      timerAt('late', 'r'),
      user('z'),
      end(),
      flows('s > r > e', 'late > z > e'),
    )
    const game = play(model, { list })
    expect(game.act({ kind: 'timer', token: game.token('r').id, event: 'late' })).toMatchObject({
      effects: [],
      put: [],
      del: [],
    })
    game.done('r')
    expect(game.effects('timer-cleared')).toEqual([])
    game.done('r')
    game.done('r')
    expect(game.effects('timer-cleared')).toEqual([{ kind: 'timer-cleared', token: 1, event: 'late' }])
  })

  it('calls one case for each item; their outcomes are counted, also those none had', async () => {
    const call = draw(
      'callActivity',
      'c',
      { calledElement: 'other' },
      each('list', false, 'mi.count.refused > 1'),
    )
    const model = await compiled(
      start(),
      call,
      xor('g', { default: 'g_no' }),
      user('yes'),
      user('no'),
      end(),
      flows(
        's > c > g',
        'g > yes : c.count.granted = 3 and c.count.lapsed = 0',
        'g > no',
        'yes > e',
        'no > e',
      ),
    )
    const game = play(model, { list })
    expect(game.effects('call').map((effect) => (effect.kind === 'call' ? effect.item : null))).toEqual(list)
    for (const item of list) game.done('c', 'granted', {}, item)
    expect(game.open()).toEqual(['yes'])
    const vetoed = play(model, { list })
    vetoed.done('c', 'refused', {}, 'D1')
    const step = vetoed.done('c', 'refused', {}, 'D3')
    expect(step.effects.map((effect) => effect.kind)).toEqual(['cancelled', 'task-opened'])
    expect(vetoed.open()).toEqual(['no'])
  })

  it('numbers the instances', async () => {
    const game = play(await compiled(start(), user('r', {}, each('list', true)), end(), flows('s > r > e')), {
      list,
    })
    game.done('r')
    expect(game.token('r', 'D2').index).toBe(1)
  })
})
