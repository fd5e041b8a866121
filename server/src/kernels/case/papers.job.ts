// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { chinaDay, chinaTimeText } from '#platform/clock'
import { type JobHandler, subscriber } from '#platform/jobs'
import type { Platform } from '#platform/module'
import { renderPaper } from '#platform/pdf'
import type { Unit } from '#platform/unit'
import { listHistory } from './case-detail.readmodel.ts'
import type { Cases } from './cases.service.ts'

const letters = { acceptance: '受', supplement: '补', decision: '决', 'not-accepted': '不受' } as const

/** Numbers a paper without gap: the number is taken in the transaction that stores the paper. */
async function nextPaperNumber(unit: Unit, node: string, kind: keyof typeof letters): Promise<string> {
  const year = chinaDay(unit.now).slice(0, 4)
  const next = await sql<{ value: number }>`select platform.next_number('paper', ${`${node}${letters[kind]}${year}`}) as value`.execute(unit.db)
  return `${node}${letters[kind]}〔${year}〕${next.rows[0]?.value ?? 0}号`
}

/** Makes the papers an outcome calls for: receipt, notice of what to supplement, decision. */
export function paperJob(platform: Platform, cases: Cases, node: string): JobHandler {
  return subscriber('case.papers', async (unit, event) => {
    const { number, node: at, outcome } = event.data as { number: string; node: string | null; outcome: string | null } // our own event
    if (at === null) return
    const { row } = await cases.load(unit.db, { number })
    const type = cases.type(row.kind)
    for (const kind of type.papersFor(at, outcome)) {
      const content = await type.paper(unit.db, row, kind, await listHistory(unit.db, row.id))
      const paperNumber = await nextPaperNumber(unit, node, kind)
      const bytes = await renderPaper({
        ...content, number: paperNumber, issuedOn: chinaTimeText(event.at),
        check: `${platform.config.publicUrl ?? ''}/my/cases/${row.number}`, caseNumber: row.number,
      })
      const file = await platform.uploads.keep(unit, { name: `${content.title.zh}-${row.number}.pdf`, type: 'application/pdf', bytes, attachedTo: { kind: 'case', id: row.number } })
      await sql`insert into cases.papers (case_id, kind, number, file_id, issued_at) values (${row.id}, ${kind}, ${paperNumber}, ${file.id}, ${event.at})`.execute(unit.db)
      unit.record({ action: 'case.paper-issued', objectKind: 'case', objectId: row.number, details: { kind, number: paperNumber, sha256: file.sha256 } })
    }
  })
}
