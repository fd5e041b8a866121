// SPDX-License-Identifier: Apache-2.0
import type { Channel } from '#kernels/channel'
import { type Directory, listAccountsOfSubject } from '#kernels/directory'
import type { StoredEvent, Subscriber } from '#platform/jobs'
import type { Platform } from '#platform/module'
import type { Unit } from '#platform/unit'
import type { CaseRow } from '../case-row.ts'
import type { Cases } from '../cases.service.ts'
import type { Concerned } from './deed.ts'
import { operationMessages } from './operation-messages.ts'

/** Tells those whom an operation concerns, and open pages that the case has changed. */
export function operationTelling(
  platform: Platform,
  cases: Cases,
  directory: Directory,
  channel: Channel,
): Subscriber {
  const templates = new Map(operationMessages.map((one) => [one.event, one.template.code]))
  return { name: 'case.operation-messages', types: [...templates.keys()], hear }

  async function hear(unit: Unit, event: StoredEvent): Promise<void> {
    const { number, concerned } = event.data as { number: string; concerned: Concerned } // written by writeDeed
    const { row } = await cases.load(unit.db, { number })
    const accounts = await accountsOf(unit, row, concerned)
    await channel.send(unit, {
      template: templates.get(event.type) ?? event.type,
      accountIds: accounts,
      values: { title: { zh: row.title_zh, en: row.title_en }, number },
      link: { kind: 'case', reference: number },
      dedupeKey: event.id,
    })
    platform.stream.publish({
      topic: 'case',
      reference: number,
      accountIds: accounts,
      organisationIds: [row.organisation_id],
    })
  }

  async function accountsOf(unit: Unit, row: CaseRow, concerned: Concerned): Promise<string[]> {
    const accounts = new Set(concerned.accounts ?? [])
    for (const post of concerned.posts ?? [])
      for (const one of await directory.staff.nearestHolders(
        unit.db,
        post.organisationId,
        post.role,
        unit.now,
      ))
        accounts.add(one.accountId)
    for (const role of concerned.roles ?? [])
      for (const one of await directory.staff.holdersAnywhere(unit.db, role, unit.now))
        accounts.add(one.accountId)
    if (concerned.applicant === true && (row.subject_kind === 'person' || row.subject_kind === 'enterprise'))
      for (const one of await listAccountsOfSubject(unit.db, row.subject_kind, row.subject_id))
        accounts.add(one)
    return [...accounts]
  }
}
