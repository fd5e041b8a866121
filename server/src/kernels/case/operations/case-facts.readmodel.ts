// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Actor } from '#platform/access'
import type { Db } from '#platform/db'
import type { DueRow } from './dues.repo.ts'

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
      coalesce((select jsonb_agg(to_jsonb(d) order by d.created_at, d.code) from cases.dues as d where d.case_id = ${caseId}), '[]') as dues`.execute(
    db,
  )
  const row = found.rows[0]
  if (row === undefined) throw new Error('a select without a table always has one row')
  return row
}
