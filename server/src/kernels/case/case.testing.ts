// SPDX-License-Identifier: Apache-2.0
import type { Role } from '#contracts/permissions'
import { createDirectory, insertRegion } from '#kernels/directory'
import { type Actor, systemActor } from '#platform/access'
import { createWorker, eventHandler } from '#platform/jobs'
import { openTestPlatform } from '#platform/testing'
import type { Unit } from '#platform/unit'
import { createCalendar, publishedYears } from '#platform/workdays'
import { createCaseKernel } from './case.ts'
import type { CaseType } from './case-type.ts'
import { drawing } from './engine/drawing.testing.ts'
import type { NewCase } from './new-case.ts'

/** A case type that knows nothing: every outcome named is an action without further questions. */
export function plainType(code: string, actions: readonly string[], more: Partial<CaseType> = {}): CaseType {
  const action = {
    label: { zh: '办理', en: 'Act' },
    style: 'default' as const,
    needsOpinion: false,
    asks: 'nothing' as const,
    effect: null,
  }
  return {
    code,
    name: { zh: code, en: code },
    numberLetter: '',
    rating: null,
    actions: Object.fromEntries(actions.map((one) => [one, action])),
    services: {},
    decisions: {},
    present: async () => ({
      form: null,
      answers: {},
      masked: [],
      prefills: [],
      materials: [],
      situation: [],
      itemVersion: null,
    }),
    reveal: () => undefined,
    amend: async (_db, row) => ({ data: row.data, attachFiles: [] }),
    papersFor: () => [],
    paper: async () => ({ title: { zh: '', en: '' }, facts: [], paragraphs: [], issuer: '' }),
    ...more,
  }
}

/** The drawing of a process with a key of its own. */
export const processOf = (key: string, ...elements: string[]) =>
  drawing(...elements).replace('<bpmn:process id="test"', `<bpmn:process id="${key}"`)

/** The case kernel on a database of its own, with organisations and one reviewer at each. */
export async function openTestKernel(types: readonly CaseType[], codes: readonly string[]) {
  const platform = await openTestPlatform('2026-03-02T01:00:00Z')
  const directory = createDirectory(platform, { passwordCost: 1024 })
  const kernel = createCaseKernel(platform, directory, types, createCalendar(publishedYears), 'YL')
  for (const type of kernel.subscribers.flatMap((subscriber) => subscriber.types)) platform.heard.add(type)
  const worker = createWorker({
    db: platform.db,
    units: platform.units,
    clock: platform.clock,
    log: platform.log,
    handlers: [...kernel.jobs, eventHandler(kernel.subscribers)],
  })
  const organisations = new Map<string, string>()
  await platform.units.inUnit({ actor: systemActor }, async (unit) => {
    const validFrom = '2020-01-01'
    const name = { zh: '云澜市', en: 'Yunlan' }
    await insertRegion(
      unit.db,
      { code: '990100', name, level: 'city', parentCode: null, validFrom },
      unit.now,
    )
    for (const code of codes) {
      const named = { name: { zh: code, en: code }, shortName: { zh: code, en: code } }
      const about = {
        kind: 'department',
        creditCode: null,
        regionCode: '990100',
        parentCode: null,
        validFrom,
      }
      organisations.set(code, await directory.organisations.found(unit, { code, ...named, ...about }))
    }
  })
  const organisation = (code: string): string => organisations.get(code) ?? `no organisation ${code}`
  const inUnit = <Result>(work: (unit: Unit) => Promise<Result>): Promise<Result> =>
    platform.units.inUnit({ actor: systemActor }, work)

  return {
    platform,
    kernel,
    worker,
    organisation,
    inUnit,
    publish: (...drawn: string[]) =>
      inUnit(async (unit) => {
        for (const xml of drawn) await kernel.processes.publish(unit, xml)
      }),
    open: (more: Partial<NewCase> & Pick<NewCase, 'kind' | 'process'>) =>
      inUnit((unit) =>
        kernel.cases.open(unit, {
          title: { zh: '一件事', en: 'Matter' },
          itemCode: null,
          definition: null,
          organisationId: organisation(codes[0] ?? ''),
          regionCode: '990100',
          subject: { kind: 'person', id: '01900000-0000-7000-8000-000000000002' },
          subjectName: '王晓岚',
          channel: 'web',
          promisedDays: 20,
          vars: {},
          data: {},
          ...more,
        }),
      ),
    row: async (number: string) => (await kernel.cases.load(platform.db, { number })).row,
    /** A reviewer of the organisation whose task it is chooses an outcome; then all jobs that are due are done. */
    async act(number: string, outcome: string): Promise<void> {
      const { row, tasks } = await kernel.cases.load(platform.db, { number })
      const task = tasks.find((one) => one.actions.includes(outcome))
      if (task === undefined) throw new Error(`no task for ${outcome} in ${number}`)
      await kernel.handling.complete({
        actor: reviewerAt(task.organisation_id),
        number,
        taskId: task.id,
        claim: null,
        traceId: 't',
        input: { version: row.rev, action: outcome },
      })
      await worker.processAll()
    },
    async count(sql: string, ...values: unknown[]): Promise<number> {
      const found = await platform.pool.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values)
      return found.rows[0]?.n ?? -1
    },
  }
}

function reviewerAt(organisationId: string | null): Actor {
  const roles: Role[] = ['reviewer']
  return {
    ...systemActor,
    kind: 'staff',
    accountId: '01900000-0000-7000-8000-0000000000aa',
    postId: '01900000-0000-7000-8000-0000000000bb',
    organisationId,
    organisationScope: organisationId === null ? [] : [organisationId],
    roles,
    channel: 'web',
  }
}
