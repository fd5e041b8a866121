// SPDX-License-Identifier: Apache-2.0
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { publishProcesses } from './city/processes.ts'
import { invariants } from './invariants.ts'
import { type Answer, type FoundViolation, runSeeds, startThread } from './pool.ts'
import { runSeed } from './run-seed.ts'
import type { Published } from './store/published.ts'

const usage = `npm run simulate -- [--seeds N] [--from N] [--json]   seeds on two threads
npm run simulate -- --seed S [--mutant ID]            one seed with its whole trace
npm run simulate -- --mutants [ID …] [--seeds N]      planted faults, each until it is found
npm run simulate -- --kill N                          kill -9 of a writing process, N times`

/** The command line of the simulation; returns the exit code. */
export async function simulate(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seeds: { type: 'string' },
      from: { type: 'string', default: '0' },
      seed: { type: 'string' },
      mutant: { type: 'string' },
      mutants: { type: 'boolean', default: false },
      kill: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const number = (text: string | undefined, otherwise: number) => {
    const value = text === undefined ? otherwise : Number(text)
    if (!Number.isInteger(value) || value < 0) throw new Error(`not a number: ${text}\n${usage}`)
    return value
  }
  if (values.help) {
    console.log(usage)
    return 0
  }
  const threads = Math.max(1, Math.min(2, availableParallelism()))
  if (values.seed !== undefined) return await showSeed(number(values.seed, 0), values.mutant ?? null)
  if (values.mutants) {
    const { runMutants } = await import('./mutants/run-mutants.ts')
    return await runMutants(positionals, number(values.seeds, 1000), threads, values.json)
  }
  if (values.kill !== undefined) {
    const { runKills } = await import('./kill/run-kills.ts')
    return await runKills(number(values.kill, 100), values.json)
  }
  return await runMany(number(values.from, 0), number(values.seeds, 20_000), threads, values.json)
}

async function runMany(from: number, count: number, threads: number, json: boolean): Promise<number> {
  const started = performance.now()
  const published = await publishProcesses()
  const answers = await runSeeds(published, from, count, threads, (answer) => answer.violations.length === 0)
  const total = (part: 'seeds' | 'moves' | 'commands' | 'steps') =>
    answers.reduce((sum, answer) => sum + answer[part], 0)
  const violations = answers.flatMap((answer) => answer.violations)
  const summary = {
    seeds: total('seeds'),
    moves: total('moves'),
    commands: total('commands'),
    steps: total('steps'),
    violations: violations.length,
    digest: digestOf(answers),
    seconds: Math.round((performance.now() - started) / 100) / 10,
    threads,
  }
  if (json) console.log(JSON.stringify({ ...summary, found: violations }))
  else
    console.log(
      `${summary.seeds} seeds, ${summary.moves} moves, ${summary.commands} commands, ${summary.steps} case steps, ` +
        `${summary.violations} violations; digest ${summary.digest}; ${summary.seconds} s on ${threads} threads`,
    )
  const [first] = violations
  if (first !== undefined && !json) await explain(published, first)
  return violations.length === 0 ? 0 : 1
}

/** The same seeds on the same sources have the same digest, on any machine. */
function digestOf(answers: readonly Answer[]): string {
  const mixed = answers.reduce((digest, answer) => Math.imul(digest ^ answer.digest, 0x01000193) >>> 0, 0)
  return mixed.toString(16).padStart(8, '0')
}

async function showSeed(seed: number, mutant: string | null): Promise<number> {
  const thread = await startThread(await publishProcesses(), mutant)
  const answer = await thread.run({ from: seed, to: seed + 1, stopAtFirst: true, verbose: true })
  await thread.stop()
  for (const line of answer.trace) console.log(line)
  const [found] = answer.violations
  if (found !== undefined && found.invariant === null) console.log(`the run broke: ${found.detail}`)
  console.log(
    `seed ${seed}: ${answer.moves} moves, ${answer.steps} case steps, digest ${answer.digest.toString(16).padStart(8, '0')}`,
  )
  return found === undefined ? 0 : 1
}

const lookFor = 300

/** What was broken, by the shortest schedule that breaks it among the seeds around. */
async function explain(published: Published, found: FoundViolation): Promise<void> {
  console.log(
    `\nseed ${found.seed}, move ${found.move}: ${found.invariant ?? 'the run broke'}: ${found.detail}`,
  )
  if (found.invariant === null) return
  console.log(`  ${invariants[found.invariant]}`)
  let shortest = { seed: found.seed, move: found.move }
  for (let seed = found.seed; seed < found.seed + lookFor; seed += 1) {
    const { violation } = await runSeed(seed, { published })
    if (violation?.invariant === found.invariant && violation.move < shortest.move)
      shortest = { seed, move: violation.move }
  }
  const { trace } = await runSeed(shortest.seed, { published, verbose: true })
  console.log(`shortest schedule that breaks it among ${lookFor} seeds from there:`)
  for (const line of trace) console.log(`  ${line}`)
  console.log(`again: npm run simulate -- --seed ${shortest.seed}`)
}
