// SPDX-License-Identifier: Apache-2.0
import type { StoredPoint } from '#contracts/case-record'
import type { casesApi } from '#contracts/cases'
import type { BodyOf } from '#contracts/endpoint'
import type { Actor } from '#platform/access'
import type { Platform } from '#platform/module'
import { problem } from '#platform/problems'
import type { CaseRow, TaskRow } from './case-row.ts'
import type { Cases } from './cases.service.ts'
import { actionRefusal } from './operations/dues.logic.ts'
import { refuse } from './operations/refusal.ts'

export type Completion = BodyOf<(typeof casesApi)['POST /api/cases/{number}/tasks/{taskId}/completion']>

/** A decision and what goes with it; the version it was made on is another matter. */
export type CompletionInput = Omit<Completion, 'version' | 'occurredAt'>

/** Whether what was handed in with an action is all the action asks for, and what of it the step keeps. */
export function createCompletionCheck(platform: Platform, cases: Cases) {
  const { db } = platform
  return checkCompletion

  /** What the chosen action asks for must be there; what the applicant hands in must be valid. */
  async function checkCompletion(row: CaseRow, task: TaskRow, input: CompletionInput, actor: Actor) {
    const type = cases.type(row.kind)
    const action = type.actions[input.action]
    if ((task.actions.length > 0 && !task.actions.includes(input.action)) || action === undefined) {
      throw problem('case.action-unknown', { actions: task.actions.join(', ') })
    }
    refuse(actionRefusal(type, row, input.action))
    if (action.needsOpinion && (input.opinion ?? '').trim().length < 2) {
      throw problem('case.opinion-required', {}, [
        { pointer: '/opinion', code: 'required', detail: 'opinion' },
      ])
    }
    if (action.asks === 'supplements') {
      if (input.supplements === undefined)
        throw problem('case.supplements-required', {}, [
          { pointer: '/supplements', code: 'required', detail: 'supplements' },
        ])
      const points = await namedPoints(row, input.supplements, actor)
      // The history keeps what was asked: the paper is made from there, whatever the applicant has done meanwhile.
      return { supplement: { points, askedAt: platform.clock.now().toISOString() }, note: { points } }
    }
    if (action.asks === 'site-visit') {
      if (input.siteVisit === undefined)
        throw problem('case.site-visit-required', {}, [
          { pointer: '/siteVisit', code: 'required', detail: 'siteVisit' },
        ])
      return { note: { siteVisit: input.siteVisit }, attachFiles: input.siteVisit.fileIds }
    }
    if (action.asks === 'answers') {
      const amended = await type.amend(db, row, actor, { answers: input.answers, materials: input.materials })
      return { data: amended.data, attachFiles: amended.attachFiles, supplement: null }
    }
    return {}
  }

  async function namedPoints(
    row: CaseRow,
    points: NonNullable<CompletionInput['supplements']>,
    actor: Actor,
  ): Promise<StoredPoint[]> {
    const content = await cases.type(row.kind).present(db, row, actor)
    return points.map((point) => {
      const code = point.code ?? null
      const material = content.materials.find((one) => one.code === code)
      const field = code === null ? undefined : content.form?.schema.properties[code]
      const name =
        point.target === 'material'
          ? material?.name
          : point.target === 'field'
            ? field?.['x-label']
            : undefined
      return { target: point.target, code, name: name ?? { zh: '其他', en: 'Other' }, reason: point.reason }
    })
  }
}
