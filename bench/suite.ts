// SPDX-License-Identifier: Apache-2.0

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

/**
 * Runs contenders in turn, several rounds, and takes medians of rates and of ratios within a round: machines are shared,
 * and what disturbs one contender of a round mostly disturbs the others as well.
 */
export async function interleave(
  ours: Contender,
  yardsticks: Readonly<Record<string, Contender>>,
  options: { rounds: number; ms: number },
) {
  const rates: Record<string, number[]> = { ours: [] }
  const names = ['ours', ...Object.keys(yardsticks)]
  for (let round = 0; round < options.rounds; round++) {
    // Each round begins with another contender, so that none always runs on a cold or a warm machine.
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round) % names.length] ?? 'ours'
      const contender = name === 'ours' ? ours : yardsticks[name]
      if (contender === undefined) continue
      const started = performance.now()
      const done = await contender(options.ms)
      rates[name] = [...(rates[name] ?? []), done / ((performance.now() - started) / 1000)]
    }
  }
  const ratioTo = (name: string) =>
    median((rates['ours'] ?? []).map((rate, round) => rate / (rates[name]?.[round] ?? Number.NaN)))
  return {
    ours: median(rates['ours'] ?? []),
    yardsticks: Object.fromEntries(Object.keys(yardsticks).map((name) => [name, median(rates[name] ?? [])])),
    ratios: Object.fromEntries(Object.keys(yardsticks).map((name) => [name, ratioTo(name)])),
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

export function measurement(
  suite: string,
  metric: string,
  unit: string,
  measured: Awaited<ReturnType<typeof interleave>>,
  goal: Readonly<Record<string, number>>,
): Measurement {
  const round = (value: number) => Math.round(value * 1000) / 1000
  const rounded = (values: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, round(value)]))
  return {
    suite,
    metric,
    unit,
    ours: round(measured.ours),
    yardsticks: rounded(measured.yardsticks),
    ratios: rounded(measured.ratios),
    goal,
    pass: Object.entries(goal).every(([name, least]) => (measured.ratios[name] ?? 0) >= least),
  }
}
