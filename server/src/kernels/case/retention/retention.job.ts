// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util'
import type { JobHandler, Sweep } from '#platform/jobs'
import type { Platform } from '#platform/module'
import type { Unit } from '#platform/unit'
import { readRun } from './archived-history.ts'
import { type HistoryLine, writeHistoryFile } from './history-file.ts'
import { monthsBefore, startOfMonth } from './months.logic.ts'
import {
  findRipeMonth,
  listRipeLines,
  type Month,
  moveToArchive,
  partHistory,
  rewritePart,
} from './retention.repo.ts'

const queue = 'case.retention'
// About 20 MB in memory and 1 MB on the disk.
const mostLines = 20_000
const monthsAhead = 4

/**
 * 归档: history of finished cases that is older than the setting says goes into Parquet files, a piece a transaction, and
 * its months free their space. What is written is read back and compared before anything leaves the database.
 */
export function createRetention({ config, store }: Pick<Platform, 'config' | 'store'>): {
  job: JobHandler
  sweep: Sweep
} {
  return {
    job: {
      queue,
      async run(unit, payload) {
        const { month } = payload as { month: Month } // written by the sweep and below
        const lines = await listRipeLines(unit.db, month, keptSince(unit), mostLines)
        if (lines.length > 0) {
          await archive(unit, month, lines)
          unit.enqueue({ queue, key: month, payload: { month } })
          return
        }
        const { stayed } = await rewritePart(unit.db, month)
        unit.record({
          action: 'case.history-freed',
          objectKind: 'history',
          objectId: month,
          details: { stayed },
        })
      },
    },
    sweep: {
      name: 'history',
      async sweep(unit) {
        await partHistory(unit.db, monthsBefore(unit.now, 0), monthsAhead)
        if (config.historyMonths === 0) return 0
        const month = await findRipeMonth(unit.db, keptSince(unit))
        if (month === undefined) return 0
        // Lines that came before their month had a part get one now.
        await partHistory(unit.db, month, 1)
        unit.enqueue({ queue, key: month, payload: { month } })
        return 1
      },
    },
  }

  function keptSince(unit: Unit): Date {
    return startOfMonth(monthsBefore(unit.now, config.historyMonths))
  }

  async function archive(unit: Unit, month: Month, lines: readonly HistoryLine[]): Promise<void> {
    const { sha256, bytes } = await store.put(writeHistoryFile(lines))
    const kept = await readRun(store, { sha256, first: 0, lines: lines.length })
    if (!isDeepStrictEqual(kept, lines))
      throw new Error(`the archive of ${month} does not read as it was written`)
    const id = unit.newId()
    const gone = await moveToArchive(unit.db, {
      id,
      month,
      sha256,
      bytes,
      lines,
      runs: runsOf(lines),
      archivedAt: unit.now,
    })
    if (gone !== lines.length)
      throw new Error(`${lines.length} lines of ${month} were archived and ${gone} were there`)
    const details = { month, lines: lines.length, bytes, sha256 }
    unit.record({ action: 'case.history-archived', objectKind: 'history', objectId: id, details })
  }
}

/** Where each case begins in lines that are ordered by case. */
function runsOf(lines: readonly HistoryLine[]) {
  const runs = new Map<string, { case_id: string; first_row: number; lines: number }>()
  for (const [row, { case_id }] of lines.entries()) {
    const run = runs.get(case_id)
    if (run === undefined) runs.set(case_id, { case_id, first_row: row, lines: 1 })
    else run.lines += 1
  }
  return [...runs.values()]
}
