// SPDX-License-Identifier: Apache-2.0
import { caseExportsApi } from '#contracts/case-exports'
import { caseViewsApi } from '#contracts/case-views'
import { casesApi } from '#contracts/cases'
import type { Directory } from '#kernels/directory'
import { can } from '#platform/access'
import { chinaDay } from '#platform/clock'
import { bindRoutes, own, type Route } from '#platform/http'
import type { Platform } from '#platform/module'
import { isProblem, problem } from '#platform/problems'
import { caseObject } from './case.access.ts'
import type { CaseKernel } from './case.ts'
import { presentCard } from './case-card.presenter.ts'
import { createCaseCounts } from './case-counts.readmodel.ts'
import type { DetailParts } from './case-detail.presenter.ts'
import { markSeen, setWatched } from './case-detail.readmodel.ts'
import { createDetailView } from './case-detail.view.ts'
import { drawCase } from './case-diagram.ts'
import { listCases } from './case-list.readmodel.ts'
import { designRoutes } from './design/design.routes.ts'
import { stagesRoutes } from './design/stages/stages.routes.ts'
import { operationRoutes } from './operations/operations.routes.ts'
import { migrationRoutes } from './process-migration/migration.routes.ts'
import { listTaskCases } from './task.repo.ts'

export function caseRoutes(
  platform: Platform,
  kernel: CaseKernel,
  directory: Directory,
  credentials: DetailParts['credentials'],
): Route[] {
  const { db, stream } = platform
  const { calendars, cases, handling, ratings, workdays } = kernel

  const boundsAt = (now: Date) => ({ now, nearUntil: workdays.add(now, 1) })

  const detail = createDetailView(platform, kernel, credentials)

  const counts = createCaseCounts()
  const routes = bindRoutes(casesApi, {
    'GET /api/cases': async ({ db, actor, query, now }) => {
      await calendars.refresh(db, now)
      const page = await listCases(db, actor, { ...query, bounds: boundsAt(now) }, query)
      return { items: page.items.map((row) => presentCard(row, actor, calendars, now)), next: page.next }
    },
    'GET /api/case-counts': async ({ db, actor, now }) => {
      const counted = await counts.count(db, actor, boundsAt(now), chinaDay(now))
      return {
        views: {
          mine: counted.mine,
          claimable: counted.claimable,
          'near-due': counted['near-due'],
          returned: counted.returned,
          watched: counted.watched,
          supervised: counted.supervised,
        },
        dueToday: counted.due_today,
        overdue: counted.overdue,
        finishedToday: counted.finished_today,
        meanWorkdays: counted.mean_days,
        satisfied: counted.satisfied,
      }
    },
    'GET /api/cases/{number}': async ({ db, actor, params, now }) => {
      const shown = await detail(db, actor, params.number)
      if (actor.accountId !== null) {
        const { row } = await cases.load(db, { number: params.number })
        await markSeen(db, actor.accountId, row.id, row.rev, now)
      }
      return shown
    },
    'GET /api/cases/{number}/diagram': async ({ db, actor, params, now, locale }) => {
      const { row } = await cases.load(db, { number: params.number })
      await detail(db, actor, params.number)
      const archived = await kernel.archived(db, row)
      return {
        type: 'image/svg+xml',
        name: `${row.number}.svg`,
        body: Buffer.from(await drawCase(db, kernel.processes, row, archived, now, locale)),
        inline: true,
      }
    },
    'GET /api/cases/{number}/papers/{kind}': async ({ db, actor, params }) => {
      const shown = await detail(db, actor, params.number)
      const { row } = await cases.load(db, params)
      const file = await kernel.papers.pdf(row.id, shown.number, params.kind)
      return { type: 'application/pdf', name: file.name, body: kernel.papers.read(file.sha256), inline: true }
    },
    'POST /api/cases/{number}/tasks/{taskId}/claim': async ({ unit, actor, params }) => {
      await handling.claim(unit, params.number, params.taskId)
      return await detail(unit.db, actor, params.number)
    },
    'POST /api/cases/{number}/tasks/{taskId}/release': async ({ unit, actor, params }) => {
      await handling.release(unit, params.number, params.taskId)
      return await detail(unit.db, actor, params.number)
    },
    'POST /api/cases/{number}/tasks/{taskId}/transfer': async ({ unit, actor, params, body }) => {
      await handling.transfer(
        unit,
        params.number,
        params.taskId,
        body.toAccountId,
        body.reason,
        body.occurredAt,
      )
      return await detail(unit.db, actor, params.number)
    },
    'GET /api/cases/{number}/tasks/{taskId}/colleagues': async ({ db, actor, params, now }) => {
      const { row, tasks } = await cases.load(db, { number: params.number })
      if (!can(actor, 'case.case.read', caseObject(actor, row, tasks)).allowed)
        throw problem('platform.not-found')
      const task = tasks.find((one) => one.id === params.taskId)
      if (task === undefined || task.organisation_id === null || task.role === null)
        throw problem('case.task-not-open')
      const holders = await directory.staff.holders(db, task.organisation_id, [task.role as never], now)
      return {
        items: holders
          .filter((one) => one.accountId !== actor.accountId)
          .map((one) => ({ accountId: one.accountId, name: one.name, post: one.post })),
      }
    },
    'POST /api/cases/{number}/tasks/{taskId}/return': own(
      async ({ actor, params, body, idempotency, traceId }) => {
        await handling.sendBack({
          actor,
          number: params.number,
          taskId: params.taskId,
          target: body.target,
          reason: body.reason,
          occurredAt: body.occurredAt,
          claim: idempotency,
          traceId,
        })
        return await detail(db, actor, params.number)
      },
    ),
    'POST /api/cases/{number}/tasks/{taskId}/completion': own(
      async ({ actor, params, body, idempotency, traceId }) => {
        await handling.complete({
          actor,
          number: params.number,
          taskId: params.taskId,
          input: body,
          claim: idempotency,
          traceId,
        })
        return await detail(db, actor, params.number)
      },
    ),
    'POST /api/case-claims': async ({ unit, body, locale }) => {
      const found = new Map(
        (await listTaskCases(unit.db, body.taskIds)).map((row) => [row.task_id, row.number]),
      )
      const claimed: string[] = []
      const refused: { taskId: string; code: string; detail: string }[] = []
      for (const taskId of new Set(body.taskIds)) {
        try {
          await handling.claim(unit, found.get(taskId) ?? '', taskId)
          claimed.push(taskId)
        } catch (error) {
          // A refusal is decided before anything is written, so the others of the batch stand.
          if (!isProblem(error)) throw error
          refused.push({
            taskId,
            code: error.code,
            detail: locale === 'zh' ? '不能领取' : 'cannot be claimed',
          })
        }
      }
      return { claimed, refused }
    },
    'POST /api/cases/{number}/withdrawal': own(async ({ actor, params, body, idempotency, traceId }) => {
      await handling.withdraw({
        actor,
        number: params.number,
        reason: body.reason,
        occurredAt: body.occurredAt,
        claim: idempotency,
        traceId,
      })
      return await detail(db, actor, params.number)
    }),
    'POST /api/cases/{number}/pause': own(async ({ actor, params, body, idempotency, traceId }) => {
      await handling.pause({
        actor,
        number: params.number,
        ground: body.ground,
        days: body.days,
        reason: body.reason,
        occurredAt: body.occurredAt,
        claim: idempotency,
        traceId,
      })
      return await detail(db, actor, params.number)
    }),
    'POST /api/cases/{number}/resumption': own(async ({ actor, params, body, idempotency, traceId }) => {
      await handling.resume({
        actor,
        number: params.number,
        reason: body.reason,
        occurredAt: body.occurredAt,
        claim: idempotency,
        traceId,
      })
      return await detail(db, actor, params.number)
    }),
    'PUT /api/cases/{number}/watch': async ({ unit, actor, params, body }) => {
      await detail(unit.db, actor, params.number)
      const { row } = await cases.load(unit.db, params)
      if (actor.accountId !== null) await setWatched(unit.db, actor.accountId, row.id, body.watched, unit.now)
      return {}
    },
    'POST /api/cases/{number}/disclosures': async ({ unit, actor, params, body }) => {
      const { row, tasks } = await cases.load(unit.db, params)
      if (!can(actor, 'case.case.read', caseObject(actor, row, tasks)).allowed)
        throw problem('platform.not-found')
      if (!can(actor, 'directory.person.reveal', caseObject(actor, row, tasks)).allowed)
        throw problem('platform.forbidden')
      const value = cases.type(row.kind).reveal(row, body.field)
      if (value === undefined) throw problem('platform.not-found')
      await directory.facts.recordUse(unit, { kind: row.subject_kind, id: row.subject_id }, [body.field], {
        kind: 'reveal',
        reference: row.number,
        reason: body.reason,
      })
      unit.record({
        action: 'case.field-revealed',
        objectKind: 'case',
        objectId: row.number,
        reason: body.reason,
        details: { field: body.field },
      })
      return { field: body.field, value }
    },
    'POST /api/cases/{number}/rating': async ({ unit, actor, params, body }) => {
      await ratings.rate(unit, params.number, body)
      return await detail(unit.db, actor, params.number)
    },
    'GET /api/stream': async ({ actor }) => ({
      open: (send, signal) => stream.subscribe(actor, send, signal),
    }),
  })
  const exports = bindRoutes(caseExportsApi, {
    'POST /api/case-exports': ({ unit, body, locale }) => kernel.exports.begin(unit, body, locale),
    'GET /api/case-exports/{id}': ({ db, actor, params }) => kernel.exports.get(db, actor, params.id),
  })
  const views = bindRoutes(caseViewsApi, {
    'GET /api/case-views': ({ db, actor }) => kernel.views.list(db, actor),
    'GET /api/case-view-counts': async ({ db, actor, now }) => {
      await calendars.refresh(db, now)
      return await kernel.views.count(db, actor, boundsAt(now))
    },
    'POST /api/case-views': ({ unit, body }) => kernel.views.keep(unit, body),
    'PUT /api/case-views/{id}': ({ unit, params, body }) => kernel.views.change(unit, params.id, body),
    'DELETE /api/case-views/{id}': async ({ unit, params }) => {
      await kernel.views.remove(unit, params.id)
      return {}
    },
    'PUT /api/case-view-places': ({ unit, body }) => kernel.views.arrange(unit, body),
  })

  return [
    ...routes,
    ...exports,
    ...views,
    ...operationRoutes(kernel, directory, detail),
    ...designRoutes(kernel),
    ...stagesRoutes(kernel),
    ...migrationRoutes(kernel),
  ]
}
