// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { createSeededRandom } from '#platform/clock'
import { carryOver } from './carry-over.ts'
import {
  and,
  around,
  compiled,
  each,
  end,
  flows,
  handler,
  onMessage,
  play,
  service,
  start,
  sub,
  timerAt,
  user,
} from './drawing.testing.ts'
import { placesFor } from './migrate.ts'
import type { Model } from './model.ts'
import { replayHistory, versionsIn } from './replay.ts'
import { run } from './run.ts'
import { possibleMoves } from './simulate-move.ts'
import type { CaseState, Effect } from './state.ts'

const named = (id: string, name: string) => user(id).replace(`name="${id}"`, `name="${name}"`)
const waiting = (state: CaseState) =>
  state.tokens.filter((token) => token.state === 'wait').map((token) => token.node)
const kinds = (effects: readonly Effect[]) => effects.map((effect) => effect.kind)

describe('taking a case over to another version', () => {
  it('leaves tokens that are at home as they are, and goes on in the new version', async () => {
    const from = await compiled(...around(user('a'), user('b'), flows('s > a > b > e')))
    const to = await compiled(...around(user('a'), user('x'), user('b'), flows('s > a > x > b > e')))
    const step = carryOver(from, to, play(from).state(), {})
    expect(step).toMatchObject({ refused: null, effects: [] })
    expect(step.state).toEqual(play(from).state())
    expect(waiting(run(to, step.state, { kind: 'complete', token: 1 }).state)).toEqual(['x'])
  })

  it('keeps the task of a step that has another id, and opens one anew at another step', async () => {
    const from = await compiled(...around(named('a', '审查'), flows('s > a > e')))
    const to = await compiled(...around(named('b', '审查'), named('c', '决定'), flows('s > b > c > e')))
    const state = play(from).state()
    expect(carryOver(from, to, state, {}).refused).toEqual({ code: 'no-place', node: 'a' })
    expect(carryOver(from, to, state, { a: 'nowhere' }).refused?.code).toBe('bad-target')
    const kept = carryOver(from, to, state, { a: 'b' })
    expect(kept.effects).toEqual([])
    expect(kept.state.tokens).toMatchObject([{ id: 1, node: 'b' }])
    const moved = carryOver(from, to, state, { a: 'c' })
    expect(kinds(moved.effects)).toEqual(['task-closed', 'task-opened'])
    expect(moved.state.tokens).toMatchObject([{ id: 2, node: 'c', parent: null }])
    expect(placesFor(from, to, 'a')).toEqual(['b', 'c'])
  })

  it('offers no place for what is neither the same nor a task', async () => {
    const from = await compiled(...around(user('a', {}, each('list')), flows('s > a > e')))
    const to = await compiled(...around(user('a'), service('z'), flows('s > a > z > e')))
    expect(placesFor(from, to, 'a')).toEqual([])
    const inner = sub('x', start('xs'), user('b'), end('xe'), flows('xs > b > xe'))
    const nested = await compiled(...around(inner, flows('s > x > e')))
    const plain = await compiled(...around(user('b'), flows('s > b > e')))
    expect(placesFor(plain, nested, 'b')).toEqual([])
  })

  it('moves a sub-process or instances with all that is in them where both have a new id', async () => {
    const drawn = (id: string) =>
      compiled(
        ...around(user(id, {}, each('list')).replace(`name="${id}"`, 'name="会办"'), flows(`s > ${id} > e`)),
      )
    const [from, to] = [await drawn('a'), await drawn('b')]
    const before = play(from, { list: ['x', 'y'] }).state()
    const step = carryOver(from, to, before, { a: 'b' })
    expect(step.refused).toBeNull()
    expect(step.state.tokens.map(({ id, node }) => [id, node])).toEqual(
      before.tokens.map(({ id }) => [id, 'b']),
    )
  })

  it('clears timers that are gone, sets those that are new, and lets the others run', async () => {
    const late = (...events: string[]) =>
      compiled(
        ...around(
          user('a'),
          ...events.map((id) => timerAt(id, 'a', false)),
          ...events.map((id) => end(`${id}e`)),
          flows('s > a > e', ...events.map((id) => `${id} > ${id}e`)),
        ),
      )
    const [from, to] = [await late('t', 'u'), await late('u', 'v')]
    const step = carryOver(from, to, play(from).state(), {})
    expect(step.effects).toMatchObject([
      { kind: 'timer-cleared', event: 't' },
      { kind: 'timer-set', event: 'v' },
    ])
  })

  it('lets event sub-processes wait that only the new version has, and drops those it has not', async () => {
    const plain = await compiled(...around(user('a'), flows('s > a > e')))
    const inside = (id: string) => [user(`${id}a`), end(`${id}e`), flows(`${id}s > ${id}a > ${id}e`)]
    const watched = await compiled(
      ...around(user('a'), handler('h', onMessage(), true, ...inside('h')), flows('s > a > e')),
    )
    const armed = carryOver(plain, watched, play(plain).state(), {})
    expect(armed.state.tokens).toMatchObject([
      { id: 1, node: 'a' },
      { id: 2, node: 'hs', state: 'armed' },
    ])
    const back = carryOver(watched, plain, play(watched).state(), {})
    expect(back.state.tokens).toMatchObject([{ node: 'a' }])
    expect(kinds(back.effects)).toEqual(['message-dropped'])
  })

  it('refuses where a join could never fire, or two branches would do the same work', async () => {
    const line = await compiled(...around(user('a'), user('b'), flows('s > a > b > e')))
    const both = await compiled(
      ...around(and('f'), user('a'), user('b'), and('j'), flows('s > f > a > j > e', 'f > b > j')),
    )
    expect(carryOver(line, both, play(line).state(), {}).refused).toEqual({ code: 'would-starve', node: 'j' })
    expect(carryOver(both, line, play(both).state(), {}).refused).toEqual({ code: 'not-together', node: 'b' })
    const ended = play(line)
    ended.done('a')
    ended.done('b')
    expect(carryOver(line, both, ended.state(), {}).refused?.code).toBe('not-running')
  })
})

describe('a history with migrations', () => {
  it('replays to the same state, version by version, and past what was taken back', async () => {
    const from = await compiled(...around(user('a'), user('b'), flows('s > a > b > e')))
    const to = await compiled(...around(user('x'), user('b'), flows('s > x > b > e')))
    const models = new Map<number, Model>([
      [1, from],
      [2, to],
    ])
    const forth = { kind: 'migrate', from: 1, to: 2, nodes: { a: 'x' } } as const
    const back = { kind: 'migrate-back', from: 2, to: 1 } as const
    const started = { kind: 'start' } as const
    const first = run(from, play(from).state(), { kind: 'complete', token: 1 }).state
    expect(replayHistory(models, [started, null, forth, back, { kind: 'complete', token: 1 }], 1)).toEqual(
      first,
    )
    const moved = carryOver(from, to, play(from).state(), { a: 'x' }).state
    const last = run(to, moved, { kind: 'complete', token: 2 }).state
    expect(replayHistory(models, [started, forth, { kind: 'complete', token: 2 }], 2)).toEqual(last)
    expect([...versionsIn([started, forth, back], 1)]).toEqual([1, 2])
    expect(() => replayHistory(models, [started, back], 1)).toThrow('never was')
  })
})

describe('any case of a version that is taken over', () => {
  it('comes to an end in the other version by whatever steps', async () => {
    const from = await compiled(
      ...around(
        and('f'),
        user('a'),
        user('b'),
        user('c'),
        and('j'),
        user('d'),
        flows('s > f > a > j > d > e', 'f > b > c > j'),
      ),
    )
    const to = await compiled(
      ...around(
        and('f'),
        user('a'),
        user('n'),
        user('b'),
        and('j'),
        user('d'),
        flows('s > f > a > n > j > d > e', 'f > b > j'),
      ),
    )
    let moved = 0
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = createSeededRandom(seed)
      let state = play(from).state()
      for (let steps = random.integer(4); steps > 0; steps -= 1) state = anyStep(from, state, random) ?? state
      if (state.status !== 'running') continue
      const step = carryOver(from, to, state, { c: 'b' })
      if (step.refused !== null) continue
      moved += 1
      let after: CaseState | undefined = step.state
      for (let steps = 0; after !== undefined && after.status === 'running' && steps < 50; steps += 1)
        after = anyStep(to, after, random)
      expect(after?.status, `seed ${seed}`).toBe('ended')
    }
    expect(moved).toBeGreaterThan(100)
  })
})

function anyStep(
  model: Model,
  state: CaseState,
  random: ReturnType<typeof createSeededRandom>,
): CaseState | undefined {
  const moves = possibleMoves(model, state, random)
  const move = moves[random.integer(Math.max(1, moves.length))]
  return move === undefined ? undefined : run(model, state, move.command).state
}
