// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { compiled, draw, end, flows, play, start, user } from './drawing.testing.ts'

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
