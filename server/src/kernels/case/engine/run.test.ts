// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import {
  and,
  compiled,
  draw,
  each,
  end,
  errorAt,
  errorEnd,
  flows,
  message,
  messageAt,
  or,
  play,
  service,
  start,
  terminate,
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
})

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
})

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
})

describe('jumps and withdrawal', () => {
  const joint = () =>
    compiled(
      start(),
      user('accept'),
      and('f'),
      user('a1'),
      user('a2'),
      user('b'),
      and('j'),
      user('decide'),
      end(),
      flows('s > accept > f > a1 > a2 > j', 'f > b > j > decide > e'),
    )

  it('returns within a branch and leaves the other branch alone, done or not', async () => {
    const game = play(await joint())
    game.done('accept')
    game.done('a1')
    game.jump('a2', 'a1')
    expect(game.open()).toEqual(['b', 'a1'])
    game.done('a1')
    game.done('b')
    game.jump('a2', 'a1')
    game.done('a1')
    game.done('a2')
    expect(game.open()).toEqual(['decide'])
  })

  it('returns before the fork and cancels every branch', async () => {
    const game = play(await joint())
    game.done('accept')
    game.done('b')
    game.jump('a1', 'accept')
    expect(game.state().tokens).toMatchObject([{ node: 'accept' }])
    game.done('accept')
    expect(game.open()).toEqual(['a1', 'b'])
  })

  it('goes forward past a join and takes the waiting branches along', async () => {
    const game = play(await joint())
    game.done('accept')
    game.jump('a1', 'decide')
    expect(game.open()).toEqual(['decide'])
    expect(game.done('decide').state.status).toBe('ended')
  })

  it('refuses a target behind which a join would wait for ever', async () => {
    const game = play(await joint())
    game.done('accept')
    game.jump('a1', 'decide')
    expect(game.jump('decide', 'a1').refused).toEqual({ code: 'would-starve', node: 'j' })
    const across = play(await joint())
    across.done('accept')
    expect(across.jump('a1', 'b').refused?.code).toBe('would-starve')
  })

  it('leaves a sub-process and all instances, but enters none', async () => {
    const sub = draw(
      'subProcess',
      'p',
      {},
      [each('list'), start('ps'), user('x'), user('y'), end('pe'), flows('ps > x > y > pe')].join(''),
    )
    const game = play(await compiled(start(), user('a'), sub, end(), flows('s > a > p > e')), {
      list: ['D1', 'D2'],
    })
    expect(game.jump('a', 'x').refused?.code).toBe('bad-target')
    game.done('a')
    game.done('x')
    game.jump('y', 'x')
    expect(game.open()).toEqual(['x', 'x'])
    game.jump('x', 'a')
    expect(game.state().tokens).toMatchObject([{ node: 'a', parent: null }])
  })

  it('refuses to take back what somebody has taken up', async () => {
    const game = play(await joint())
    game.done('accept')
    const claimed = new Set([game.token('b').id])
    expect(game.jump('a1', 'accept', { claimed }).refused).toEqual({ code: 'already-claimed', node: 'b' })
    expect(game.jump('a1', 'accept', { claimed: new Set() }).refused).toBeNull()
  })

  it('refuses gateways, events and strangers as targets', async () => {
    const game = play(await joint())
    for (const target of ['f', 's', 'nowhere', 'constructor'])
      expect(game.jump('accept', target).refused?.code).toBe('bad-target')
  })

  it('withdrawal closes everything', async () => {
    const game = play(await joint())
    game.done('accept')
    const step = game.act({ kind: 'withdraw' })
    expect(step.state).toMatchObject({ status: 'ended', tokens: [], outcome: 'withdrawn' })
    expect(step.effects.map((effect) => effect.kind)).toEqual(['task-closed', 'task-closed', 'ended'])
    expect(game.act({ kind: 'withdraw' }).refused?.code).toBe('not-running')
  })
})

describe('commands', () => {
  it('are refused when they do not fit, and change nothing', async () => {
    const model = await compiled(
      start(),
      user('a', { 'cs:action': 'pass reject' }),
      draw('businessRuleTask', 'r', { 'cs:decision': 'fit' }),
      end(),
      flows('s > a > r > e'),
    )
    const game = play(model)
    expect(game.act({ kind: 'start' }).refused?.code).toBe('already-started')
    expect(game.act({ kind: 'complete', token: 99 }).refused?.code).toBe('no-such-token')
    expect(game.done('a', 'maybe').refused?.code).toBe('unknown-outcome')
    expect(game.done('a').refused?.code).toBe('unknown-outcome')
    expect(game.letter('a', 'constructor').refused?.code).toBe('not-awaited')
    expect(game.done('a', 'pass', { amount: 3 }).refused).toBeNull()
    expect(game.effects('decision')).toEqual([
      { kind: 'decision', token: 2, node: 'r', item: null, decision: 'fit' },
    ])
    expect(game.state().vars).toEqual({ amount: 3, outcome: 'pass', 'a.outcome': 'pass' })
    game.done('r', null, { eligible: true })
    expect(game.act({ kind: 'complete', token: 2 }).refused?.code).toBe('not-running')
    expect(game.replay()).toEqual(game.state())
  })

  it('a manual task is a task too', async () => {
    const game = play(
      await compiled(
        start(),
        draw('manualTask', 'm', { 'cs:candidate': 'applicant', 'cs:days': '3' }),
        end(),
        flows('s > m > e'),
      ),
    )
    expect(game.effects('task-opened')).toMatchObject([
      { manual: true, days: 3, candidate: { kind: 'applicant' } },
    ])
    expect(game.done('m').state.status).toBe('ended')
  })
})
