// SPDX-License-Identifier: Apache-2.0
import { caseOperationsApi } from '#contracts/case-operations'
import { roles } from '#contracts/permissions'
import type { Directory } from '#kernels/directory'
import { bindRoutes, type Route } from '#platform/http'
import { problem } from '#platform/problems'
import type { CaseKernel } from '../case.ts'
import { presentCard } from '../case-card.presenter.ts'
import type { DetailView } from '../case-detail.view.ts'
import { listCasesByNumber } from '../case-list.readmodel.ts'
import { mayAnswer } from './asks.logic.ts'
import { requireReadable } from './readable.ts'

/** Each carries out one operation and answers with the case as it is then. */
export function operationRoutes(kernel: CaseKernel, directory: Directory, detail: DetailView): Route[] {
  const { asks, cases, dues, ending, merging, reopening, splitting, supervisions, urging, calendars } = kernel
  const askable = roles.filter(mayAnswer)

  return bindRoutes(caseOperationsApi, {
    'GET /api/cases/{number}/tasks/{taskId}/askable': async ({ db, actor, params, query, now }) => {
      const loaded = await cases.load(db, { number: params.number })
      await requireReadable(db, actor, loaded)
      const task = loaded.tasks.find((one) => one.id === params.taskId)
      const organisation = query.organisation ?? task?.organisation_id
      if (task === undefined || organisation == null) throw problem('case.task-not-open')
      const people = await directory.staff.holders(db, organisation, askable, now)
      return {
        items: people
          .filter((one) => one.accountId !== actor.accountId)
          .map((one) => ({ accountId: one.accountId, name: one.name, post: one.post })),
      }
    },
    'POST /api/cases/{number}/tasks/{taskId}/asks': async ({ unit, actor, params, body }) => {
      await asks.ask(unit, params.number, params.taskId, body)
      return await detail(unit.db, actor, params.number)
    },
    'POST /api/cases/{number}/asks/{askId}/answer': async ({ unit, actor, params, body }) => {
      await asks.answer(unit, params.number, params.askId, body)
      return await detail(unit.db, actor, params.number)
    },
    'POST /api/cases/{number}/asks/{askId}/recall': async ({ unit, actor, params, body }) => {
      await asks.recall(unit, params.number, params.askId, body)
      return await detail(unit.db, actor, params.number)
    },
    'POST /api/cases/{number}/urging': async ({ unit, actor, params, body }) => {
      await urging.urge(unit, params.number, body.reason)
      return await detail(unit.db, actor, params.number)
    },
    'POST /api/cases/{number}/supervisions': async ({ unit, actor, params, body }) => {
      await supervisions.supervise(unit, params.number, body)
      return await detail(unit.db, actor, params.number)
    },
    'POST /api/cases/{number}/supervisions/{supervisionId}/answer': async ({ unit, actor, params, body }) => {
      await supervisions.answer(unit, params.number, params.supervisionId, body)
      return await detail(unit.db, actor, params.number)
    },
    'POST /api/cases/{number}/supervisions/{supervisionId}/lifting': async ({
      unit,
      actor,
      params,
      body,
    }) => {
      await supervisions.lift(unit, params.number, params.supervisionId, body)
      return await detail(unit.db, actor, params.number)
    },
    'POST /api/cases/{number}/tasks/{taskId}/tolerated-acceptance': async ({ unit, actor, params, body }) => {
      await dues.tolerate(unit, params.number, params.taskId, body)
      return await detail(unit.db, actor, params.number)
    },
    'POST /api/cases/{number}/dues/{dueId}/supply': async ({ unit, actor, params, body }) => {
      await dues.supply(unit, params.number, params.dueId, body)
      return await detail(unit.db, actor, params.number)
    },
    'POST /api/cases/{number}/dues/{dueId}/closure': async ({ unit, actor, params, body }) => {
      await dues.close(unit, params.number, params.dueId, body)
      return await detail(unit.db, actor, params.number)
    },
    'POST /api/cases/{number}/dues/{dueId}/check': async ({ unit, actor, params, body }) => {
      await dues.check(unit, params.number, params.dueId, body)
      return await detail(unit.db, actor, params.number)
    },
    'POST /api/cases/{number}/termination': async ({ unit, actor, params, body }) => {
      await ending.terminate(unit, params.number, body)
      return await detail(unit.db, actor, params.number)
    },
    'POST /api/cases/{number}/reopening': async ({ unit, actor, params, body }) => {
      await reopening.reopen(unit, params.number, body)
      return await detail(unit.db, actor, params.number)
    },
    'GET /api/cases/{number}/likenesses': async ({ db, actor, params, now }) => {
      const numbers = await merging.likenesses(db, actor, params.number)
      const cards = await listCasesByNumber(db, actor, numbers)
      return { items: cards.map((card) => presentCard(card, actor, calendars, now)) }
    },
    'POST /api/cases/{number}/supersession': async ({ unit, actor, params, body }) => {
      await ending.supersede(unit, params.number, body)
      return await detail(unit.db, actor, params.number)
    },
    'POST /api/cases/{number}/merger': async ({ unit, actor, params, body }) => {
      await merging.merge(unit, params.number, body)
      return await detail(unit.db, actor, params.number)
    },
    'POST /api/cases/{number}/links/{linkId}/undoing': async ({ unit, actor, params, body }) => {
      await merging.undo(unit, params.number, params.linkId, body.reason)
      return await detail(unit.db, actor, params.number)
    },
    'GET /api/cases/{number}/split-options': ({ db, actor, params }) =>
      splitting.options(db, actor, params.number),
    'POST /api/cases/{number}/splitting': async ({ unit, actor, params, body }) => {
      await splitting.split(unit, params.number, body)
      return await detail(unit.db, actor, params.number)
    },
  })
}
