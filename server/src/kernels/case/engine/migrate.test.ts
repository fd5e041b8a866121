// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { and, around, compiled, draw, each, end, flows, play, start, sub, user } from './drawing.testing.ts'
import { straysIn } from './migrate.ts'

const named = (id: string, name: string) => user(id).replace(`name="${id}"`, `name="${name}"`)
const simple = (task: string, id = 'a') => compiled(...around(task, flows(`s > ${id} > e`)))
const straysOf = async (before: string[], after: string[], vars = {}) => {
  const [from, to] = [await compiled(...before), await compiled(...after)]
  return straysIn(from, to, play(from, vars).state())
}

describe('whether a case is at home in another version', () => {
  it('is where its node is the same, whatever else has changed', async () => {
    const after = around(user('a', { 'cs:days': '3' }), user('b'), flows('s > b > a > e'))
    expect(await straysOf(around(user('a'), flows('s > a > e')), after)).toEqual([])
  })

  it('proposes the only node of its type and name where the id is gone', async () => {
    const from = await simple(named('a', '审查'))
    const state = play(from).state()
    const stray = (proposal: object | null) => [{ token: 1, node: 'a', proposal }]
    expect(straysIn(from, await simple(named('b', '审查'), 'b'), state)).toEqual(
      stray({ node: 'b', by: 'name' }),
    )
    expect(straysIn(from, await simple(named('b', '决定'), 'b'), state)).toEqual(stray(null))
    const twice = around(named('b', '审查'), named('c', '审查'), flows('s > b > c > e'))
    expect(straysIn(from, await compiled(...twice), state)).toEqual(stray(null))
  })

  it('is not where the node is of another type, or lies in other sub-processes', async () => {
    const before = around(user('a'), flows('s > a > e'))
    const manual = around(draw('manualTask', 'a', { 'cs:candidate': 'clerk' }), flows('s > a > e'))
    expect(await straysOf(before, manual)).toMatchObject([{ node: 'a', proposal: null }])
    const inner = sub('x', start('xs'), user('a'), end('xe'), flows('xs > a > xe'))
    expect(await straysOf(before, around(inner, flows('s > x > e')))).toMatchObject([
      { node: 'a', proposal: { node: 'a', by: 'id' } },
    ])
  })

  it('is not where instances have become one, or go one after the other', async () => {
    const many = (sequential: boolean) => around(user('a', {}, each('list', sequential)), flows('s > a > e'))
    const one = around(user('a'), flows('s > a > e'))
    const vars = { list: ['x', 'y'] }
    expect(await straysOf(many(false), many(false), vars)).toEqual([])
    expect(await straysOf(many(false), many(true), vars)).toHaveLength(3)
    expect(await straysOf(many(false), one, vars)).toHaveLength(3)
  })

  it('is not at a gateway that its flow no longer leads to', async () => {
    const branches = (last: string) =>
      around(and('f'), user('a'), user('b'), user('c'), and('j'), flows('s > f > a', 'f > b > j > e', last))
    const from = await compiled(...branches('a > c > j'))
    const game = play(from)
    game.done('b')
    expect(straysIn(from, from, game.state())).toEqual([])
    const to = await compiled(
      ...around(
        and('f'),
        user('a'),
        user('b'),
        user('c'),
        and('j'),
        flows('s > f > a > j', 'f > b > c > j > e'),
      ),
    )
    expect(straysIn(from, to, game.state())).toMatchObject([{ node: 'j', proposal: { node: 'j', by: 'id' } }])
  })
})
