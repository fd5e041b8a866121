// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Actor } from '#platform/access'
import type { Db } from '#platform/db'
import type { DueRow } from './dues.repo.ts'
import type { LinkRow } from './links.repo.ts'

export interface SupervisionRow {
  readonly id: string
  readonly task_id: string | null
  readonly task_zh: string | null
  readonly task_en: string | null
  readonly due_at: string
  readonly reason: string
  readonly supervisor_id: string
  readonly supervisor_name: string | null
  readonly organisation_id: string
  readonly answer: string | null
  readonly answered_name: string | null
  readonly answered_at: string | null
  readonly lifted_at: string | null
  readonly created_at: string
}

/** What is decided by what stands around a case; the same facts for what is offered and for what is refused. */
export interface CaseSurroundings {
  /** Organisations that ever had a part in it. */
  readonly parts: readonly string[]
  readonly urgedByApplicantAt: string | null
  readonly urgedByMeAt: string | null
  readonly supervisions: readonly SupervisionRow[]
  readonly dues: readonly DueRow[]
  readonly links: readonly LinkRow[]
}

/** For operations that do not depend on what stands around a case. */
export const nothingAround: CaseSurroundings = {
  parts: [],
  urgedByApplicantAt: null,
  urgedByMeAt: null,
  supervisions: [],
  dues: [],
  links: [],
}

export async function findSurroundings(db: Db, actor: Actor, caseId: string): Promise<CaseSurroundings> {
  const found = await sql<CaseSurroundings>`
    select
      coalesce((select jsonb_agg(distinct t.organisation_id) from cases.tasks as t where t.case_id = ${caseId} and t.organisation_id is not null), '[]') as parts,
      (select to_jsonb(max(h.at)) #>> '{}' from cases.history as h where h.case_id = ${caseId} and h.kind = 'urged' and h.organisation_id is null) as "urgedByApplicantAt",
      (select to_jsonb(max(h.at)) #>> '{}' from cases.history as h where h.case_id = ${caseId} and h.kind = 'urged' and h.actor_account_id = ${actor.accountId}::uuid) as "urgedByMeAt",
      coalesce((select jsonb_agg(to_jsonb(s) || jsonb_build_object('supervisor_name', a.display_name, 'answered_name', b.display_name, 'task_zh', t.name_zh, 'task_en', t.name_en) order by s.created_at)
        from cases.supervisions as s
        left join directory.accounts as a on a.id = s.supervisor_id
        left join directory.accounts as b on b.id = s.answered_by
        left join cases.tasks as t on t.id = s.task_id
        where s.case_id = ${caseId}), '[]') as supervisions,
      coalesce((select jsonb_agg(to_jsonb(d) order by d.created_at, d.code) from cases.dues as d where d.case_id = ${caseId}), '[]') as dues,
      coalesce((select jsonb_agg(to_jsonb(l) || jsonb_build_object('other_number', o.number, 'other_zh', o.title_zh, 'other_en', o.title_en, 'now_rev', t.rev) order by l.created_at)
        from cases.links as l join cases.cases as t on t.id = l.to_id
        join cases.cases as o on o.id = case when l.from_id = ${caseId} then l.to_id else l.from_id end
        where l.from_id = ${caseId} or l.to_id = ${caseId}), '[]') as links`.execute(db)
  const row = found.rows[0]
  if (row === undefined) throw new Error('a select without a table always has one row')
  return row
}
