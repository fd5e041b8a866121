// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { systemActor } from '#platform/access'
import { chinaTimeText } from '#platform/clock'
import type { Platform } from '#platform/module'
import { renderPaper } from '#platform/pdf'
import { problem } from '#platform/problems'
import type { PaperContent } from './case-type.ts'

interface StoredPaper {
  number: string
  content: PaperContent
  sha256: string | null
  name: string | null
  issued_at: Date
}

/** The newest paper of a kind as PDF, made on first demand from the words that were fixed when it was issued. */
export function createPapers(platform: Platform) {
  const { db, store, units, uploads, config } = platform
  return {
    async pdf(caseId: string, caseNumber: string, kind: string): Promise<{ name: string; sha256: string }> {
      const found = await sql<StoredPaper>`
        select p.number, p.content, f.sha256, f.name, p.issued_at from cases.papers as p left join platform.files as f on f.id = p.file_id
        where p.case_id = ${caseId} and p.kind = ${kind} order by p.issued_at desc, p.number desc limit 1`.execute(
        db,
      )
      const paper = found.rows[0]
      if (paper === undefined) throw problem('platform.not-found')
      if (paper.sha256 !== null && paper.name !== null) return { name: paper.name, sha256: paper.sha256 }
      const bytes = await renderPaper({
        ...paper.content,
        number: paper.number,
        caseNumber,
        issuedOn: chinaTimeText(paper.issued_at),
        check: `${config.publicUrl ?? ''}/my/cases/${caseNumber}`,
      })
      return await units.inUnit({ actor: systemActor }, async (unit) => {
        const file = await uploads.keep(unit, {
          name: `${paper.content.title.zh}-${caseNumber}.pdf`,
          type: 'application/pdf',
          bytes,
          attachedTo: { kind: 'case', id: caseNumber },
        })
        await sql`update cases.papers set file_id = ${file.id} where case_id = ${caseId} and number = ${paper.number} and file_id is null`.execute(
          unit.db,
        )
        return { name: file.name, sha256: file.sha256 }
      })
    },
    read: (sha256: string) => store.stream(sha256),
  }
}
