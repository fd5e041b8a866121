// SPDX-License-Identifier: Apache-2.0
import { type CaseExport, mostExportedRows } from '#contracts/case-exports'
import type { Locale } from '#contracts/text'
import type { Actor } from '#platform/access'
import { chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'
import { insertFile } from '#platform/files'
import type { JobHandler, Sweep } from '#platform/jobs'
import type { Platform } from '#platform/module'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import type { Workdays } from '#platform/workdays'
import type { Calendars } from '../calendars.ts'
import { presentCard } from '../case-card.presenter.ts'
import type { CaseFilter } from '../case-filter.ts'
import { listCases } from '../case-list.readmodel.ts'
import {
  deleteExportsBefore,
  type ExportRow,
  findExport,
  insertExport,
  updateExport,
} from './exports.repo.ts'
import { lineOf, workbookOf } from './workbook.ts'

const queue = 'case.export'
const keptDays = 7
const pageRows = 500

/** Lists as workbooks, written by a job: a long one neither holds up a request nor is lost with a connection. */
export interface Exports {
  begin(unit: Unit, filter: Omit<CaseFilter, 'bounds'>, locale: Locale): Promise<CaseExport>
  get(db: Db, actor: Actor, id: string): Promise<CaseExport>
  readonly job: JobHandler
  readonly sweep: Sweep
}

export function createExports(platform: Platform, calendars: Calendars, workdays: Workdays): Exports {
  return {
    async begin(unit, filter, locale) {
      const { actor, now } = unit
      if (actor.accountId === null) throw problem('platform.not-signed-in')
      const id = unit.newId()
      await insertExport(unit.db, { id, account_id: actor.accountId, actor, filter, locale, created_at: now })
      unit.enqueue({ queue, key: id, payload: { id } })
      const details = { filter: Object.keys(filter) }
      unit.record({ action: 'case.exported', objectKind: 'export', objectId: id, details })
      return { id, state: 'waiting', rows: 0, fileId: null, createdAt: now.toISOString() }
    },
    async get(db, actor, id) {
      const row = await findExport(db, id)
      if (row === undefined || row.account_id !== actor.accountId) throw problem('platform.not-found')
      return present(row)
    },
    job: {
      queue,
      async run(unit, payload) {
        const { id } = payload as { id: string } // written by begin
        const row = await findExport(unit.db, id)
        if (row === undefined || row.state === 'done') return
        // Told on a connection of its own: the job's transaction is seen only once it has ended.
        const tell = (rows: number) =>
          updateExport(platform.db, id, { state: 'running', rows, file_id: null })
        const { lines, cut } = await readLines(unit, row, tell)
        const content = await workbookOf(lines, row.locale, cut ? mostExportedRows : null)
        const fileId = await keepFile(unit, row, content)
        await updateExport(unit.db, id, { state: 'done', rows: lines.length, file_id: fileId })
      },
    },
    sweep: {
      name: 'case-exports',
      sweep: (unit) => deleteExportsBefore(unit.db, new Date(unit.now.getTime() - keptDays * 86_400_000)),
    },
  }

  async function readLines(
    unit: Unit,
    { actor, filter, locale }: ExportRow,
    tell: (rows: number) => Promise<void>,
  ) {
    const bounds = { now: unit.now, nearUntil: workdays.add(unit.now, 1) }
    const lines: (string | number)[][] = []
    let cursor: string | undefined
    do {
      const page = await listCases(unit.db, actor, { ...filter, bounds }, { cursor, limit: pageRows })
      lines.push(...page.items.map((row) => lineOf(presentCard(row, actor, calendars, unit.now), locale)))
      cursor = page.next ?? undefined
      await tell(lines.length)
    } while (cursor !== undefined && lines.length < mostExportedRows)
    return { lines, cut: cursor !== undefined }
  }

  async function keepFile(unit: Unit, row: ExportRow, content: Buffer): Promise<string> {
    const id = unit.newId()
    await insertFile(unit.db, {
      id,
      ...(await platform.store.put(content)),
      name: `${row.locale === 'zh' ? '办件' : 'cases'}-${chinaDay(unit.now)}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      uploaded_by: row.account_id,
      attached_kind: 'case-export',
      attached_id: row.id,
      created_at: unit.now,
    })
    return id
  }
}

const present = (row: ExportRow): CaseExport => ({
  id: row.id,
  state: row.state,
  rows: row.rows,
  fileId: row.file_id,
  createdAt: row.created_at.toISOString(),
})
