// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import { and, around, compiled, end, flows, start, user, xor } from '../engine/drawing.testing.ts'
import { tryOut } from './trial.service.ts'

const task = (id: string, days: number) => user(id, { 'cs:days': String(days) })
const examined = async (...elements: string[]) => ({ model: await compiled(...elements), faults: [] })

it('is clean for a sound process, with shares of outcomes, coverage and working days', async () => {
  const process = await examined(
    start(),
    task('a', 2),
    xor('g', { default: 'g_long' }),
    task('long', 8),
    end('yes', { 'cs:outcome': 'granted' }),
    end('no', { 'cs:outcome': 'refused' }),
    flows('s > a > g', 'g > no : n > 1', 'g > long > yes'),
  )
  const report = await tryOut(process, { seed: 7, runs: 300 })
  expect(report).toMatchObject({ clean: true, faults: [], seed: 7, runs: 300, ended: 300, unreached: [] })
  expect(report.coverage).toEqual({ reached: 6, nodes: 6 })
  expect(report.outcomes.map(({ outcome }) => outcome).sort()).toEqual(['granted', 'refused'])
  expect(report.outcomes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
  for (const { share } of report.outcomes) expect(share).toBeGreaterThan(0.35)
  expect(report.duration).toMatchObject({ ninetieth: 10, shortest: 2, longest: 10, untimed: [] })
  expect(await tryOut(process, { seed: 7, runs: 300 })).toEqual(report)
})

it('tells where parallel branches wait for one another, with a run to look at', async () => {
  const stuck = await examined(
    ...around(
      xor('g', { default: 'g_b' }),
      task('a', 1),
      task('b', 1),
      and('j'),
      flows('s > g', 'g > a : n > 1', 'g > b', 'a > j', 'b > j > e'),
    ),
  )
  const report = await tryOut(stuck, { runs: 50 })
  expect(report).toMatchObject({
    clean: false,
    ended: 0,
    duration: null,
    deadlocks: [{ nodes: ['j'], runs: 50 }],
  })
  expect(report.faults).toMatchObject([
    { elementId: 'j', severity: 'error', code: 'deadlock' },
    { elementId: 'e', severity: 'warning', code: 'never-reached' },
  ])
})

it('does not say twice what the checks know, and gives up on circles after a bounded time', async () => {
  const ring = await examined(...around(task('a', 1), task('b', 1), flows('s > a > b > a')))
  const known = {
    elementId: 'e',
    elementName: null,
    severity: 'error',
    code: 'unreachable',
    message: { zh: '无', en: 'no' },
  } as const
  const report = await tryOut({ ...ring, faults: [known] }, { runs: 400 })
  expect(report.faults.map(({ code }) => code)).toEqual(['unreachable', 'endless'])
  // 2,000 steps a run and 40,000 in all.
  expect(report).toMatchObject({ runs: 20, ended: 0, outcomes: [] })
})

it('has nothing but the reasons for what is no process', async () => {
  const why = {
    elementId: 'x',
    elementName: null,
    severity: 'error',
    code: 'not-runnable',
    message: { zh: '无', en: 'no' },
  } as const
  expect(await tryOut({ model: null, faults: [why] }, {})).toMatchObject({
    clean: false,
    faults: [why],
    runs: 0,
    duration: null,
  })
})
