// SPDX-License-Identifier: Apache-2.0
import type { CaseDetail } from '#contracts/cases'
import type { Role } from '#contracts/permissions'
import { createChannel } from '#kernels/channel'
import { createDirectory, insertRegion } from '#kernels/directory'
import { type Actor, systemActor } from '#platform/access'
import { createWorker, eventHandler } from '#platform/jobs'
import { openTestPlatform } from '#platform/testing'
import type { Unit } from '#platform/unit'
import { createCalendar, publishedYears } from '#platform/workdays'
import { createCaseKernel } from '../case.ts'
import { createDetailView } from '../case-detail.view.ts'
import { caseMessages, caseMessageTemplates } from '../case-messages.subscriber.ts'
import type { TaskRow } from '../case-row.ts'
import type { CaseType } from '../case-type.ts'
import { operationTelling } from './operation-messages.subscriber.ts'
import { operationMessages } from './operation-messages.ts'

const action = (
  asks: 'nothing' | 'supplements' | 'site-visit' | 'answers' = 'nothing',
  needsOpinion = false,
) => ({
  label: { zh: '办理', en: 'Act' },
  style: 'default' as const,
  needsOpinion,
  asks,
  effect: null,
})

/** A permit with nothing in it but its way: what operations do does not depend on forms. */
export const permit: CaseType = {
  code: 'permit',
  name: { zh: '许可', en: 'Permit' },
  numberLetter: '',
  rating: { withinDays: 30 },
  actions: {
    accept: action(),
    'refuse-acceptance': action('nothing', true),
    pass: action(),
    supplement: action('supplements'),
    reject: action('nothing', true),
    approve: action(),
    agree: action(),
    disagree: action('nothing', true),
    qualified: action('site-visit'),
    unqualified: action('site-visit', true),
    submit: action('answers'),
  },
  services: { 'issue-credential': async () => ({}) },
  decisions: { 'instant-decision': async () => ({ vars: { eligible: null } }) },
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
  amend: async (_db, row) => ({ data: { ...row.data, amended: true }, attachFiles: [] }),
  papersFor: () => [],
  paper: async () => ({ title: { zh: '通知书', en: 'Notice' }, facts: [], paragraphs: [], issuer: '局' }),
}

/** Clerks, reviewers, inspectors, deciders and a leader of departments, one supervisor for all. */
const posts: readonly (readonly [string, Role, string?])[] = [
  ['market', 'window-clerk'],
  ['market', 'window-clerk', 'second'],
  ['market', 'reviewer'],
  ['market', 'reviewer', 'second'],
  ['market', 'inspector'],
  ['market', 'decider'],
  ['market', 'decider', 'second'],
  ['market', 'department-leader'],
  ['fire', 'reviewer'],
  ['fire', 'decider'],
  ['health', 'reviewer'],
  ['data', 'supervisor'],
]

/** A small office on a database of its own, with a clock that is moved by hand. */
export async function openOffice(types: readonly CaseType[] = [permit], now = '2026-03-02T01:00:00Z') {
  const platform = await openTestPlatform(now)
  const directory = createDirectory(platform, { passwordCost: 1024 })
  const kernel = createCaseKernel(platform, directory, types, createCalendar(publishedYears), 'YL')
  const channel = createChannel(
    [...caseMessageTemplates, ...operationMessages.map((one) => one.template)],
    platform.stream,
  )
  const subscribers = [
    ...kernel.subscribers,
    caseMessages(platform, kernel, directory, channel),
    operationTelling(platform, kernel.cases, directory, channel),
  ]
  for (const type of subscribers.flatMap((subscriber) => subscriber.types)) platform.heard.add(type)
  const worker = createWorker({
    db: platform.db,
    units: platform.units,
    clock: platform.clock,
    log: platform.log,
    handlers: [...kernel.jobs, eventHandler(subscribers)],
  })
  const detail = createDetailView(platform, kernel, async () => [])
  const organisations: Record<string, string> = {}
  await platform.units.inUnit({ actor: systemActor }, async (unit) => {
    await insertRegion(
      unit.db,
      {
        code: '990100',
        name: { zh: '云澜市', en: 'Yunlan' },
        level: 'city',
        parentCode: null,
        validFrom: '2000-01-01',
      },
      unit.now,
    )
    await kernel.processes.publishShipped(unit)
    for (const code of ['market', 'fire', 'health', 'data'])
      organisations[code] = await directory.organisations.found(unit, {
        code,
        name: { zh: code, en: code },
        shortName: { zh: code, en: code },
        kind: 'department',
        creditCode: null,
        regionCode: '990100',
        parentCode: null,
        validFrom: '2020-01-01',
      })
  })
  const staff: Record<string, Actor> = {}
  for (const [code, role, suffix] of posts) {
    const login = [code, role, suffix].filter((part) => part !== undefined).join('.')
    staff[login] = await hire(login, code, role)
  }

  async function hire(login: string, code: string, role: Role): Promise<Actor> {
    const organisationId = organisations[code] ?? ''
    const { accountId, postId } = await platform.units.inUnit({ actor: systemActor }, async (unit) => {
      const postId = await directory.staff.createPost(unit, {
        organisationId,
        code: login,
        title: { zh: role, en: role },
        roles: [role],
      })
      const accountId = await directory.staff.createAccount(unit, {
        kind: 'staff',
        login,
        password: 'Yunlan#2026',
        displayName: login,
        personId: null,
        postId,
        demo: true,
      })
      return { accountId, postId }
    })
    const organisationScope = [organisationId]
    return {
      kind: 'staff',
      accountId,
      postId,
      organisationId,
      organisationScope,
      subject: null,
      roles: [role],
      channel: 'web',
    }
  }

  const who = (login: string): Actor => {
    const actor = staff[login]
    if (actor === undefined) throw new Error(`nobody is called ${login}`)
    return actor
  }
  const applicant: Actor = {
    ...systemActor,
    kind: 'resident',
    accountId: '01900000-0000-7000-8000-000000000001',
    subject: { kind: 'person', id: '01900000-0000-7000-8000-000000000002' },
    roles: ['resident'],
    channel: 'web',
  }
  const as = <Result>(actor: Actor | string, work: (unit: Unit) => Promise<Result>): Promise<Result> =>
    platform.units.inUnit({ actor: typeof actor === 'string' ? who(actor) : actor }, work)

  const load = (number: string) => kernel.cases.load(platform.db, { number })
  const taskAt = async (number: string, node: string): Promise<TaskRow> => {
    const task = (await load(number)).tasks.find((one) => one.node === node && one.token !== 0)
    if (task === undefined) throw new Error(`${number} has no open task at ${node}`)
    return task
  }

  return {
    platform,
    directory,
    kernel,
    worker,
    organisations,
    applicant,
    who,
    as,
    load,
    taskAt,
    close: () => platform.close(),
    seen: (actor: Actor | string, number: string): Promise<CaseDetail> =>
      detail(platform.db, typeof actor === 'string' ? who(actor) : actor, number),
    /** Opens a permit; it waits at the window. */
    async apply(more: { kind?: string; process?: string; promisedDays?: number; data?: object } = {}) {
      const { number } = await as(applicant, (unit) =>
        kernel.cases.open(unit, {
          kind: more.kind ?? 'permit',
          title: { zh: '食品经营许可', en: 'Food licence' },
          itemCode: 'X',
          definition: null,
          process: more.process ?? 'permit-joint',
          organisationId: organisations['market'] ?? '',
          regionCode: '990100',
          subject: applicant.subject ?? { kind: 'person', id: '' },
          subjectName: '王晓岚',
          channel: 'web',
          promisedDays: more.promisedDays ?? 10,
          vars: { departments: [organisations['fire'] ?? '', organisations['health'] ?? ''] },
          data: { ...more.data },
        }),
      )
      await worker.processAll()
      return number
    },
    async claim(number: string, node: string, login: string) {
      const task = await taskAt(number, node)
      await as(login, (unit) => kernel.handling.claim(unit, number, task.id))
      return task
    },
    async complete(number: string, node: string, actor: Actor | string, action: string, more: object = {}) {
      const task = await taskAt(number, node)
      await kernel.handling.complete({
        actor: typeof actor === 'string' ? who(actor) : actor,
        number,
        taskId: task.id,
        claim: null,
        traceId: 't',
        input: { version: (await load(number)).row.rev, action, ...more },
      })
      await worker.processAll()
    },
    async messagesOf(actor: Actor | string): Promise<string[]> {
      const { accountId } = typeof actor === 'string' ? who(actor) : actor
      const { items } = await channel.list(platform.db, accountId ?? '', { limit: 100 })
      return items.map((one) => one.title.zh)
    },
    async history(number: string): Promise<string[]> {
      const found = await platform.pool.query<{ kind: string }>(
        'select h.kind from cases.history as h join cases.cases as c on c.id = h.case_id where c.number = $1 order by h.seq',
        [number],
      )
      return found.rows.map((row) => row.kind)
    },
    async evidence(number: string): Promise<string[]> {
      const found = await platform.pool.query<{ action: string }>(
        'select action from platform.audit_log where object_id = $1 order by id',
        [number],
      )
      return found.rows.map((row) => row.action)
    },
  }
}

export type Office = Awaited<ReturnType<typeof openOffice>>
