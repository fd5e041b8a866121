// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '#platform/access'
import { createCaseCounts } from '../server/src/kernels/case/case-counts.readmodel.ts'
import type { CaseFilter } from '../server/src/kernels/case/case-filter.ts'
import { listCases } from '../server/src/kernels/case/case-list.readmodel.ts'
import { openBenchPlatform } from './bench-platform.ts'
import { fill, many } from './case-scale.ts'
import { openBenchCases, openBenchOffice, stepping } from './case-work.ts'
import { type Measurement, median, type Suite } from './suite.ts'

const limitMs = 100
const rounds = 21

type Filter = Omit<CaseFilter, 'bounds'>

/**
 * Lists among a million cases of one organisation, as a page asks for them, and beside each the barest statement that could
 * fill such a page. The median must stay below a tenth of a second.
 */
export const caseList: Suite = async ({ scale, say }) => {
  const bench = await openBenchPlatform()
  try {
    const office = await openBenchOffice(bench)
    await stepping(office, await openBenchCases(office, 400))(2500)
    await fill(bench.pool, Math.round(many * scale), say)
    const { db } = bench.platform
    const now = bench.platform.clock.now()
    const bounds = { now, nearUntil: new Date(now.getTime() + 86_400_000) }
    const reviewer: Actor = { ...office.official, roles: ['reviewer'] }
    const leader: Actor = { ...office.official, roles: ['leader'] }
    const page = (actor: Actor, filter: Filter, cursor?: string) =>
      listCases(db, actor, { ...filter, bounds }, { cursor, limit: 30 })

    let deep: string | undefined
    for (let at = 0; at < 100; at++) deep = (await page(leader, {}, deep)).next ?? undefined
    const counts = createCaseCounts()
    const asks: readonly [string, () => Promise<unknown>][] = [
      ['newest of an organisation', () => page(reviewer, {})],
      ['newest of all, page 101', () => page(leader, {}, deep)],
      ['finished ones', () => page(reviewer, { status: 'finished' })],
      ['to be claimed', () => page(reviewer, { view: 'claimable' })],
      ['soon due', () => page(reviewer, { view: 'near-due' })],
      ['handled by oneself', () => page(reviewer, { view: 'handled' })],
      ['of an applicant', () => page(office.applicant, {})],
      ['by common words', () => page(reviewer, { q: '食品经营许可' })],
      ['by a rare word', () => page(reviewer, { q: 'n4711' })],
      ['by number', () => page(reviewer, { q: 'BENCH-77' })],
    ]
    const bare = await timed(() =>
      bench.pool.query(
        'select id, number, title_zh, status, due_at from cases.cases order by submitted_at desc, id desc limit 31',
      ),
    )
    const lines: Measurement[] = []
    for (const [metric, ask] of asks) lines.push(line(metric, await timed(ask), bare))
    await counts.count(db, reviewer, bounds, '2026-01-01')
    // Counting the desk is shown, and has no goal: in the benchmark all open cases of the city lie on one desk.
    lines.push({
      ...line(
        'numbers over the inbox',
        await timed(() => counts.count(db, reviewer, bounds, '2026-01-01')),
        bare,
      ),
      goal: {},
      pass: true,
    })
    return lines
  } finally {
    await bench.close()
  }
}

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const took: number[] = []
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    await ask()
    took.push(performance.now() - started)
  }
  return median(took)
}

function line(metric: string, ours: number, bare: number): Measurement {
  const round = (value: number) => Math.round(value * 1000) / 1000
  return {
    suite: 'case-list',
    metric,
    unit: 'ms',
    ours: round(ours),
    yardsticks: { barestStatement: round(bare), limit: limitMs },
    ratios: { barestStatement: round(ours / bare), limit: round(limitMs / ours) },
    goal: { limit: 1 },
    pass: ours <= limitMs,
  }
}
