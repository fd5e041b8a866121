// SPDX-License-Identifier: Apache-2.0
// Kinds of permit whose type allows what operations ask of it. What they apply for stands plainly in their data.
import { problem } from '#platform/problems'
import type { CaseType } from '../case-type.ts'
import { permit } from './operations.testing.ts'

const listed = (data: unknown, name: 'things' | 'missing'): readonly string[] =>
  (data as { things?: readonly string[]; missing?: readonly string[] })[name] ?? []

/** May be parted: its data is a list of things applied for. */
export const parted: CaseType = {
  ...permit,
  splitting: {
    possible: (row) => listed(row.data, 'things').length > 1,
    options: async (_db, row) => ({
      materials: [],
      matters: listed(row.data, 'things').map((code) => ({ code, name: { zh: code, en: code } })),
    }),
    async divide(_db, row, { matters }) {
      const things = listed(row.data, 'things')
      const kept = things.filter((one) => !matters.includes(one))
      if (kept.length === 0 || kept.length === things.length) throw problem('case.split-unknown')
      return {
        kept: { data: { things: kept }, vars: {} },
        parted: { data: { things: matters }, vars: {}, files: [] },
      }
    },
  },
}

/** Its plan and lease may follow; what is missing stands in its data. */
export const lenient: CaseType = {
  ...permit,
  omissions: {
    acceptance: 'accept',
    grants: ['approve'],
    outstanding: (row) => listed(row.data, 'missing'),
    possible: async (_db, row) =>
      ['plan', 'lease'].map((code) => ({
        code,
        name: { zh: code, en: code },
        days: code === 'plan' ? 5 : 8,
        missing: listed(row.data, 'missing').includes(code),
      })),
    tolerate: async (_db, row, codes) => ({
      ...row.data,
      missing: [...new Set([...listed(row.data, 'missing'), ...codes])],
    }),
    settle: async (_db, row, _actor, code) => ({
      data: { ...row.data, missing: listed(row.data, 'missing').filter((one) => one !== code) },
      attachFiles: [],
    }),
  },
}
