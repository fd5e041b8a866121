// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import {
  and,
  around,
  compiled,
  each,
  end,
  flows,
  message,
  start,
  sub,
  timer,
  timerAt,
  user,
  xor,
} from './drawing.testing.ts'
import { simulate } from './simulate.ts'

const SEEDS = Array.from({ length: 200 }, (_, index) => index)
const task = (id: string, days: number, inside = '') => user(id, { 'cs:days': String(days) }, inside)

/** The different lengths that came out, shortest first. */
async function daysOf(...elements: string[]): Promise<number[]> {
  const { days } = simulate(await compiled(...elements), SEEDS)
  return [...new Set(days)].sort((a, b) => a - b)
}

describe('the time of trial runs', () => {
  it('adds up steps one after the other', async () => {
    expect(await daysOf(...around(task('a', 3), task('b', 4), flows('s > a > b > e')))).toEqual([7])
  })

  it('takes the longest of parallel branches, whichever is done first', async () => {
    const elements = [and('f'), and('j'), task('a', 3), task('b', 5), task('c', 1)]
    const drawn = around(...elements, flows('s > f > a > j', 'f > b > j > c > e'))
    expect(await daysOf(...drawn)).toEqual([6])
  })

  it('takes the longest of branches that meet at the end of a sub-process or of the case', async () => {
    const inside = sub(
      'x',
      start('xs'),
      task('a', 3),
      task('b', 5),
      end('xa'),
      end('xb'),
      flows('xs > a > xa', 'xs > b > xb'),
    )
    expect(await daysOf(...around(inside, task('c', 2), flows('s > x > c > e')))).toEqual([7])
    expect(
      await daysOf(start(), task('a', 3), task('b', 8), end(), end('e2'), flows('s > a > e', 's > b > e2')),
    ).toEqual([8])
  })

  it('counts instances side by side once, and one after the other each', async () => {
    const many = (sequential: boolean) => around(task('a', 3, each('list', sequential)), flows('s > a > e'))
    expect(await daysOf(...many(false))).toEqual([0, 3])
    expect(await daysOf(...many(true))).toEqual([0, 3, 6, 9])
  })

  it('takes the shorter or the longer way as chance has it', async () => {
    const drawn = around(
      xor('g', { default: 'g_e' }),
      task('a', 4),
      flows('s > g > e', 'g > a : outcome = "x"', 'a > e'),
    )
    expect(await daysOf(...drawn)).toEqual([0, 4])
  })

  it('lets a timer run its length, calendar days as five of seven', async () => {
    expect(await daysOf(...around(timer('t', 'P14D'), flows('s > t > e')))).toEqual([10])
    const interrupted = [task('a', 20), timerAt('t', 'a', true, 5), task('b', 1)]
    expect(await daysOf(...around(...interrupted, flows('s > a > e', 't > b > e')))).toEqual([6, 20])
  })

  it('does not end a step before what was seen to happen during it', async () => {
    const reminded = [task('a', 3), timerAt('t', 'a', false, 5), end('told')]
    expect(await daysOf(...around(...reminded, flows('s > a > e', 't > told')))).toEqual([3, 5])
  })

  it('counts nothing for what the drawing does not time, and names it', async () => {
    const drawn = around(user('a'), message('m'), task('b', 2), flows('s > a > m > b > e'))
    const { days, untimed } = simulate(await compiled(...drawn), [1])
    expect(days).toEqual([2])
    expect(untimed).toEqual(['a', 'm'])
  })

  it('says the same for the same seeds', async () => {
    const model = await compiled(...around(task('a', 2, each('list', true)), flows('s > a > e')))
    expect(simulate(model, SEEDS)).toEqual(simulate(model, SEEDS))
  })
})
