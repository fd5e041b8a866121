// SPDX-License-Identifier: Apache-2.0
import type { LocalizedText } from './text.ts'

export interface ProblemKind {
  readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503
  readonly title: LocalizedText
  /** Detail with `{name}` places, filled from the problem's fields. */
  readonly detail: LocalizedText
}

export const kind = (
  status: ProblemKind['status'],
  zh: string,
  en: string,
  zhDetail: string,
  enDetail: string,
): ProblemKind => ({
  status,
  title: { zh, en },
  detail: { zh: zhDetail, en: enDetail },
})
