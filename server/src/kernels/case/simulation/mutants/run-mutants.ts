// SPDX-License-Identifier: Apache-2.0
import { publishProcesses } from '../city/processes.ts'
import { type FoundViolation, startThread } from '../pool.ts'
import type { Published } from '../store/published.ts'
import type { Mutant } from './mutant.ts'
import { mutants } from './table.ts'

const goal = 0.95
// A fault may make a run turn in circles; whoever does not come back is found, too.
const patienceMs = 60_000

interface Verdict {
  readonly mutant: Mutant
  readonly killedBy: string | null
  readonly seed: number | null
}

/** Runs every planted fault until a seed finds it; the exit code says whether enough of them were found. */
export async function runMutants(
  ids: readonly string[],
  seeds: number,
  threads: number,
  json: boolean,
): Promise<number> {
  const chosen = ids.length === 0 ? mutants : mutants.filter((mutant) => ids.includes(mutant.id))
  if (chosen.length < Math.max(ids.length, 1)) throw new Error(`no such mutant among ${ids.join(' ')}`)
  const started = performance.now()
  const verdicts: Verdict[] = []
  const published = await publishProcesses()
  const waiting = [...chosen]
  const lane = async () => {
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      const verdict = await judge(published, mutant, seeds)
      verdicts.push(verdict)
      if (!json) console.log(lineOf(verdict, seeds))
    }
  }
  await Promise.all(Array.from({ length: threads }, lane))
  const survived = verdicts.filter((verdict) => verdict.killedBy === null)
  const rate = 1 - survived.length / verdicts.length
  const seconds = Math.round((performance.now() - started) / 100) / 10
  if (json) {
    const found = verdicts.map(({ mutant, killedBy, seed }) => ({ id: mutant.id, killedBy, seed }))
    console.log(
      JSON.stringify({
        mutants: verdicts.length,
        killed: verdicts.length - survived.length,
        rate,
        seconds,
        found,
      }),
    )
  } else {
    console.log(
      `${verdicts.length - survived.length} of ${verdicts.length} planted faults found (${(rate * 100).toFixed(1)} %, goal ${goal * 100} %) in ${seconds} s`,
    )
    if (survived.length > 0) console.log(`survived: ${survived.map(({ mutant }) => mutant.id).join(' ')}`)
  }
  return rate >= goal ? 0 : 1
}

const lineOf = ({ mutant, killedBy, seed }: Verdict, seeds: number): string =>
  killedBy === null
    ? `survived ${seeds} seeds  ${mutant.id}: ${mutant.what}`
    : `killed at seed ${seed} by ${killedBy}  ${mutant.id}: ${mutant.what}`

async function judge(published: Published, mutant: Mutant, seeds: number): Promise<Verdict> {
  const thread = await startThread(published, mutant.id)
  let alarm: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    alarm = setTimeout(() => resolve('late'), patienceMs)
  })
  try {
    const answer = await Promise.race([thread.run({ from: 0, to: seeds, stopAtFirst: true }), late])
    if (answer === 'late') return { mutant, killedBy: 'not coming to an end', seed: null }
    const [found] = answer.violations
    return { mutant, killedBy: found === undefined ? null : nameOf(found), seed: found?.seed ?? null }
  } finally {
    clearTimeout(alarm)
    await thread.stop()
  }
}

const nameOf = ({ invariant, detail }: FoundViolation): string =>
  invariant ?? `breaking the run (${detail.split('\n')[0]?.slice(0, 80)})`
