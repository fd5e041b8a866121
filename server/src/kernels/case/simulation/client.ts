// SPDX-License-Identifier: Apache-2.0
import { claimKey, type IdempotencyClaim } from '#platform/http'
import type { Unit } from '#platform/unit'
import { organisations, type Person } from './city/people.ts'
import type { Intent } from './intent.ts'
import type { Server } from './server.ts'

/** One wish of one person, sent as often as it takes; its id is the trace id of everything it causes. */
export interface Command {
  readonly id: string
  readonly person: Person
  readonly intent: Intent
  readonly claim: IdempotencyClaim
  /** Key of another command, used by mistake. */
  readonly borrowed: boolean
  /** Another command uses the key of this one. */
  lent: boolean
  sent: number
  inFlight: number
  acknowledged: boolean
  /** Codes of the problems it was answered with. */
  readonly refusals: string[]
}

/** Sends a command to a process as its HTTP routes would; resolves when the answer is there. */
export async function send(server: Server, command: Command): Promise<void> {
  const { kernel, platform } = server
  const { person: actor, intent, claim, id: traceId } = command
  const call = { actor, claim, traceId }
  const inUnit = (work: (unit: Unit) => Promise<unknown>) =>
    platform.units.inUnit({ actor, traceId }, async (unit) => {
      const claimed = await claimKey(unit.db, claim, unit.now)
      if (claimed.first) await work(unit)
    })
  switch (intent.kind) {
    case 'open':
      await inUnit((unit) => kernel.cases.open(unit, newCaseOf(intent, actor)))
      return
    case 'claim':
      return await inUnit((unit) => kernel.handling.claim(unit, intent.number, intent.taskId))
    case 'release':
      return await inUnit((unit) => kernel.handling.release(unit, intent.number, intent.taskId))
    case 'transfer':
      return await inUnit((unit) =>
        kernel.handling.transfer(unit, intent.number, intent.taskId, intent.to, command.id),
      )
    case 'rate':
      return await inUnit((unit) =>
        kernel.ratings.rate(unit, intent.number, { grade: intent.grade, tags: [] }),
      )
    case 'complete':
      await kernel.handling.complete({
        ...call,
        number: intent.number,
        taskId: intent.taskId,
        input: intent.input,
      })
      return
    case 'return':
      return await kernel.handling.sendBack({
        ...call,
        number: intent.number,
        taskId: intent.taskId,
        target: intent.target,
        reason: command.id,
      })
    case 'withdraw':
      return await kernel.handling.withdraw({ ...call, number: intent.number, reason: command.id })
    case 'pause':
      return await kernel.handling.pause({
        ...call,
        number: intent.number,
        ground: 'hearing',
        days: 20,
        reason: command.id,
      })
    case 'resume':
      return await kernel.handling.resume({ ...call, number: intent.number, reason: command.id })
    default:
      return intent satisfies never
  }
}

function newCaseOf(intent: Extract<Intent, { kind: 'open' }>, actor: Person) {
  return {
    kind: 'permit',
    title: { zh: '许可', en: 'Permit' },
    itemCode: null,
    definition: null,
    process: intent.process,
    organisationId: organisations.market,
    regionCode: '990100',
    subject: actor.subject ?? { kind: 'person' as const, id: actor.accountId },
    subjectName: '某人',
    channel: 'web',
    promisedDays: intent.promisedDays,
    vars: { departments: intent.departments },
    data: {},
  }
}

/** A claim as the HTTP server makes it: one key for one request. */
export function claimOf(person: Person, key: string, request: string): IdempotencyClaim {
  return { accountId: person.accountId, key, requestHash: request }
}
