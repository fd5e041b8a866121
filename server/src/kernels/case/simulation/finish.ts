// SPDX-License-Identifier: Apache-2.0
import type { Random } from '#platform/clock'
import { staff } from './city/people.ts'
import type { Command } from './client.ts'
import { candidatesFor, completionOf, type Wish } from './intent.ts'
import { Violation } from './invariants.ts'
import { pick } from './random.ts'
import { isOpen } from './store/apply-steps.ts'
import type { StoredCase } from './store/tables.ts'
import type { World } from './world.ts'

interface Hands {
  readonly random: Random
  issue(wish: Wish): Command
  deliver(command: Command): void
  drain(): Promise<void>
  doAllWork(): Promise<void>
  note(text: string): void
}

const mostMoves = 120

/** In a calm city every open case can be brought to its end by people who do their work: nothing is stranded. */
export async function bringToEnd(world: World, hands: Hands): Promise<void> {
  hands.note('everybody does their work until every case has ended')
  for (let move = 0; move < mostMoves; move += 1) {
    const open = [...world.database.rows.cases.values()].find(isUnderWay)
    if (open === undefined) return
    const wish = nextFor(hands.random, open)
    if (wish === undefined) await wait(world, hands, open)
    else {
      const command = hands.issue(wish)
      hands.deliver(command)
      await hands.drain()
      const said = command.refusals[0]
      if (said !== undefined && !command.borrowed && said !== 'case.action-unknown')
        throw new Violation(
          'nothing-stranded',
          `${open.row.number}: ${JSON.stringify(wish.intent)} is refused with ${said}`,
        )
    }
    await hands.doAllWork()
  }
}

const isUnderWay = ({ row }: StoredCase): boolean => row['status'] === 'open' || row['status'] === 'paused'

function nextFor(random: Random, stored: StoredCase): Wish | undefined {
  const { number } = stored.row
  const supervisor = staff.find((one) => one.roles.includes('decider'))
  if (stored.row['status'] === 'paused' && supervisor !== undefined)
    return { person: supervisor, intent: { kind: 'resume', number } }
  const task = pick(random, stored.tasks.filter(isOpen))
  if (task === undefined) return undefined
  const holder = staff.find((one) => one.accountId === task['assignee_id'])
  const person = holder ?? pick(random, candidatesFor(task))
  if (person === undefined) throw new Violation('nothing-stranded', `nobody may take ${task.node}`)
  return { person, intent: completionOf(random, stored, task) }
}

/** Nobody has anything to do: the next timer moves the case. */
async function wait(world: World, hands: Hands, stored: StoredCase): Promise<void> {
  const own = [...world.database.rows.jobs.values()].filter(
    (job) => job.key?.startsWith(stored.row.id) === true,
  )
  const next = Math.min(...own.map((job) => job.runAt))
  if (!Number.isFinite(next))
    throw new Violation(
      'nothing-stranded',
      `${stored.row.number} waits for nothing: ${JSON.stringify(stored.row['engine'])}`,
    )
  world.clock.set(new Date(Math.max(next, world.clock.now().getTime())))
  await hands.doAllWork()
}
