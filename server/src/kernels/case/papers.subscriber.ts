// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { chinaDay } from '#platform/clock'
import type { StoredEvent, Subscriber } from '#platform/jobs'
import type { Unit } from '#platform/unit'
import { listHistory } from './case-detail.readmodel.ts'
import type { Cases } from './cases.service.ts'
import type { ArchivedHistory } from './retention/archived-history.ts'

const letters = { acceptance: '受', supplement: '补', decision: '决', 'not-accepted': '不受' } as const

/** Numbers a paper without gap: the number is taken in the transaction that stores the paper. */
async function nextPaperNumber(unit: Unit, node: string, kind: keyof typeof letters): Promise<string> {
  const year = chinaDay(unit.now).slice(0, 4)
  const next = await sql<{
    value: number
  }>`select platform.next_number('paper', ${`${node}${letters[kind]}${year}`}) as value`.execute(unit.db)
  return `${node}${letters[kind]}〔${year}〕${next.rows[0]?.value ?? 0}号`
}

/** Issues the papers an outcome calls for: number and words are fixed now, the PDF is made when first asked for. */
export function paperSubscriber(cases: Cases, archived: ArchivedHistory, node: string): Subscriber {
  return { name: 'case.papers', types: ['case.moved'], hear }

  async function hear(unit: Unit, event: StoredEvent): Promise<void> {
    const {
      kind: step,
      number,
      node: at,
      outcome,
    } = event.data as { kind: string; number: string; node: string | null; outcome: string | null } // our own event
    if (at === null || step !== 'task-completed') return
    const { row } = await cases.load(unit.db, { number })
    const type = cases.type(row.kind)
    // Only what had happened by then: the case may have moved on since.
    const history = (await listHistory(unit.db, row.id, await archived(unit.db, row))).filter(
      (line) => line.at.getTime() <= event.at.getTime(),
    )
    for (const kind of type.papersFor(at, outcome)) {
      const content = await type.paper(unit.db, row, kind, history)
      const paperNumber = await nextPaperNumber(unit, node, kind)
      await sql`insert into cases.papers (case_id, kind, number, content, issued_at)
        values (${row.id}, ${kind}, ${paperNumber}, ${JSON.stringify(content)}::jsonb, ${event.at})`.execute(
        unit.db,
      )
      unit.record({
        action: 'case.paper-issued',
        objectKind: 'case',
        objectId: row.number,
        details: { kind, number: paperNumber },
      })
    }
  }
}
