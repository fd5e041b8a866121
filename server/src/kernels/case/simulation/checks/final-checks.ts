// SPDX-License-Identifier: Apache-2.0
import { papersFor } from '../city/case-type.ts'
import type { Command } from '../client.ts'
import { must } from '../invariants.ts'
import { isOpen } from '../store/apply-steps.ts'
import type { PaperWire, StoredCase } from '../store/tables.ts'
import type { World } from '../world.ts'

/** When faults have stopped and everything due is done. */
export function finalChecks(world: World, commands: readonly Command[]): void {
  const { rows } = world.database
  const now = world.clock.now().getTime()
  for (const job of rows.jobs.values())
    must(
      'nothing-due-waits',
      job.failedAt === null && job.runAt > now,
      () => `${job.queue} ${job.key ?? job.id} was due at ${new Date(job.runAt).toISOString()}`,
    )
  must('nothing-due-waits', world.database.holders.size === 0, () => 'a lock is held by nobody')
  for (const command of commands)
    must(
      'people-get-answers',
      command.acknowledged || command.refusals.length > 0,
      () => `${command.id} has no answer`,
    )
  checkEvents(world)
  const issued = countEvidence(world, 'city.credential-issued')
  const papers = [...rows.papers.values()]
  for (const stored of rows.cases.values()) {
    checkPapers(stored, papers)
    const services = stored.history.filter((line) => line.kind === 'service-done').length
    must(
      'effect-once',
      (issued.get(stored.row.number) ?? 0) === services,
      () => `${services} services done, ${issued.get(stored.row.number) ?? 0} certificates`,
    )
    checkAlive(world, stored)
  }
}

function countEvidence(world: World, action: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const entry of world.database.rows.audit.values())
    if (entry.action === action) counts.set(entry.object_id, (counts.get(entry.object_id) ?? 0) + 1)
  return counts
}

function checkEvents(world: World): void {
  const told = countEvidence(world, 'city.told')
  for (const event of world.database.rows.outbox.values())
    must(
      'event-heard-once',
      told.get(event.id) === 1,
      () => `${event.type} was heard ${told.get(event.id) ?? 0} times`,
    )
}

function checkPapers(stored: StoredCase, papers: readonly PaperWire[]): void {
  const wanted = stored.history
    .filter((line) => line.kind === 'task-completed')
    .flatMap((line) =>
      papersFor(String(line['node']), line['outcome'] === null ? null : String(line['outcome'])),
    )
    .sort()
  const issued = papers.flatMap((paper) => (paper.case_id === stored.row.id ? [paper.kind] : [])).sort()
  must(
    'effect-once',
    wanted.join() === issued.join(),
    () => `papers ${issued.join(' ')}, not ${wanted.join(' ')}`,
  )
}

/** Something outside must be able to move an open case on. */
function checkAlive(world: World, stored: StoredCase): void {
  const { status, id } = stored.row
  if (status !== 'open' && status !== 'paused') return
  const jobs = [...world.database.rows.jobs.values()].some((job) => job.key?.startsWith(id) === true)
  const alive = stored.tasks.some(isOpen) || jobs || status === 'paused'
  must(
    'nothing-stranded',
    alive,
    () => `${stored.row.number} has no task, timer or job: ${JSON.stringify(stored.row['engine'])}`,
  )
}
