// SPDX-License-Identifier: Apache-2.0
import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import type { BurstTarget } from './burst-server.ts'
import { LightConnection } from './light-client.ts'
import { type Measurement, median, type Suite } from './suite.ts'

// More than the server lets in at once, or nothing would ever be refused.
const connections = 600
const lanes = 64
const burstFactor = 5

/** What came of requests: served, asked to come again, anything else; and how long those took that were served. */
interface Outcome {
  served: number
  refused: number
  wrong: number
  latencies: number[]
}
const nothing = (): Outcome => ({ served: 0, refused: 0, wrong: 0, latencies: [] })

/**
 * Five times what the server can do, for a minute, at a fixed rate that does not care about answers (open loop). Capacity is
 * measured before, by as many callers as keep the server busy (closed loop), with the same generator on the same machine.
 */
export const caseBurst: Suite = async ({ scale, say }) => {
  const child = fork(join(import.meta.dirname, 'burst-server.ts'), ['2000'], { stdio: 'inherit' })
  try {
    const [target] = (await once(child, 'message')) as [BurstTarget] // sent by burst-server.ts
    const desk = createDesk(target)
    await closedLoop(desk, 3000)
    const capacity = (await closedLoop(desk, 10_000)).served / 10
    say(`capacity ${capacity.toFixed(0)} steps/s`)
    const calm = await openLoop(desk, capacity / 2, 5000)
    const burst = await openLoop(desk, capacity * burstFactor, 60_000 * scale)
    say(`burst: ${burst.served} served, ${burst.refused} refused, ${burst.wrong} wrong`)
    const recovery = await recoverySeconds(desk, capacity / 2, percentile(calm.latencies, 0.99))
    desk.close()
    return report({ capacity, burst, seconds: 60 * scale, recovery })
  } finally {
    if (child.connected) child.send('stop')
    await once(child, 'exit')
  }
}

interface Desk {
  /** One step of an idle case over an idle connection; nothing where either is missing. */
  step(outcome: Outcome): Promise<void> | null
  close(): void
}

/** A case that goes between review and decision: passed on, returned, passed on … */
interface DeskWork {
  readonly number: string
  taskId: string
  version: number
  act: 'pass' | 'return'
}

function createDesk({ port, cookie, works }: BurstTarget): Desk {
  const idleWorks = works.map((work): DeskWork => ({ ...work, act: 'pass' }))
  const idleConnections = Array.from({ length: connections }, () => new LightConnection(port))
  const all = [...idleConnections]
  const run = async (connection: LightConnection, work: DeskWork, outcome: Outcome) => {
    const started = performance.now()
    const { status, body } = await connection.ask(requestOf(port, cookie, work))
    idleConnections.push(connection)
    if (status === 200) {
      outcome.served += 1
      outcome.latencies.push(performance.now() - started)
      const { tasks, version } = JSON.parse(body) as { tasks: { id: string }[]; version: number } // a case detail
      work.taskId = tasks[0]?.id ?? ''
      work.version = version
      work.act = work.act === 'pass' ? 'return' : 'pass'
    } else if (status === 429) outcome.refused += 1
    else outcome.wrong += 1
    // A step with an unknown end would be refused as stale from now on: such a case is put aside.
    if (status === 200 || status === 429) idleWorks.push(work)
  }
  return {
    step(outcome) {
      const connection = idleConnections.pop()
      const work = idleWorks.shift()
      if (connection === undefined || work === undefined) {
        if (connection !== undefined) idleConnections.push(connection)
        if (work !== undefined) idleWorks.push(work)
        return null
      }
      return run(connection, work, outcome)
    },
    close() {
      for (const connection of all) connection.close()
    },
  }
}

function requestOf(port: number, cookie: string, { number, taskId, version, act }: DeskWork): string {
  const path = `/api/cases/${number}/tasks/${taskId}`
  const body = JSON.stringify(
    act === 'pass' ? { version, action: 'pass' } : { target: 'review', reason: '请补充审查意见' },
  )
  return [
    `POST ${path}/${act === 'pass' ? 'completion' : 'return'} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    `cookie: ${cookie}`,
    'x-chengshu: 1',
    `idempotency-key: ${randomUUID()}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n')
}

/** As many callers as keep the server busy, each waiting for its answer. */
async function closedLoop(desk: Desk, ms: number): Promise<Outcome> {
  const outcome = nothing()
  const until = performance.now() + ms
  const lane = async () => {
    while (performance.now() < until) await desk.step(outcome)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return outcome
}

/** Arrivals at a fixed rate, whatever becomes of them; one that finds no free connection counts as refused by the generator. */
async function openLoop(desk: Desk, perSecond: number, ms: number): Promise<Outcome> {
  const outcome = nothing()
  const started = performance.now()
  const open = new Set<Promise<void>>()
  let sent = 0
  for (let elapsed = 0; elapsed < ms; elapsed = performance.now() - started) {
    for (const due = Math.floor((elapsed / 1000) * perSecond); sent < due; sent++) {
      const step = desk.step(outcome)
      if (step === null) outcome.refused += 1
      else {
        const settled: Promise<void> = step.finally(() => open.delete(settled))
        open.add(settled)
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  await Promise.all(open)
  return outcome
}

/** Seconds until a second passes in which everybody is served and the slowest hundredth is as before, at most doubled. */
async function recoverySeconds(desk: Desk, perSecond: number, calmP99: number): Promise<number> {
  const normal = Math.max(2 * calmP99, calmP99 + 20)
  const started = performance.now()
  for (let second = 0; second < 30; second++) {
    const { refused, wrong, latencies } = await openLoop(desk, perSecond, 1000)
    if (refused + wrong === 0 && percentile(latencies, 0.99) <= normal)
      return (performance.now() - started) / 1000 - 1
  }
  return (performance.now() - started) / 1000
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

function report(found: {
  capacity: number
  burst: Outcome
  seconds: number
  recovery: number
}): Measurement[] {
  const { capacity, burst, seconds, recovery } = found
  const round = (value: number) => Math.round(value * 1000) / 1000
  const goodput = burst.served / seconds
  const total = burst.served + burst.refused + burst.wrong
  const line = (
    metric: string,
    unit: string,
    values: Pick<Measurement, 'ours' | 'yardsticks' | 'ratios' | 'goal'>,
  ): Measurement => ({
    suite: 'case-burst',
    metric,
    unit,
    ...values,
    pass: Object.entries(values.goal).every(([name, least]) => (values.ratios[name] ?? 0) >= least),
  })
  return [
    line('served while five times as many come', 'steps/s', {
      ours: round(goodput),
      yardsticks: { capacity: round(capacity), slowestMedianMs: round(median(burst.latencies)) },
      ratios: { capacity: round(goodput / capacity) },
      goal: { capacity: 0.9 },
    }),
    line('answers that were either done or “come again”', 'answers', {
      ours: total - burst.wrong,
      yardsticks: { all: total },
      ratios: { all: round((total - burst.wrong) / total) },
      goal: { all: 1 },
    }),
    line('back to normal after', 's', {
      ours: round(recovery),
      yardsticks: { limit: 10 },
      ratios: { limit: round(10 / Math.max(recovery, 0.001)) },
      goal: { limit: 1 },
    }),
  ]
}
