// SPDX-License-Identifier: Apache-2.0
// A thread that runs seeds. A mutant, if one is asked for, is in place before anything of the kernel is loaded.
import { parentPort, workerData } from 'node:worker_threads'
import type { Answer, Order, WorkerSettings } from './pool.ts'
import type { Published } from './store/published.ts'

const settings: WorkerSettings = workerData
if (settings.mutant !== null) {
  const { applyMutant } = await import('./mutants/apply-mutant.ts')
  applyMutant(settings.mutant)
}
const { runSeed } = await import('./run-seed.ts')

// Thousands of problems are thrown and none of their stacks is read.
Error.stackTraceLimit = 0
const published: Published = new Map(settings.models)
parentPort?.on('message', (order: Order) => {
  void carryOut(order).then((answer) => parentPort?.postMessage(answer))
})
parentPort?.postMessage({ ready: true })

async function carryOut({ from, to, stopAtFirst, verbose = false }: Order): Promise<Answer> {
  const total = { seeds: 0, moves: 0, commands: 0, steps: 0 }
  const violations: Answer['violations'][number][] = []
  let digest = 0
  let trace: readonly string[] = []
  for (let seed = from; seed < to; seed += 1) {
    try {
      const report = await runSeed(seed, { published, verbose })
      trace = report.trace
      total.moves += report.moves
      total.commands += report.commands
      total.steps += report.steps
      digest = Math.imul(digest ^ Number.parseInt(report.hash.slice(0, 8), 16), 0x01000193) >>> 0
      if (report.violation !== null) violations.push({ seed, ...report.violation })
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
      violations.push({ seed, invariant: null, detail: String(cause), move: 0 })
    }
    total.seeds += 1
    if (stopAtFirst && violations.length > 0) break
  }
  return { from, ...total, digest, violations, trace }
}
