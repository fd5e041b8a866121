// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import { around, compiled, each, flows, timerAt, user, xor } from '../engine/drawing.testing.ts'
import { diffModels } from './diff.logic.ts'

const simple = (...more: string[]) =>
  compiled(...around(user('a'), user('b'), flows('s > a > b > e'), ...more))

it('finds nothing between a process and itself, however it was stored', async () => {
  const model = await simple()
  const stored = { ...model, nodes: Object.fromEntries(Object.entries(model.nodes).reverse()) }
  const none = { added: [], removed: [], changed: [] }
  expect(diffModels(model, JSON.parse(JSON.stringify(stored)))).toEqual({
    process: [],
    nodes: none,
    flows: none,
  })
})

it('names what was added, removed and changed, with the attributes', async () => {
  const before = await simple()
  const after = await compiled(
    ...around(
      user('a', { 'cs:days': '3', 'cs:action': 'go' }, each('list')),
      timerAt('t', 'a'),
      xor('g', { default: 'g_e' }),
      flows('s > a > g', 't > e', 'g > a : outcome = "again"', 'g > e'),
    ),
  )
  const { process, nodes, flows: changedFlows } = diffModels(before, after)
  expect(process).toEqual([])
  expect(nodes.added.map(({ id }) => id)).toEqual(['t', 'g'])
  expect(nodes.removed).toEqual([{ id: 'b', name: { zh: 'b', en: 'b' } }])
  expect(nodes.changed).toMatchObject([{ id: 'a', attributes: ['actions', 'days', 'multi'] }])
  expect(changedFlows.added.map(({ id }) => id)).toEqual(['a_g', 't_e', 'g_a', 'g_e'])
  expect(changedFlows.removed.map(({ id }) => id)).toEqual(['a_b', 'b_e'])
})

it('tells a flow that leads elsewhere or asks something else, and a new name of the process', async () => {
  const draw = (condition: string) =>
    compiled(
      ...around(
        user('a'),
        xor('g', { default: 'g_e' }),
        flows('s > g', `g > a : ${condition}`, 'a > e', 'g > e'),
      ),
    )
  const [before, after] = [await draw('n > 1'), await draw('n > 2')]
  const flow = after.flows['g_a']
  if (flow === undefined) throw new Error('no flow')
  const moved = {
    ...after,
    name: { zh: '新', en: 'New' },
    flows: { ...after.flows, g_a: { ...flow, to: 'e' } },
  }
  expect(diffModels(before, after).flows.changed).toMatchObject([{ id: 'g_a', attributes: ['condition'] }])
  expect(diffModels(before, moved)).toMatchObject({
    process: ['name'],
    nodes: { changed: [] },
    flows: { changed: [{ id: 'g_a', attributes: ['condition', 'to'] }] },
  })
})
