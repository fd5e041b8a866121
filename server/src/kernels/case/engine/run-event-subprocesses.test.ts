// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import {
  and,
  at,
  compiled,
  draw,
  each,
  end,
  errorEnd,
  flows,
  handler,
  onCondition,
  onError,
  onEscalation,
  onMessage,
  onTimer,
  play,
  service,
  start,
  sub,
  terminate,
  thrown,
  timerAt,
  user,
} from './drawing.testing.ts'

const inside = (id: string) => [user(`${id}x`), end(`${id}e`), flows(`${id}s > ${id}x > ${id}e`)]

describe('event sub-processes', () => {
  /** Two branches, one of them waiting at the join, and an event sub-process `h` beside them. */
  const joint = (trigger: string, interrupting: boolean) =>
    compiled(
      start(),
      and('f'),
      user('a'),
      user('b'),
      and('j'),
      user('z'),
      end(),
      handler('h', trigger, interrupting, ...inside('h')),
      flows('s > f > a > j > z > e', 'f > b > j'),
    )

  it.each([
    ['timer', onTimer(), 'timer-set', 'timer-cleared'],
    ['message', onMessage(), 'message-awaited', 'message-dropped'],
  ] as const)('a %s is waited for as long as the scope is open', async (kind, trigger, opened, closed) => {
    const game = play(await joint(trigger, true))
    expect(game.effects(opened)).toMatchObject([{ token: 1, event: 'hs' }])
    expect(game.state().tokens[0]).toEqual({ id: 1, node: 'hs', parent: null, state: 'armed' })
    game.done('a')
    game.done('b')
    const step = game.done('z')
    expect(step.state).toMatchObject({ status: 'ended', tokens: [] })
    expect(game.effects(closed)).toEqual([{ kind: closed, token: 1, event: 'hs' }])
    expect(game.act({ kind, token: 1, event: 'hs' }).effects).toEqual([])
  })

  it('interrupting ends open branches, those at a join too, and the scope ends with it', async () => {
    const game = play(await joint(onMessage(), true))
    game.done('a')
    const step = game.letter('hs')
    expect(game.open()).toEqual(['hx'])
    expect(step.effects.map((effect) => effect.kind)).toEqual(['task-closed', 'task-opened'])
    expect(step.path).toEqual(['h', 'hs', 'hs_hx', 'hx'])
    expect(game.state().tokens).toMatchObject([
      { node: 'h', state: 'scope', parent: null },
      { node: 'hx', state: 'wait' },
    ])
    expect(game.act({ kind: 'message', token: 1, event: 'hs' }).refused?.code).toBe('no-such-token')
    expect(game.done('hx').state).toMatchObject({ status: 'ended', tokens: [] })
    expect(game.replay()).toEqual(game.state())
  })

  it('beside the rest a message begins it as often as it comes, a timer once', async () => {
    const game = play(await joint(onMessage(), false))
    game.letter('hs')
    game.letter('hs')
    expect(game.open()).toEqual(['a', 'b', 'hx', 'hx'])
    for (const node of ['a', 'b', 'z', 'hx']) game.done(node)
    expect(game.state().status).toBe('running')
    expect(game.done('hx').state.status).toBe('ended')
    const once = play(await joint(onTimer(), false))
    once.timer('hs')
    expect(once.act({ kind: 'timer', token: 1, event: 'hs' })).toMatchObject({ refused: null, effects: [] })
    expect(once.open()).toEqual(['a', 'b', 'hx'])
    expect(once.effects('timer-cleared')).toEqual([])
  })

  it('keeps nothing open by waiting: a sub-process ends although it could still begin', async () => {
    const model = await compiled(
      start(),
      sub(
        'p',
        start('ps'),
        user('a'),
        end('pe'),
        handler('h', onTimer(), false, ...inside('h')),
        flows('ps > a > pe'),
      ),
      user('z'),
      end(),
      flows('s > p > z > e'),
    )
    const game = play(model)
    game.timer('hs')
    game.done('a')
    expect(game.open()).toEqual(['hx'])
    game.done('hx')
    expect(game.open()).toEqual(['z'])
    const quick = play(model)
    expect(quick.done('a').effects.map((effect) => effect.kind)).toEqual([
      'task-closed',
      'timer-cleared',
      'task-opened',
    ])
  })

  it('ends with the sub-process around it when that is interrupted or terminated', async () => {
    const p = sub(
      'p',
      start('ps'),
      and('f'),
      user('a'),
      terminate('stop'),
      user('b'),
      end('pe'),
      handler('h', onMessage(), false, ...inside('h')),
      flows('ps > f > a > stop', 'f > b > pe'),
    )
    const model = await compiled(
      start(),
      p,
      timerAt('late', 'p'),
      user('z'),
      end(),
      flows('s > p > z > e', 'late > e'),
    )
    const game = play(model)
    game.letter('hs')
    const step = game.done('a')
    expect(game.open()).toEqual(['z'])
    expect(step.effects).toContainEqual({ kind: 'message-dropped', token: 2, event: 'hs' })
    const other = play(model)
    other.letter('hs')
    other.timer('p', 'late')
    expect(other.state()).toMatchObject({ status: 'ended', tokens: [] })
  })

  it('each instance of a multi-instance sub-process has its own', async () => {
    const p = draw(
      'subProcess',
      'p',
      {},
      [
        each('list'),
        start('ps'),
        user('a'),
        end('pe'),
        handler(
          'h',
          onMessage(),
          true,
          user('hx', { 'cs:candidate': 'organisation' }),
          end('he'),
          flows('hs > hx > he'),
        ),
        flows('ps > a > pe'),
      ].join(''),
    )
    const game = play(await compiled(start(), p, user('z'), end(), flows('s > p > z > e')), {
      list: ['D1', 'D2'],
    })
    const armed = game.state().tokens.filter((token) => token.state === 'armed')
    expect(armed).toHaveLength(2)
    game.act({ kind: 'message', token: armed[1]?.id ?? 0, event: 'hs' })
    expect(game.open()).toEqual(['a', 'hx'])
    expect(game.effects('task-opened').at(-1)).toMatchObject({ node: 'hx', item: 'D2' })
    game.done('a')
    game.done('hx')
    expect(game.open()).toEqual(['z'])
    expect(game.state().vars).toMatchObject({ 'p.total': 2 })
  })

  it('one after the other, only the open instance waits', async () => {
    const p = draw(
      'subProcess',
      'p',
      {},
      each('list', true) +
        start('ps') +
        user('a') +
        end('pe') +
        handler('h', onTimer(), true, ...inside('h')) +
        flows('ps > a > pe'),
    )
    const game = play(await compiled(start(), p, end(), flows('s > p > e')), { list: ['D1', 'D2'] })
    game.done('a')
    expect(game.effects('timer-set')).toHaveLength(2)
    expect(game.effects('timer-cleared')).toHaveLength(1)
    game.timer('hs')
    expect(game.done('hx').state.status).toBe('ended')
  })

  it('catches an error before the boundary does, and not what is thrown inside itself', async () => {
    const p = sub(
      'p',
      start('ps'),
      and('f'),
      service('work'),
      user('a'),
      end('pe'),
      handler('h', onError(), true, user('hx'), errorEnd('he'), flows('hs > hx > he')),
      flows('ps > f > work > pe', 'f > a > pe'),
    )
    const model = await compiled(
      start(),
      p,
      at('outer', 'p', onError('')),
      user('z'),
      end(),
      flows('s > p > e', 'outer > z > e'),
    )
    const game = play(model)
    game.fail('work')
    expect(game.open()).toEqual(['hx'])
    expect(game.effects('cancelled')).toMatchObject([{ node: 'work' }])
    game.done('hx')
    expect(game.open()).toEqual(['z'])
    const other = play(model)
    other.fail('work', 'unheard')
    expect(other.open()).toEqual(['z'])
  })

  it('of the process catches what nothing inside does; the code comes before catching everything', async () => {
    const model = await compiled(
      start(),
      sub('p', start('ps'), service('work'), errorEnd('bad'), flows('ps > work > bad')),
      end(),
      handler('any', onError(''), true, ...inside('any')),
      handler('known', onError(), true, ...inside('known')),
      flows('s > p > e'),
    )
    const game = play(model)
    game.done('work')
    expect(game.open()).toEqual(['knownx'])
    const other = play(model)
    other.fail('work', 'else')
    expect(other.open()).toEqual(['anyx'])
    // What goes wrong in one of them is for the other: it takes its place.
    const third = play(model)
    third.done('work')
    third.fail('knownx', 'worse')
    expect(third.open()).toEqual(['anyx'])
    expect(third.fail('anyx', 'worst').refused?.code).toBe('uncaught-error')
  })

  it('may hold another one', async () => {
    const model = await compiled(
      start(),
      user('a'),
      end(),
      handler('h', onMessage(), false, ...inside('h'), handler('i', onTimer(), true, ...inside('i'))),
      flows('s > a > e'),
    )
    const game = play(model)
    game.letter('hs')
    game.timer('is')
    expect(game.open()).toEqual(['a', 'ix'])
    game.done('a')
    expect(game.done('ix').state.status).toBe('ended')
  })

  it('two that wait for the same thing both begin, unless the first interrupts', async () => {
    const drawn = (interrupting: boolean) =>
      compiled(
        start(),
        user('a'),
        end(),
        handler('h', onCondition('go'), interrupting, ...inside('h')),
        handler('i', onCondition('go'), false, ...inside('i')),
        flows('s > a > e'),
      )
    const both = play(await drawn(false))
    both.change({ go: true })
    expect(both.open()).toEqual(['a', 'hx', 'ix'])
    const one = play(await drawn(true))
    one.change({ go: true })
    expect(one.open()).toEqual(['hx'])
  })

  it('stops what is about to begin in the same step', async () => {
    const model = await compiled(
      start(),
      user('a'),
      and('f'),
      thrown('up', onEscalation()),
      user('b'),
      end(),
      handler('h', onEscalation(), true, ...inside('h')),
      flows('s > a > f > up > e', 'f > b > e'),
    )
    const game = play(model)
    const step = game.done('a')
    expect(game.open()).toEqual(['hx'])
    expect(step.path).not.toContain('b')
  })

  it('refuses every command but its own event before it has begun', async () => {
    const game = play(await joint(onMessage(), true))
    for (const command of [
      { kind: 'complete', token: 1 },
      { kind: 'error', token: 1, code: 'broken' },
      { kind: 'jump', token: 1, target: 'a', administrative: true },
      { kind: 'jump', token: 1, target: 'hx', administrative: true },
    ] as const)
      expect(game.act(command).refused?.code).toBe('no-such-token')
    expect(game.act({ kind: 'message', token: 1, event: 'h' }).refused?.code).toBe('not-awaited')
    expect(game.act({ kind: 'message', token: 2, event: 'hs' }).refused?.code).toBe('not-awaited')
    expect(game.act({ kind: 'timer', token: 1, event: 'hs' }).effects).toEqual([])
  })
})
