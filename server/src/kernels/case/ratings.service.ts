// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { can } from '#platform/access'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import { caseObject } from './case.access.ts'
import type { Cases } from './cases.service.ts'

export interface RatingInput {
  readonly grade: number
  readonly tags: readonly string[]
  readonly comment?: string | undefined
}

/**
 * 好差评: one rating a handling, after it is finished and within the time the case type gives. The deadline is read from
 * the stored case, so that no client can stretch it.
 */
export function createRatings(cases: Cases): {
  rate(unit: Unit, number: string, input: RatingInput): Promise<void>
} {
  return {
    async rate(unit, number, input) {
      const { row, tasks } = await cases.lock(unit, { number })
      const object = caseObject(unit.actor, row, tasks)
      if (!can(unit.actor, 'case.case.read', object).allowed) throw problem('platform.not-found')
      if (!can(unit.actor, 'case.rating.write', object).allowed) throw problem('platform.forbidden')
      const policy = cases.type(row.kind).rating
      if (policy === null || row.finished_at === null || row.status !== 'finished')
        throw problem('case.rating-not-yet')
      if (row.rating !== null) throw problem('case.already-rated')
      if (unit.now.getTime() > row.finished_at.getTime() + policy.withinDays * 86_400_000)
        throw problem('case.rating-closed', { days: policy.withinDays })
      await sql`
        with rated as (
          insert into cases.ratings (case_id, grade, tags, comment, channel, rated_at)
          values (${row.id}, ${input.grade}, ${[...input.tags]}, ${input.comment ?? null}, ${unit.actor.channel}, ${unit.now})
        ), numbered as (
          update cases.cases set rating = ${input.grade}, rated_at = ${unit.now}, history_seq = history_seq + 1 where id = ${row.id} returning history_seq
        )
        insert into cases.history (case_id, seq, at, kind, data)
        select ${row.id}, numbered.history_seq, ${unit.now}, 'rated', ${JSON.stringify({ grade: input.grade })}::jsonb from numbered`.execute(
        unit.db,
      )
      unit.record({
        action: 'case.rated',
        objectKind: 'case',
        objectId: number,
        details: { grade: input.grade },
      })
      unit.emit({
        type: 'case.rated',
        subject: number,
        data: { caseId: row.id, number, grade: input.grade, organisationId: row.organisation_id },
      })
    },
  }
}
