// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { SubjectRef } from '#contracts/wire'
import type { Db } from '#platform/db'

export interface ActingChoice {
  readonly subject: SubjectRef
  readonly name: string
  readonly relation: 'self' | 'legal-representative' | 'agent' | 'family'
}

/** For whom a person may act today: for oneself, for enterprises one represents, and by delegation in force. */
export async function listMayActFor(db: Db, personId: string, now: Date): Promise<ActingChoice[]> {
  const found = await sql<{
    kind: 'person' | 'enterprise'
    id: string
    name: string
    relation: ActingChoice['relation']
  }>`
    select 'person' as kind, p.id, p.name, 'self' as relation, 0 as rank from directory.people as p where p.id = ${personId}
    union all
    select 'enterprise', e.id, e.name, 'legal-representative', 1 from directory.enterprises as e where e.legal_representative_id = ${personId}
    union all
    select d.principal_kind, d.principal_id, coalesce(p.name, e.name), d.relation, 2
    from directory.delegations as d
    left join directory.people as p on d.principal_kind = 'person' and p.id = d.principal_id
    left join directory.enterprises as e on d.principal_kind = 'enterprise' and e.id = d.principal_id
    where d.agent_id = ${personId} and d.valid_from <= ${now} and d.valid_to > ${now}
    order by rank, name limit 100`.execute(db)
  return found.rows.map((row) => ({
    subject: { kind: row.kind, id: row.id },
    name: row.name,
    relation: row.relation,
  }))
}
