// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { BodyOf } from '#contracts/endpoint'
import type { CaseChange, exchangeDoorApi, PulledCase } from '#contracts/exchange-door'
import type { SystemPermission } from '#contracts/permissions'
import { type CaseKernel, type LoadedCase, taskIsFor } from '#kernels/case'
import type { Directory } from '#kernels/directory'
import { type Db, decodeCursor, encodeCursor } from '#platform/db'
import { type FileRow, findFile } from '#platform/files'
import type { SystemCaller } from '#platform/http'
import type { Platform } from '#platform/module'
import { problem } from '#platform/problems'
import { listFeed } from './feed.repo.ts'

type Result = BodyOf<(typeof exchangeDoorApi)['POST /api/exchange/cases/{number}/results']>

/** Cases that began on the platform and are handled in a department's system. */
export interface Handled {
  /** What changed after the cursor, without anything personal. */
  changes(
    db: Db,
    system: SystemCaller,
    query: { since?: string | undefined; limit?: number | undefined },
  ): Promise<{ items: CaseChange[]; cursor: string; more: boolean }>
  /** A case with its form and materials; that it was fetched is shown to the applicant. */
  fetch(system: SystemCaller, number: string, traceId: string): Promise<PulledCase>
  file(db: Db, system: SystemCaller, number: string, id: string): Promise<FileRow>
  /** Answers a task that waits for the department; returns the ids of the tasks that follow. */
  answer(system: SystemCaller, number: string, result: Result, traceId: string): Promise<readonly string[]>
}

export function createHandled(platform: Platform, directory: Directory, kernel: () => CaseKernel): Handled {
  const { db, units } = platform

  /** 404 where it is none of the system's: of another department, of an item it was not permitted, or reported. */
  async function load(
    at: Db,
    system: SystemCaller,
    number: string,
    permission: SystemPermission,
  ): Promise<LoadedCase> {
    const loaded = await kernel().cases.load(at, { number })
    const { row } = loaded
    const own =
      row.kind !== 'reported' &&
      row.item_code !== null &&
      system.items.get(permission)?.has(row.item_code) === true &&
      system.actor.organisationScope.includes(row.organisation_id)
    if (!own) throw problem('platform.not-found')
    return loaded
  }

  return {
    async changes(at, system, { since, limit = 50 }) {
      const after = String(decodeCursor(since, 1)?.[0] ?? '0')
      if (!/^[0-9]{1,18}$/.test(after)) throw problem('platform.invalid-input')
      const rows = await listFeed(at, {
        systemId: system.id,
        after,
        items: [...(system.items.get('exchange.case.pull') ?? [])],
        organisations: system.actor.organisationScope,
        limit: limit + 1,
      })
      const shown = rows.slice(0, limit)
      const loaded = await kernel().cases.loadMany(
        at,
        shown.map(({ case_number }) => case_number),
      )
      return {
        items: shown.flatMap(({ case_number }) => {
          const found = loaded.get(case_number)
          return found === undefined ? [] : [changeOf(found, system)]
        }),
        cursor: encodeCursor([shown.at(-1)?.seq ?? after]),
        more: rows.length > limit,
      }
    },
    async fetch(system, number, traceId) {
      return await units.inUnit({ actor: system.actor, traceId }, async (unit) => {
        const loaded = await load(unit.db, system, number, 'exchange.case.pull')
        const { row } = loaded
        const type = kernel().cases.type(row.kind)
        const content = await type.present(unit.db, row, system.actor)
        const plain = Object.fromEntries(content.masked.map((field) => [field, type.reveal(row, field)]))
        await directory.facts.recordUse(
          unit,
          { kind: row.subject_kind, id: row.subject_id },
          Object.keys(content.answers),
          { kind: 'case', reference: number },
        )
        unit.record({
          action: 'exchange.case-fetched',
          objectKind: 'case',
          objectId: number,
          details: { system: system.code },
        })
        return {
          ...changeOf(loaded, system),
          applicant: { kind: row.subject_kind, name: row.subject_name },
          answers: { ...content.answers, ...plain },
          materials: content.materials.map(({ code, name, files }) => ({
            code,
            name,
            files: files.map(({ id, name, type, bytes }) => ({ id, name, type, bytes })),
          })),
        }
      })
    },
    async file(at, system, number, id) {
      await load(at, system, number, 'exchange.case.pull')
      const file = await findFile(at, id)
      if (file === undefined || file.attached_kind !== 'case' || file.attached_id !== number)
        throw problem('platform.not-found')
      return file
    },
    async answer(system, number, { id, taskId, ...result }, traceId) {
      const { row } = await load(db, system, number, 'exchange.case.answer')
      return await kernel().handling.complete({
        actor: system.actor,
        number,
        taskId,
        input: { ...result, version: row.rev },
        claim: {
          accountId: system.actor.accountId,
          key: `result-${id}`,
          requestHash: createHash('sha256')
            .update(JSON.stringify([number, id, taskId, result]))
            .digest('hex'),
        },
        traceId,
      })
    },
  }
}

function changeOf({ row, tasks }: LoadedCase, system: SystemCaller): CaseChange {
  return {
    number: row.number,
    itemCode: row.item_code ?? '',
    title: { zh: row.title_zh, en: row.title_en },
    status: row.status,
    phase: row.phase,
    outcome: row.outcome,
    submittedAt: row.submitted_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    version: row.rev,
    tasks: tasks
      .filter((task) => taskIsFor(system.actor, task))
      .map((task) => ({
        id: task.id,
        node: task.node,
        name: { zh: task.name_zh, en: task.name_en },
        actions: task.actions,
        dueAt: task.due_at?.toISOString() ?? null,
      })),
  }
}
