// SPDX-License-Identifier: Apache-2.0
import { Worker } from 'node:worker_threads'
import type { Model } from '../engine/model.ts'
import type { Invariant } from './invariants.ts'
import type { Published } from './store/published.ts'

export interface WorkerSettings {
  readonly mutant: string | null
  /** Compiled once, for all threads. */
  readonly models: readonly (readonly [string, Model])[]
}
export interface Order {
  readonly from: number
  readonly to: number
  readonly stopAtFirst: boolean
  readonly verbose?: boolean
}
export interface FoundViolation {
  readonly seed: number
  /** Null where the run itself broke. */
  readonly invariant: Invariant | null
  readonly detail: string
  readonly move: number
}
export interface Answer {
  readonly from: number
  readonly seeds: number
  readonly moves: number
  readonly commands: number
  readonly steps: number
  /** Of the traces of these seeds, in order. */
  readonly digest: number
  readonly violations: readonly FoundViolation[]
  /** Of the last seed, where it was asked for. */
  readonly trace: readonly string[]
}

export interface SeedThread {
  run(order: Order): Promise<Answer>
  stop(): Promise<void>
}

export async function startThread(published: Published, mutant: string | null): Promise<SeedThread> {
  const workerData: WorkerSettings = { mutant, models: [...published] }
  const worker = new Worker(new URL('./seed-worker.ts', import.meta.url), { workerData })
  const next = () =>
    new Promise<Answer>((resolve, reject) => {
      worker.removeAllListeners()
      worker.once('message', resolve)
      worker.once('error', reject)
    })
  await next()
  return {
    async run(order) {
      const answer = next()
      worker.postMessage(order)
      return await answer
    },
    async stop() {
      await worker.terminate()
    },
  }
}

const chunk = 50

/** Runs seeds on so many threads. Which thread runs which seeds changes nothing: the answers come back in order. */
export async function runSeeds(
  published: Published,
  from: number,
  count: number,
  threads: number,
  onAnswer: (answer: Answer) => boolean,
): Promise<Answer[]> {
  const answers: Answer[] = []
  let next = from
  let stopped = false
  const lane = async () => {
    const thread = await startThread(published, null)
    try {
      while (next < from + count && !stopped) {
        const order = { from: next, to: Math.min(next + chunk, from + count), stopAtFirst: false }
        next = order.to
        const answer = await thread.run(order)
        answers.push(answer)
        stopped ||= !onAnswer(answer)
      }
    } finally {
      await thread.stop()
    }
  }
  await Promise.all(Array.from({ length: threads }, lane))
  return answers.sort((a, b) => a.from - b.from)
}
