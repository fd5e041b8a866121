// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import {
  and,
  at,
  compiled,
  draw,
  each,
  end,
  flows,
  handler,
  message,
  onMessage,
  play,
  start,
  sub,
  timer,
  user,
} from './drawing.testing.ts'
import { administrativeTargets, awaitedMessages, caseFacts, jumpTargets, messageNames } from './outlook.ts'
import { run } from './run.ts'

const receive = (id: string, inner = '') => draw('receiveTask', id, { messageRef: 'letter' }, inner)

describe('what can be said of a case', () => {
  it('names every message it waits for, with the item of the instance, and each is taken', async () => {
    const inner = draw(
      'subProcess',
      'p',
      {},
      each('items') +
        start('ps') +
        receive('r') +
        end('pe') +
        handler('h', onMessage(), false, end('he'), flows('hs > he')) +
        flows('ps > r > pe'),
    )
    const model = await compiled(
      start(),
      and('f'),
      inner,
      at('stop', 'p', onMessage()),
      receive('each', each('list')),
      at('all', 'each', onMessage(), false),
      message('m'),
      draw('eventBasedGateway', 'g'),
      message('k'),
      timer('t'),
      user('a'),
      end(),
      flows(
        's > f > p > e',
        'f > each > e',
        'f > m > e',
        'f > g > k > e',
        'g > t > e',
        'f > a > e',
        'stop > e',
        'all > e',
      ),
    )
    const game = play(model, { items: ['A', 'B'], list: ['D1', 'D2'] })
    const awaited = awaitedMessages(model, game.state())
    expect(awaited.map(({ event, item }) => `${event} ${item}`).toSorted()).toEqual(
      [
        'stop null',
        'hs A',
        'hs B',
        'r A',
        'r B',
        'all null',
        'each D1',
        'each D2',
        'm null',
        'k null',
      ].toSorted(),
    )
    for (const { token, event } of awaited)
      expect(run(model, game.state(), { kind: 'message', token, event }).refused).toBeNull()
    expect(messageNames(model)).toEqual(new Set(['letter']))
    game.act({ kind: 'withdraw' })
    expect(awaitedMessages(model, game.state())).toEqual([])
  })

  it('offers returns to tasks that were visited, and moves to every activity that would not starve a join', async () => {
    const model = await compiled(
      start(),
      user('a'),
      and('f'),
      user('b'),
      user('c'),
      and('j'),
      sub('p', start('ps'), user('x'), end('pe'), flows('ps > x > pe')),
      end(),
      flows('s > a > f > b > j > p > e', 'f > c > j'),
    )
    const game = play(model)
    game.done('a')
    const token = game.token('b').id
    expect(jumpTargets(model, game.state(), token, ['s', 'a', 'f', 'b', 'gone'])).toEqual(['a'])
    expect(administrativeTargets(model, game.state(), token)).toEqual(['a', 'b', 'p'])
    expect(administrativeTargets(model, game.state(), 99)).toEqual([])
  })

  it('shows no phase and stops no clock for what might only begin', async () => {
    const model = await compiled(
      start(),
      user('a'),
      end(),
      draw(
        'subProcess',
        'h',
        { triggeredByEvent: 'true', 'cs:clock': 'suspend', 'cs:phase': 'waiting-for-you' },
        draw('startEvent', 'hs', { 'cs:phase': 'waiting-for-you' }, onMessage()) +
          user('x') +
          end('he') +
          flows('hs > x > he'),
      ),
      flows('s > a > e'),
    )
    const game = play(model)
    expect(caseFacts(model, game.state())).toEqual({ phase: null, clockHeldBy: null })
    game.letter('hs')
    expect(caseFacts(model, game.state())).toEqual({ phase: 'waiting-for-you', clockHeldBy: 'x' })
  })
})
