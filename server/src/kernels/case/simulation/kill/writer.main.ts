// SPDX-License-Identifier: Apache-2.0
// A process that writes until it is killed: eight people who complete one step after the other, and the worker.
import { isProblem } from '#platform/problems'
import { staff } from '../city/people.ts'
import { claimOf } from '../client.ts'
import type { FromWriter, ToWriter, Wanted } from './wire.ts'
import { openWritingKernel } from './writing-kernel.ts'

const writers = 8
const url = process.argv[2] ?? ''
const { kernel, worker, platform, pool } = openWritingKernel(url, writers)
const say = (message: FromWriter) => void process.send?.(message)

process.on('message', (order: ToWriter) => {
  begin(order).catch((error: unknown) => say({ kind: 'broken', text: String(error) }))
})
await pool.query('select 1')
say({ kind: 'ready' })

async function begin({ cycle, numbers, again }: ToWriter): Promise<void> {
  // Nobody else works on this database: what the killed process held is free at once.
  await worker.takeOver()
  worker.start()
  await Promise.all(again.map(attempt))
  await Promise.all(
    Array.from({ length: writers }, (_, writer) => write(`${cycle}.${writer}`, writer, numbers)),
  )
}

async function write(name: string, writer: number, numbers: readonly string[]): Promise<void> {
  for (let count = 0; ; count += 1) {
    // Most have a case to themselves; some meet.
    const number = numbers[(writer + (count % 5 === 0 ? 1 : 0)) % numbers.length] ?? ''
    const wanted = await nextStep(`${name}.${count}`, number)
    if (wanted === undefined) continue
    say({ kind: 'sent', wanted })
    await attempt(wanted)
  }
}

async function nextStep(id: string, number: string): Promise<Wanted | undefined> {
  const { row, tasks } = await kernel.cases.load(platform.db, { number })
  const [task] = tasks
  if (task === undefined) return undefined
  const person = staff.findIndex(
    (one) => one.organisationId === task.organisation_id && one.roles.some((role) => role === task.role),
  )
  // Round and round: dispatched, answered, returned, answered.
  const action = task.actions.includes('return') ? 'return' : (task.actions[0] ?? 'done')
  return { id, number, taskId: task.id, person, input: { version: row.rev, action, opinion: id } }
}

async function attempt({ id, number, taskId, person, input }: Wanted): Promise<void> {
  const actor = staff[person]
  if (actor === undefined) throw new Error(`no person ${person}`)
  try {
    await kernel.handling.complete({
      actor,
      number,
      taskId,
      input,
      claim: claimOf(actor, id, id),
      traceId: id,
    })
    say({ kind: 'acknowledged', id })
  } catch (error) {
    if (isProblem(error)) say({ kind: 'refused', id, code: error.code })
    else say({ kind: 'broken', text: `${id}: ${String(error)}` })
  }
}
