// SPDX-License-Identifier: Apache-2.0
import { setImmediate } from 'node:timers/promises'
import type { TrialReport } from '#contracts/processes'
import type { Model } from '../engine/index.ts'
import { reportOf, type Simulation, simulateOnce, type TrialRun } from '../engine/simulate.ts'
import type { Examined } from './examination.ts'
import { trialFaults, trialReport } from './trial.logic.ts'

export interface TrialOptions {
  readonly seed?: number | undefined
  readonly runs?: number | undefined
}

const usualRuns = 400
const mostSteps = 2000
// Bounded in steps, not in seconds, or the same seed would not give the same report.
const mostStepsInAll = 40_000

/** Runs a process by chance many times, giving way between runs so that nobody else waits. */
async function runMany(model: Model, seed: number, runs: number): Promise<Simulation> {
  const made: TrialRun[] = []
  for (let steps = 0; made.length < runs && steps < mostStepsInAll; ) {
    const run = simulateOnce(model, seed + made.length, mostSteps)
    made.push(run)
    steps += run.steps
    await setImmediate()
  }
  return reportOf(model, made)
}

/** 试运行: the checks of an examined drawing and what random runs find beyond them. */
export async function tryOut(
  { model, faults }: Pick<Examined, 'model' | 'faults'>,
  { seed = 1, runs = usualRuns }: TrialOptions,
): Promise<TrialReport> {
  if (model === null) return trialReport(seed, faults, null)
  const found = await runMany(model, seed, runs)
  const named = new Set(faults.map((fault) => fault.elementId))
  // What the checks know to be unreachable need not be told twice.
  const more = trialFaults(model, found).filter(
    (fault) => fault.code !== 'never-reached' || !named.has(fault.elementId),
  )
  return trialReport(seed, [...faults, ...more], { model, found })
}
