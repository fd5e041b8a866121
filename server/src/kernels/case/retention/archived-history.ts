// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { Db } from '#platform/db'
import type { FileStore } from '#platform/files'
import type { CaseRow } from '../case-row.ts'
import { type HistoryLine, readHistoryFile } from './history-file.ts'
import { type ArchivedRun, listArchivedRuns } from './retention.repo.ts'

/** What of a case's history lies in archive files, in no order; asks for nothing where nothing does. */
export type ArchivedHistory = (db: Db, row: Pick<CaseRow, 'id' | 'archived_lines'>) => Promise<HistoryLine[]>

export function createArchivedHistory(store: FileStore): ArchivedHistory {
  return async (db, row) => {
    const expected = row.archived_lines ?? 0
    if (expected === 0) return []
    const runs = await listArchivedRuns(db, row.id)
    const lines = (await Promise.all(runs.map((run) => readRun(store, run)))).flat()
    if (lines.length !== expected || lines.some((line) => line.case_id !== row.id))
      throw new Error(`the archive of case ${row.id} does not hold what was put there`)
    return lines
  }
}

/** A run of lines of a file that is still what was written, byte for byte. A file is read whole: it has a megabyte at most. */
export async function readRun(
  store: FileStore,
  { sha256, first, lines }: ArchivedRun,
): Promise<HistoryLine[]> {
  const bytes = await store.read(sha256)
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new Error(`archive file ${sha256} was changed`)
  return await readHistoryFile(bytes, { first, lines })
}
