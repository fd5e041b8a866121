// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { CaseQuery } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { Id, Instant, nullable, strict } from './wire.ts'

/** Rows of one workbook; a list that is longer says so in its last row. */
export const mostExportedRows = 100_000

/** A workbook that is being made, or is there to be fetched for a week by whoever asked for it. */
export const CaseExport = Type.Object(
  {
    id: Id,
    state: Type.Enum(['waiting', 'running', 'done', 'failed']),
    /** Rows written so far. */
    rows: Type.Integer(),
    /** Read it by `GET /api/files/{id}` once it is done. */
    fileId: nullable(Id),
    createdAt: Instant,
  },
  strict,
)
export type CaseExport = Static<typeof CaseExport>

export const caseExportsApi = {
  'POST /api/case-exports': endpoint({
    summary: { zh: '导出办件 Excel（按当前筛选）', en: 'Export the filtered list as Excel' },
    access: { permission: 'case.case.read' },
    body: Type.Object({ ...CaseQuery }, strict),
    response: CaseExport,
  }),
  'GET /api/case-exports/{id}': endpoint({
    summary: { zh: '导出进度', en: 'How far an export is' },
    access: { permission: 'case.case.read' },
    params: Type.Object({ id: Id }, strict),
    response: CaseExport,
  }),
} as const
