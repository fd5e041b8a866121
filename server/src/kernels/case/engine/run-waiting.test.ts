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
  onEscalation,
  onMessage,
  onTimer,
  play,
  service,
  start,
  sub,
  timer,
  user,
} from './drawing.testing.ts'
import type { Model } from './model.ts'

const receive = (id: string, inner = '') => draw('receiveTask', id, { messageRef: 'letter' }, inner)
const call = (id: string, inner = '') => draw('callActivity', id, { calledElement: 'other' }, inner)
const inside = [user('hx'), end('he'), flows('hs > hx > he')]

/** Everything that can wait between two tasks, with the effects by which it is no longer waited for. */
const waiting: [name: string, drawn: string[], flow: string, dropped: string[]][] = [
  ['a condition', [condition('w', 'go')], 'w', []],
  ['a message', [message('w')], 'w', ['message-dropped']],
  ['a timer', [timer('w')], 'w', ['timer-cleared']],
  ['a receive task', [receive('w')], 'w', ['message-dropped']],
  ['a call', [call('w')], 'w', ['cancelled']],
  ['calls side by side', [call('w', each('list'))], 'w', ['cancelled', 'cancelled']],
  ['calls one by one', [call('w', each('list', true))], 'w', ['cancelled']],
  ['receive tasks side by side', [receive('w', each('list'))], 'w', ['message-dropped', 'message-dropped']],
  [
    'a service one by one',
    [draw('serviceTask', 'w', { 'cs:effect': 'issue' }, each('list', true))],
    'w',
    ['cancelled'],
  ],
  [
    'a task with a condition',
    [user('w'), at('b', 'w', onCondition('go')), end('be'), flows('b > be')],
    'w',
    ['task-closed'],
  ],
  [
    'a sub-process with event sub-processes',
    [
      sub(
        'w',
        start('ws'),
        service('x'),
        end('we'),
        handler('h', onMessage(), true, ...inside),
        handler('i', onTimer(), false, end('ie'), flows('is > ie')),
        handler('k', onCondition('go'), true, end('ke'), flows('ks > ke')),
        handler('l', onEscalation(), true, end('le'), flows('ls > le')),
        flows('ws > x > we'),
      ),
    ],
    'w',
    ['message-dropped', 'timer-cleared', 'cancelled'],
  ],
  [
    'an event gateway',
    [
      draw('eventBasedGateway', 'w'),
      message('m'),
      timer('t'),
      condition('c', 'go'),
      user('y'),
      flows('w > m > y', 'w > t > y', 'w > c > y'),
    ],
    '',
    ['message-dropped', 'timer-cleared'],
  ],
]
const drawn = (parts: string[], flow: string): Promise<Model> =>
  compiled(
    start(),
    user('a'),
    ...parts,
    ...(flow === '' ? [flows('a > w', 'y > e')] : [flows(`a > ${flow} > e`)]),
    end(),
    flows('s > a'),
  )
const lists = { list: ['D1', 'D2'] }

describe('while it waits', () => {
  it.each(waiting)('%s is dropped by withdrawal', async (_name, parts, flow, dropped) => {
    const game = play(await drawn(parts, flow), lists)
    game.done('a')
    const step = game.act({ kind: 'withdraw' })
    expect(step.state).toMatchObject({ status: 'ended', outcome: 'withdrawn', tokens: [] })
    expect(step.effects.slice(0, -1).map((effect) => effect.kind)).toEqual(dropped)
    expect(game.replay()).toEqual(game.state())
  })

  it.each(waiting)(
    '%s is dropped by a return, and waits anew after it',
    async (_name, parts, flow, dropped) => {
      const game = play(await drawn(parts, flow), lists)
      const first = game.done('a').effects
      const step = game.jump('w', 'a')
      expect(game.open()).toEqual(['a'])
      expect(step.effects.map((effect) => effect.kind)).toEqual([...dropped, 'task-opened'])
      const again = game.done('a').effects
      const kinds = (effects: typeof first) => effects.map((effect) => effect.kind)
      expect(kinds(again)).toEqual(kinds(first))
      expect(game.replay()).toEqual(game.state())
    },
  )

  it.each(waiting)(
    '%s is dropped with the sub-process around all instances of it',
    async (_name, parts, flow, dropped) => {
      const p = draw(
        'subProcess',
        'p',
        {},
        [
          each('items'),
          start('ps'),
          ...parts,
          ...(flow === '' ? [flows('ps > w', 'y > pe')] : [flows('ps > w > pe')]),
          end('pe'),
        ].join(''),
      )
      const model = await compiled(
        start(),
        p,
        at('stop', 'p', onMessage()),
        user('z'),
        end(),
        flows('s > p > e', 'stop > z > e'),
      )
      const game = play(model, { ...lists, items: ['A', 'B', 'C'] })
      const step = game.letter('p', 'stop')
      expect(game.open()).toEqual(['z'])
      expect(step.effects.map((effect) => effect.kind).toSorted()).toEqual(
        [...dropped, ...dropped, ...dropped, 'task-opened'].toSorted(),
      )
    },
  )

  it.each(waiting)('%s survives a detour through JSON', async (_name, parts, flow) => {
    const game = play(await drawn(parts, flow), lists)
    game.done('a')
    expect(JSON.parse(JSON.stringify(game.state()))).toEqual(game.state())
  })
})

describe('a suspended clock', () => {
  it('stops the timer of an event sub-process, unless its scope is what stops it', async () => {
    const model = await compiled(
      start(),
      and('f'),
      user('mend', { 'cs:clock': 'suspend' }),
      user('b'),
      draw(
        'subProcess',
        'p',
        { 'cs:clock': 'suspend' },
        start('ps') +
          user('x') +
          end('pe') +
          handler('i', onTimer(2), false, end('ie'), flows('is > ie')) +
          flows('ps > x > pe'),
      ),
      sub(
        'q',
        start('qs'),
        user('y'),
        end('qe'),
        handler('k', onTimer(3), true, end('ke'), flows('ks > ke')),
        flows('qs > y > qe'),
      ),
      end(),
      handler('h', onTimer(), false, ...inside),
      flows('s > f > mend > e', 'f > b > p > q > e'),
    )
    const game = play(model)
    expect(game.effects('timer-set')).toMatchObject([{ event: 'hs', stopsWithClock: true, paused: false }])
    game.done('b')
    expect(game.effects('timer-set').at(-1)).toMatchObject({
      event: 'is',
      stopsWithClock: false,
      paused: false,
    })
    game.done('x')
    expect(game.effects('timer-set').at(-1)).toMatchObject({
      event: 'ks',
      stopsWithClock: true,
      paused: true,
    })
    expect(game.done('mend').effects.map((effect) => effect.kind)).toEqual(['task-closed', 'clock-resumed'])
  })

  it('is stopped by an event sub-process only once that has begun, and so is the phase', async () => {
    const model = await compiled(
      draw('startEvent', 's', { 'cs:phase': 'in-review' }),
      user('a'),
      end(),
      draw(
        'subProcess',
        'h',
        { triggeredByEvent: 'true', 'cs:clock': 'suspend' },
        draw('startEvent', 'hs', { isInterrupting: 'false', 'cs:phase': 'waiting-for-you' }, onMessage()) +
          user('hx', { 'cs:phase': 'waiting-for-you' }) +
          end('he') +
          flows('hs > hx > he'),
      ),
      flows('s > a > e'),
    )
    const game = play(model)
    expect(game.effects('phase-changed')).toMatchObject([{ to: 'in-review' }])
    expect(game.letter('hs').effects.slice(1)).toMatchObject([
      { kind: 'clock-suspended', node: 'hx' },
      { kind: 'phase-changed', to: 'waiting-for-you' },
    ])
    expect(game.done('hx').effects.slice(1)).toMatchObject([
      { kind: 'clock-resumed' },
      { kind: 'phase-changed', to: 'in-review' },
    ])
  })
})

describe('jumps around event sub-processes', () => {
  const model = (interrupting: boolean) =>
    compiled(
      start(),
      user('a'),
      and('f'),
      user('b'),
      user('c'),
      and('j'),
      end(),
      handler('h', onMessage(), interrupting, user('hx'), user('hy'), end('he'), flows('hs > hx > hy > he')),
      handler('i', onTimer(), false, end('ie'), flows('is > ie')),
      flows('s > a > f > b > j > e', 'f > c > j'),
    )

  it('a return stays inside; out of it only an administrative move leads', async () => {
    const game = play(await model(true))
    game.done('a')
    game.letter('hs')
    game.done('hx')
    game.jump('hy', 'hx')
    expect(game.open()).toEqual(['hx'])
    expect(game.jump('hx', 'a').refused?.code).toBe('bad-target')
    expect(game.move('hx', 'b').refused).toEqual({ code: 'would-starve', node: 'j' })
    const step = game.move('hx', 'a')
    expect(game.open()).toEqual(['a'])
    // What it had interrupted goes on, and so its events may happen again.
    expect(step.effects.map((effect) => effect.kind)).toEqual([
      'task-closed',
      'message-awaited',
      'timer-set',
      'task-opened',
    ])
    game.done('a')
    game.letter('hs')
    expect(game.open()).toEqual(['hx'])
    expect(game.replay()).toEqual(game.state())
  })

  it('one beside the rest is left alone by a return of the rest, and leads back alone', async () => {
    const game = play(await model(false))
    game.done('a')
    game.letter('hs')
    game.jump('b', 'a')
    expect(game.open()).toEqual(['hx', 'a'])
    game.move('hx', 'a')
    expect(game.open()).toEqual(['a'])
    expect(game.effects('message-awaited')).toHaveLength(1)
  })

  it('nothing jumps into one that has not begun', async () => {
    const game = play(await model(true))
    expect(game.move('a', 'hx').refused?.code).toBe('bad-target')
  })
})
