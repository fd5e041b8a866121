// SPDX-License-Identifier: Apache-2.0
import { Ajv2020 } from 'ajv/dist/2020.js'
import { type CaseKernel, type CaseType, createCaseKernel } from '#kernels/case'
import { createDirectory, type Directory, insertRegion } from '#kernels/directory'
import { type Actor, systemActor } from '#platform/access'
import { createCalendar, publishedYears } from '#platform/workdays'
import type { BenchPlatform } from './bench-platform.ts'
import { type Contender, inLanes } from './suite.ts'

const formFields = 12

const action = (asks: 'nothing' | 'supplements' | 'answers') => ({
  label: { zh: '办理', en: 'Act' },
  style: 'default' as const,
  needsOpinion: false,
  asks,
  effect: null,
})

function permitType(): CaseType {
  const properties = Object.fromEntries(
    Array.from({ length: formFields }, (_, index) => [
      `field${index}`,
      { type: 'string', minLength: 1, maxLength: 50 },
    ]),
  )
  const validate = new Ajv2020({ strict: false }).compile({
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  })
  return {
    code: 'permit',
    name: { zh: '许可', en: 'Permit' },
    numberLetter: '',
    rating: null,
    actions: {
      accept: action('nothing'),
      pass: action('nothing'),
      supplement: action('supplements'),
      submit: action('answers'),
    },
    services: { 'issue-credential': async () => ({}) },
    decisions: { 'instant-decision': async () => ({}) },
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
    async amend(_db, row, _actor, amendment) {
      if (!validate(amendment.answers)) throw new Error('the form of the benchmark is valid')
      return { data: { ...row.data, answers: amendment.answers }, attachFiles: [] }
    },
    papersFor: () => [],
    paper: async () => ({ title: { zh: '', en: '' }, facts: [], paragraphs: [], issuer: '' }),
  }
}

/** A kernel with one kind of case, an office, and the two who act: an official and an applicant. */
export interface BenchOffice {
  readonly bench: BenchPlatform
  readonly directory: Directory
  readonly kernel: CaseKernel
  readonly organisationId: string
  readonly official: Actor
  readonly applicant: Actor
}

export async function openBenchOffice(bench: BenchPlatform): Promise<BenchOffice> {
  const { platform } = bench
  const directory = createDirectory(platform, { passwordCost: 1024 })
  const kernel = createCaseKernel(platform, directory, [permitType()], createCalendar(publishedYears), 'YL')
  for (const type of kernel.subscribers.flatMap((subscriber) => subscriber.types)) bench.heard.add(type)
  const organisationId = await platform.units.inUnit({ actor: systemActor }, async (unit) => {
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
    return await directory.organisations.found(unit, {
      code: 'market',
      name: { zh: '市场监管局', en: 'Market' },
      shortName: { zh: '市监', en: 'Market' },
      kind: 'department',
      creditCode: null,
      regionCode: '990100',
      parentCode: null,
      validFrom: '2020-01-01',
    })
  })
  const applicant: Actor = {
    ...systemActor,
    kind: 'resident',
    accountId: platform.ids.next(),
    subject: { kind: 'person', id: platform.ids.next() },
    roles: ['resident'],
    channel: 'web',
  }
  const official: Actor = {
    ...systemActor,
    kind: 'staff',
    accountId: platform.ids.next(),
    postId: platform.ids.next(),
    organisationId,
    organisationScope: [organisationId],
    roles: ['window-clerk', 'reviewer'],
    channel: 'web',
  }
  return { bench, directory, kernel, organisationId, official, applicant }
}

/** Opens a case and accepts it: from here on it goes between “please supplement” and the supplement. */
export async function openBenchCase(office: BenchOffice): Promise<CaseAtWork> {
  const { kernel, applicant, organisationId } = office
  const row = await office.bench.platform.units.inUnit({ actor: applicant }, (unit) =>
    kernel.cases.open(unit, {
      kind: 'permit',
      title: { zh: '食品经营许可', en: 'Food business licence' },
      itemCode: 'X',
      definition: null,
      process: 'single-approval',
      organisationId,
      regionCode: '990100',
      subject: applicant.subject ?? { kind: 'person', id: '' },
      subjectName: '王晓岚',
      channel: 'web',
      promisedDays: 20,
      vars: {},
      data: {},
    }),
  )
  const { tasks } = await kernel.cases.load(office.bench.platform.db, { number: row.number })
  const work: CaseAtWork = { number: row.number, taskId: tasks[0]?.id ?? '', version: row.rev, act: 'accept' }
  await stepOnce(office, work)
  return work
}

/** Where a case stands, as somebody who has it on the screen knows. */
export interface CaseAtWork {
  readonly number: string
  taskId: string
  version: number
  act: 'accept' | 'supplement' | 'submit'
}

const answers = Object.fromEntries(
  Array.from({ length: formFields }, (_, index) => [`field${index}`, `答复 ${index}`]),
)

/** What is sent for the next step of a case. */
export function nextInput({ act, version }: CaseAtWork) {
  if (act === 'submit') return { version, action: act, answers }
  if (act === 'accept') return { version, action: act }
  return { version, action: act, supplements: [{ target: 'other' as const, reason: '请补充平面图' }] }
}

/** The step was done: the task it opened is the next one. */
export function noteStep(work: CaseAtWork, taskId: string): void {
  work.taskId = taskId
  work.version += 1
  work.act = work.act === 'supplement' ? 'submit' : 'supplement'
}

export async function stepOnce({ bench, kernel, applicant, official }: BenchOffice, work: CaseAtWork) {
  const { number, taskId, act } = work
  const actor = act === 'submit' ? applicant : official
  const claim = { accountId: actor.accountId ?? '', key: bench.platform.ids.next(), requestHash: 'bench' }
  const input = nextInput(work)
  const opened = await kernel.handling.complete({ actor, number, taskId, input, claim, traceId: 'bench' })
  noteStep(work, opened[0] ?? '')
}

export async function openBenchCases(office: BenchOffice, count: number): Promise<CaseAtWork[]> {
  const works: CaseAtWork[] = []
  for (let index = 0; index < count; index++) works.push(await openBenchCase(office))
  return works
}

/** Steps of an official and of an applicant, over and over on the same cases. */
export const stepping =
  (office: BenchOffice, works: readonly CaseAtWork[]): Contender =>
  (ms) =>
    inLanes(ms, works, (work) => stepOnce(office, work))
