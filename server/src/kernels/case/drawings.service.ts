// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import { type CompileFault, importBpmn } from './engine/index.ts'

export interface KeptDrawing {
  readonly id: string
  readonly executable: boolean
  /** Why the platform cannot run it; empty if it can. */
  readonly faults: readonly CompileFault[]
  /** What the reader found odd. */
  readonly remarks: readonly string[]
}

/** BPMN files of any tool, kept as they came. What can run is published; all of it can be looked at and handed out. */
export interface Drawings {
  /** The same bytes are kept once. */
  keep(unit: Unit, drawing: { readonly name: string; readonly content: Uint8Array }): Promise<KeptDrawing>
  get(db: Db, id: string): Promise<{ readonly name: string; readonly content: Uint8Array }>
}

export function createDrawings(): Drawings {
  return {
    async keep(unit, { name, content }) {
      const read = await importBpmn(content)
      if (!read.ok) throw problem('case.drawing-unreadable', { reason: read.messages.slice(0, 3).join('; ') })
      const faults = read.compiled.ok ? [] : read.compiled.faults
      const executable = read.compiled.ok
      const sha256 = createHash('sha256').update(content).digest('hex')
      const id = unit.newId()
      const kept = await sql<{ id: string }>`
        insert into cases.drawings (id, name, content, sha256, executable, account_id, created_at)
        values (${id}, ${name}, ${Buffer.from(content)}, ${sha256}, ${executable}, ${unit.actor.accountId}, ${unit.now})
        on conflict (sha256) do update set sha256 = excluded.sha256 returning id`.execute(unit.db)
      const keptId = kept.rows[0]?.id ?? id
      if (keptId === id)
        unit.record({
          action: 'case.drawing-kept',
          objectKind: 'drawing',
          objectId: id,
          details: { sha256, executable },
        })
      return { id: keptId, executable, faults, remarks: read.remarks }
    },
    async get(db, id) {
      const found = await sql<{
        name: string
        content: Buffer
      }>`select name, content from cases.drawings where id = ${id}`.execute(db)
      const row = found.rows[0]
      if (row === undefined) throw problem('platform.not-found')
      return { name: row.name, content: new Uint8Array(row.content) }
    },
  }
}
