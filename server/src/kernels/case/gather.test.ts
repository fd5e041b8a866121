// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { gather } from './gather.ts'

test('whoever comes while a batch is under way goes together in the next, each with an answer of their own', async () => {
  const batches: number[][] = []
  let release: () => void = () => {}
  const call = gather<number, number>(
    async (inputs) => {
      batches.push([...inputs])
      if (batches.length === 1)
        await new Promise<void>((resolve) => {
          release = resolve
        })
      return inputs.map((input) => input * 10)
    },
    { lanes: 1, most: 3 },
  )
  const first = call(1)
  await new Promise((resolve) => setImmediate(resolve))
  const others = [2, 3, 4, 5].map(call)
  await new Promise((resolve) => setImmediate(resolve))
  expect(batches).toEqual([[1]])
  release()
  expect(await Promise.all([first, ...others])).toEqual([10, 20, 30, 40, 50])
  expect(batches).toEqual([[1], [2, 3, 4], [5]])
})

test('a batch that fails fails its own callers, and the next goes on', async () => {
  const call = gather<string, string>(
    async (inputs) => {
      if (inputs.includes('bad')) throw new Error('refused')
      return inputs
    },
    { lanes: 2, most: 1 },
  )
  const results = await Promise.allSettled(['good', 'bad', 'better'].map(call))
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})
