// SPDX-License-Identifier: Apache-2.0
import type { CpuMeter } from './cpu.ts'

/** One measured line. `ratios` compare ours with each yardstick of the same run; absolute numbers only describe the machine. */
export interface Measurement {
  readonly suite: string
  readonly metric: string
  readonly unit: string
  readonly ours: number
  readonly yardsticks: Readonly<Record<string, number>>
  readonly ratios: Readonly<Record<string, number>>
  readonly goal: Readonly<Record<string, number>>
  readonly pass: boolean
}

export interface SuiteOptions {
  readonly scale: number
  readonly say: (text: string) => void
}
export type Suite = (options: SuiteOptions) => Promise<readonly Measurement[]>

/** A contender: does work for about so many milliseconds, returns how much was done. */
export type Contender = (ms: number) => Promise<number>

/** One that holds something which must be given back. */
export interface Yardstick {
  readonly run: Contender
  readonly stop: () => Promise<void>
}

/** As many people act at once as a city's offices have at their busiest; all contenders get the same. */
export const callers = 64

/** What a contender did in each round, by wall clock and, where the meter sees it, by CPU time. */
export interface Rates {
  readonly perSecond: Readonly<Record<string, readonly number[]>>
  readonly perCpuSecond: Readonly<Record<string, readonly number[]>>
}

/**
 * Runs contenders in turn, several rounds. Machines are shared, and what disturbs one contender of a round mostly disturbs
 * the others as well; work per CPU second hardly notices.
 */
export async function interleave(
  ours: Contender,
  yardsticks: Readonly<Record<string, Contender>>,
  options: { rounds: number; ms: number; cpu?: CpuMeter },
): Promise<Rates> {
  const contenders: Readonly<Record<string, Contender>> = { ours, ...yardsticks }
  const names = Object.keys(contenders)
  const perSecond: Record<string, number[]> = {}
  const perCpuSecond: Record<string, number[]> = {}
  const note = (rates: Record<string, number[]>, name: string, rate: number) => {
    rates[name] = [...(rates[name] ?? []), rate]
  }
  for (let round = 0; round < options.rounds; round++) {
    // Each round begins with another contender, so that none always runs on a cold or a warm machine.
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round) % names.length] ?? 'ours'
      const contender = contenders[name]
      if (contender === undefined) continue
      const cpuBefore = options.cpu?.() ?? null
      const started = performance.now()
      const done = await contender(options.ms)
      note(perSecond, name, done / ((performance.now() - started) / 1000))
      const cpuAfter = options.cpu?.() ?? null
      if (cpuBefore !== null && cpuAfter !== null) note(perCpuSecond, name, done / (cpuAfter - cpuBefore))
    }
  }
  return { perSecond, perCpuSecond }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** Medians of rates, and of the ratios within a round. */
export function measurement(
  names: { suite: string; metric: string; unit: string },
  rates: Readonly<Record<string, readonly number[]>>,
  goal: Readonly<Record<string, number>>,
): Measurement {
  const ours = rates['ours'] ?? []
  const yardsticks = Object.entries(rates).filter(([name]) => name !== 'ours')
  const ratioTo = (others: readonly number[]) =>
    median(ours.map((rate, round) => rate / (others[round] ?? Number.NaN)))
  const ratios = Object.fromEntries(yardsticks.map(([name, others]) => [name, rounded(ratioTo(others))]))
  return {
    ...names,
    ours: rounded(median(ours)),
    yardsticks: Object.fromEntries(yardsticks.map(([name, others]) => [name, rounded(median(others))])),
    ratios,
    goal,
    pass: Object.entries(goal).every(([name, least]) => (ratios[name] ?? 0) >= least),
  }
}

const rounded = (value: number) => Math.round(value * 1000) / 1000

/** Works through what there is in as many lanes as there are callers; nothing is worked on twice at once. */
export async function inLanes<Work>(
  ms: number,
  works: readonly Work[],
  step: (work: Work) => Promise<void>,
): Promise<number> {
  const until = performance.now() + ms
  let done = 0
  await Promise.all(
    Array.from({ length: callers }, async (_, lane) => {
      const own = works.filter((_work, index) => index % callers === lane)
      for (let index = 0; performance.now() < until && own.length > 0; index++) {
        const work = own[index % own.length]
        if (work !== undefined) await step(work)
        done += 1
      }
    }),
  )
  return done
}
