// SPDX-License-Identifier: Apache-2.0
import type { CaseDetail } from '#contracts/cases'
import type { Actor } from '#platform/access'
import type { Db } from '#platform/db'
import type { Platform } from '#platform/module'
import { problem } from '#platform/problems'
import type { CaseKernel } from './case.ts'
import { type DetailParts, presentDetail } from './case-detail.presenter.ts'

/** A case as an actor now sees it. */
export type DetailView = (at: Db, actor: Actor, number: string) => Promise<CaseDetail>

export function createDetailView(
  { clock }: Platform,
  { cases, calendars, reopening, archived }: CaseKernel,
  credentials: DetailParts['credentials'],
): DetailView {
  const parts: DetailParts = { credentials, archived, reopeningTargets: reopening.targets }
  return async (at, actor, number) => {
    const { row } = await cases.load(at, { number })
    const shown = await presentDetail(at, actor, row, cases.type(row.kind), calendars, clock.now(), parts)
    if (shown === undefined) throw problem('platform.not-found')
    return shown
  }
}
