// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { LocalizedText } from '#contracts/text'
import type { Directory } from '#kernels/directory'
import { chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Unit } from '#platform/unit'
import { type CallPayload, type RecallPayload, type ReturnPayload, readCalled } from './call.logic.ts'
import type { CaseRow } from './case-row.ts'
import type { Cases } from './cases.service.ts'
import { nodeOf } from './engine/model.ts'
import type { Processes } from './processes.service.ts'
import type { LoadedCase } from './step.repo.ts'

/** Cases that other cases call: opened by a token of the parent, and answering to it alone. */
export interface Calls {
  open(unit: Unit, call: CallPayload): Promise<void>
  /** Ends the called case, as nobody waits for it any more. */
  recall(unit: Unit, call: RecallPayload): Promise<void>
  /** Tells the parent how the called case ended. */
  answer(unit: Unit, call: ReturnPayload): Promise<void>
}

export function createCalls(cases: Cases, processes: Processes, directory: Directory): Calls {
  /** By id or by code; somebody must be in charge, so an unknown one is a fault, not nobody. */
  async function organisationOf(unit: Unit, item: string): Promise<string> {
    const listed = await directory.organisations.list(unit.db, chinaDay(unit.now))
    const found = listed.find(({ id, code }) => id === item || code === item)
    if (found === undefined) throw new Error(`no organisation ${item} to call a case for`)
    return found.id
  }
  async function nameOf(db: Db, row: CaseRow, node: string): Promise<LocalizedText> {
    const model = await processes.model(db, row.process_key, row.process_version)
    const name = nodeOf(model, node).name ?? { zh: node, en: node }
    return { zh: `${row.title_zh} · ${name.zh}`, en: `${row.title_en} · ${name.en}` }
  }

  return {
    async open(unit, { caseId, token, node, called, item }) {
      const { row } = await cases.lock(unit, { id: caseId })
      if (!waits(row, token)) return
      const { type, process } = readCalled(called)
      const kind = type ?? row.kind
      const organisationId = item === null ? row.organisation_id : await organisationOf(unit, item)
      const own = await cases.type(kind).calledBy?.(unit, row, { node, item, organisationId })
      await cases.open(unit, {
        kind,
        title: await nameOf(unit.db, row, node),
        itemCode: row.item_code,
        definition:
          row.definition_id === null || row.definition_version === null
            ? null
            : { id: row.definition_id, version: row.definition_version },
        regionCode: row.region_code,
        promisedDays: row.promised_days,
        vars: factsOf(row),
        data: row.data,
        ...own,
        process,
        organisationId,
        subject: { kind: row.subject_kind, id: row.subject_id },
        subjectName: row.subject_name,
        channel: row.channel,
        parentNumber: row.number,
        parentToken: token,
      })
    },
    async recall(unit, { parentNumber, token }) {
      const number = await findCalled(unit.db, parentNumber, token)
      if (number === undefined) return
      const loaded = await cases.lock(unit, { number })
      if (loaded.row.finished_at !== null) return
      await cases.stepIn(unit, loaded, {
        command: { kind: 'withdraw' },
        kind: 'recalled',
        supplement: null,
        note: { parent: parentNumber },
      })
    },
    async answer(unit, { parentNumber, token, number, outcome }) {
      const loaded = await cases.lock(unit, { number: parentNumber })
      if (!waits(loaded.row, token)) return
      await cases.stepIn(unit, loaded, {
        command: { kind: 'complete', token, outcome },
        kind: 'called-case-ended',
        outcome,
        note: { called: number },
      })
    },
  }
}

/** The token may be gone: interrupted, withdrawn or moved while the job was on its way. */
function waits({ engine }: LoadedCase['row'], token: number): boolean {
  return engine.tokens.some((one) => one.id === token && one.state === 'wait')
}

/** What is known of the matter, without what the caller's own process made of it. */
function factsOf({ engine }: CaseRow) {
  const facts = Object.entries(engine.vars).flatMap(([name, value]) =>
    name === 'outcome' || name.includes('.') || value === undefined ? [] : [[name, value] as const],
  )
  return Object.fromEntries(facts)
}

async function findCalled(db: Db, parentNumber: string, token: number): Promise<string | undefined> {
  const found = await sql<{
    number: string
  }>`select number from cases.cases where parent_number = ${parentNumber} and parent_token = ${token}`.execute(
    db,
  )
  return found.rows[0]?.number
}
