// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { and, compiled, draw, each, end, flows, play, start, user, xor } from './drawing.testing.ts'

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

  it('goes forward past a join only as an administrative move, and takes the waiting branches along', async () => {
    const game = play(await joint())
    game.done('accept')
    expect(game.jump('a1', 'decide').refused).toEqual({ code: 'bad-target', node: 'decide' })
    game.move('a1', 'decide')
    expect(game.open()).toEqual(['decide'])
    expect(game.done('decide').state.status).toBe('ended')
  })

  it('refuses a target behind which a join would wait for ever', async () => {
    const game = play(await joint())
    game.done('accept')
    game.move('a1', 'decide')
    expect(game.jump('decide', 'a1').refused).toEqual({ code: 'would-starve', node: 'j' })
    const across = play(await joint())
    across.done('accept')
    expect(across.jump('a1', 'b').refused?.code).toBe('bad-target')
    expect(across.move('a1', 'b').refused).toEqual({ code: 'would-starve', node: 'j' })
    expect(across.open()).toEqual(['a1', 'b'])
  })

  it('moves within a branch in either direction, and into a loop from anywhere in it', async () => {
    const game = play(await joint())
    game.done('accept')
    expect(game.jump('a1', 'a2').refused?.code).toBe('bad-target')
    game.move('a1', 'a2')
    expect(game.open()).toEqual(['b', 'a2'])
    game.done('b')
    game.done('a2')
    expect(game.open()).toEqual(['decide'])
    const loop = await compiled(
      start(),
      xor('m'),
      user('first'),
      user('second'),
      xor('g', { default: 'g_e' }),
      end(),
      flows('s > m > first > second > g > e', 'g > m : again'),
    )
    expect(play(loop).jump('first', 'second').refused).toBeNull()
  })

  it('takes a multi-instance activity as a whole, as target and as start', async () => {
    const game = play(
      await compiled(
        start(),
        user('a'),
        user('each', {}, each('list')),
        user('z'),
        end(),
        flows('s > a > each > z > e'),
      ),
      { list: ['D1', 'D2'] },
    )
    game.move('a', 'each')
    expect(game.open()).toEqual(['each:D1', 'each:D2'])
    game.done('each')
    game.move('each', 'z')
    expect(game.open()).toEqual(['z'])
    game.jump('z', 'each')
    expect(game.open()).toEqual(['each:D1', 'each:D2'])
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
    for (const target of ['f', 's', 'nowhere', 'constructor']) {
      expect(game.jump('accept', target).refused?.code).toBe('bad-target')
      expect(game.move('accept', target).refused?.code).toBe('bad-target')
    }
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
