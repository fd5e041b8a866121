// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, fork } from 'node:child_process'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createSeededRandom } from '#platform/clock'
import { checkLedger, checkWhole, listSteps } from './kill-checks.ts'
import { openKillDatabase } from './kill-database.ts'
import type { FromWriter, ToWriter, Wanted } from './wire.ts'

/** What became of everything that was ever sent; kept outside of the process that is killed. */
export interface KillLedger {
  readonly acknowledged: Set<string>
  readonly refused: Set<string>
  readonly unanswered: Map<string, Wanted>
  broken: string[]
}

const codeCache = join(tmpdir(), `chengshu-kill-code-${process.pid}`)
const leastMs = 120
const mostMs = 420

/** Kills a writing process again and again at any moment; what it said was done is done, once. */
export async function runKills(cycles: number, json: boolean): Promise<number> {
  const database = await openKillDatabase()
  const random = createSeededRandom(20_260_302)
  const ledger: KillLedger = {
    acknowledged: new Set(),
    refused: new Set(),
    unanswered: new Map(),
    broken: [],
  }
  const started = performance.now()
  const recoveries: number[] = []
  let [left, leftWritten] = [0, 0]
  let spare = await startWriter(database.url)
  let faults: string[] = []
  try {
    for (let cycle = 1; cycle <= cycles && faults.length === 0; cycle += 1) {
      const writer = spare
      const next = startWriter(database.url)
      const begun = performance.now()
      const first = hear(writer, ledger)
      order(writer, { cycle, numbers: database.numbers, again: [...ledger.unanswered.values()] })
      await sleep(leastMs + random.integer(mostMs - leastMs))
      writer.kill('SIGKILL')
      await gone(writer)
      const written = await listSteps(database.pool)
      for (const id of ledger.unanswered.keys()) {
        left += 1
        if (written.has(id)) leftWritten += 1
      }
      const at = first()
      if (at !== null) recoveries.push(at - begun)
      faults = [...ledger.broken, ...(await checkLedger(database.pool, ledger))]
      spare = await next
    }
    // The last of them is let go on until everything that had no answer has one.
    if (faults.length === 0) faults = await settle(spare, database.numbers, ledger)
    if (faults.length === 0)
      faults = [...(await checkLedger(database.pool, ledger)), ...(await checkWhole(database))]
  } finally {
    spare.kill('SIGKILL')
    await gone(spare)
    await database.close()
    rmSync(codeCache, { recursive: true, force: true })
  }
  const seconds = Math.round((performance.now() - started) / 100) / 10
  const median = Math.round(recoveries.sort((a, b) => a - b)[Math.floor(recoveries.length / 2)] ?? Number.NaN)
  const summary = {
    cycles,
    acknowledged: ledger.acknowledged.size,
    refused: ledger.refused.size,
    unanswered: left,
    unansweredButWritten: leftWritten,
    firstAnswerMs: median,
    seconds,
    faults,
  }
  if (json) console.log(JSON.stringify(summary))
  else {
    console.log(
      `${cycles} times kill -9: ${summary.acknowledged} steps acknowledged, ${faults.length === 0 ? '0 lost, 0 doubled' : 'FAULTS'}; ` +
        `${left} left without an answer, ${leftWritten} of them written; ${summary.refused} refused; first answer after ${median} ms (median); ${seconds} s`,
    )
    for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`)
  }
  return faults.length === 0 ? 0 : 1
}

async function startWriter(url: string): Promise<ChildProcess> {
  const writer = fork(new URL('./writer.main.ts', import.meta.url), [url], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Halves the time a process needs to be there, which is most of a cycle.
    env: { ...process.env, NODE_COMPILE_CACHE: codeCache },
  })
  await new Promise<void>((resolve, reject) => {
    writer.once('message', () => resolve())
    writer.once('exit', () => reject(new Error('the writing process did not start')))
  })
  return writer
}

const order = (writer: ChildProcess, message: ToWriter) => void writer.send(message)

/** Keeps the ledger of what a process says; tells when the first answer came. */
function hear(writer: ChildProcess, ledger: KillLedger): () => number | null {
  let first: number | null = null
  writer.on('message', (message: FromWriter) => {
    if (message.kind === 'sent') ledger.unanswered.set(message.wanted.id, message.wanted)
    else if (message.kind === 'broken') ledger.broken.push(message.text)
    else if (message.kind !== 'ready') {
      first ??= performance.now()
      ledger.unanswered.delete(message.id)
      ledger[message.kind].add(message.id)
    }
  })
  return () => first
}

async function gone(writer: ChildProcess): Promise<void> {
  // Whatever it had said before it died is heard before the channel closes.
  const ends = [
    writer.exitCode !== null || writer.signalCode !== null
      ? null
      : new Promise((resolve) => writer.once('exit', resolve)),
    writer.connected ? new Promise((resolve) => writer.once('disconnect', resolve)) : null,
  ]
  await Promise.all(ends)
}

async function settle(
  writer: ChildProcess,
  numbers: readonly string[],
  ledger: KillLedger,
): Promise<string[]> {
  hear(writer, ledger)
  const again = [...ledger.unanswered.keys()]
  order(writer, { cycle: 0, numbers, again: [...ledger.unanswered.values()] })
  for (let round = 0; round < 200; round += 1) {
    await sleep(50)
    if (again.every((id) => !ledger.unanswered.has(id))) break
  }
  writer.kill('SIGKILL')
  await gone(writer)
  const silent = again.filter((id) => ledger.unanswered.has(id))
  return [...ledger.broken, ...silent.map((id) => `${id} has no answer after all`)]
}
