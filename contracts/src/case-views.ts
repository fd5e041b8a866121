// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { mostViews, viewColumns } from './case-view-limits.ts'
import { CaseQuery } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { Id, nullable, strict } from './wire.ts'

const Named = {
  name: Type.String({ minLength: 1, maxLength: 30 }),
  /** The list's own query. */
  filter: Type.Object({ ...CaseQuery }, strict),
  columns: Type.Array(Type.Enum([...viewColumns]), { uniqueItems: true }),
  /** Offered to everybody in one's organisation; asks for `case.view.share`. */
  shared: Type.Boolean(),
}

/** A list one comes back to: a filter under a name. */
export const CaseView = Type.Object(
  {
    id: Id,
    ...Named,
    version: Type.Integer(),
    /** Stands among the tabs. */
    pinned: Type.Boolean(),
    /** Opens with the inbox. */
    isDefault: Type.Boolean(),
    own: Type.Boolean(),
    keeper: Type.String({ description: 'name of who made it' }),
    can: Type.Array(Type.Enum(['edit', 'remove', 'share'])),
  },
  strict,
)
export type CaseView = Static<typeof CaseView>

const CaseViews = Type.Object(
  {
    /** In the reader's own order. */
    items: Type.Array(CaseView),
    most: Type.Integer(),
    can: Type.Array(Type.Enum(['keep', 'share'])),
  },
  strict,
)

const ViewParams = Type.Object({ id: Id }, strict)

export const caseViewsApi = {
  'GET /api/case-views': endpoint({
    summary: {
      zh: '我的视图和本单位共享的视图',
      en: 'One’s own views and those shared in one’s organisation',
    },
    access: { permission: 'case.view.keep' },
    response: CaseViews,
  }),
  'GET /api/case-view-counts': endpoint({
    summary: { zh: '标签页上各视图的件数', en: 'How many cases stand in the pinned views' },
    access: { permission: 'case.view.keep' },
    response: Type.Object(
      {
        /** By id; a view that is a search through all cases has no count. */
        counts: Type.Record(Type.String(), Type.Integer()),
        most: Type.Integer(),
      },
      strict,
    ),
  }),
  'POST /api/case-views': endpoint({
    summary: { zh: '存为视图', en: 'Keep a filter as a view' },
    access: { permission: 'case.view.keep' },
    body: Type.Object({ ...Named }, strict),
    response: CaseView,
  }),
  'PUT /api/case-views/{id}': endpoint({
    summary: { zh: '修改视图', en: 'Change a view' },
    access: { permission: 'case.view.keep' },
    params: ViewParams,
    body: Type.Object({ version: Type.Integer(), ...Named }, strict),
    response: CaseView,
  }),
  'DELETE /api/case-views/{id}': endpoint({
    summary: { zh: '删除视图', en: 'Remove a view' },
    access: { permission: 'case.view.keep' },
    params: ViewParams,
    response: Type.Object({}, strict),
  }),
  'PUT /api/case-view-places': endpoint({
    summary: {
      zh: '视图的顺序、标签页和默认视图',
      en: 'The order of views, which are tabs, and which opens first',
    },
    access: { permission: 'case.view.keep' },
    body: Type.Object(
      {
        order: Type.Array(Id, { maxItems: mostViews.own + mostViews.shared, uniqueItems: true }),
        unpinned: Type.Array(Id, { maxItems: mostViews.own + mostViews.shared, uniqueItems: true }),
        default: nullable(Id),
      },
      strict,
    ),
    response: CaseViews,
  }),
} as const
