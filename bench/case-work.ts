// SPDX-License-Identifier: Apache-2.0
import { Ajv2020 } from 'ajv/dist/2020.js'
import { type CaseKernel, type CaseType, createCaseKernel } from '#kernels/case'
import { createDirectory, insertRegion } from '#kernels/directory'
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

export async function prepareCases(
  bench: BenchPlatform,
  count: number,
  say: (text: string) => void,
): Promise<Contender> {
  const { platform } = bench
  const directory = createDirectory(platform, { passwordCost: 1024 })
  const kernel = createCaseKernel(platform, directory, [permitType()], createCalendar(publishedYears), 'YL')
  for (const type of kernel.subscribers.flatMap((subscriber) => subscriber.types)) bench.heard.add(type)
  const subject = { kind: 'person', id: platform.ids.next() } as const
  const applicant: Actor = {
    ...systemActor,
    kind: 'resident',
    accountId: platform.ids.next(),
    subject,
    roles: ['resident'],
    channel: 'web',
  }
  const { organisationId } = await platform.units.inUnit({ actor: systemActor }, async (unit) => {
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
    const id = await directory.organisations.found(unit, {
      code: 'market',
      name: { zh: '市场监管局', en: 'Market' },
      shortName: { zh: '市监', en: 'Market' },
      kind: 'department',
      creditCode: null,
      regionCode: '990100',
      parentCode: null,
      validFrom: '2020-01-01',
    })
    return { organisationId: id }
  })
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
  const numbers: string[] = []
  for (let index = 0; index < count; index++) {
    const row = await platform.units.inUnit({ actor: applicant }, (unit) =>
      kernel.cases.open(unit, {
        kind: 'permit',
        title: { zh: '食品经营许可', en: 'Food business licence' },
        itemCode: 'X',
        definition: null,
        process: 'single-approval',
        organisationId,
        regionCode: '990100',
        subject,
        subjectName: '王晓岚',
        channel: 'web',
        promisedDays: 20,
        vars: {},
        data: {},
      }),
    )
    await stepOnce(bench, kernel, row.number, applicant, official)
    numbers.push(row.number)
  }
  say(`${count} cases are under way`)
  return (ms) => inLanes(ms, numbers, (number) => stepOnce(bench, kernel, number, applicant, official))
}

const answers = Object.fromEntries(
  Array.from({ length: formFields }, (_, index) => [`field${index}`, `答复 ${index}`]),
)

/** Accept, then back and forth between “please supplement” and the supplement: steps of an official and of an applicant. */
async function stepOnce(
  { platform }: BenchPlatform,
  kernel: CaseKernel,
  number: string,
  applicant: Actor,
  official: Actor,
): Promise<void> {
  const next = wanted.get(number) ?? { taskId: '', version: 0, act: 'accept' as const }
  const known = next.taskId === '' ? await kernel.cases.load(platform.db, { number }) : null
  const taskId = known?.tasks[0]?.id ?? next.taskId
  const version = known?.row.rev ?? next.version
  const actor = next.act === 'submit' ? applicant : official
  const claim = { accountId: actor.accountId ?? '', key: platform.ids.next(), requestHash: 'bench' }
  const input =
    next.act === 'submit'
      ? { version, action: 'submit', answers }
      : next.act === 'supplement'
        ? {
            version,
            action: 'supplement',
            supplements: [{ target: 'other' as const, reason: '请补充平面图' }],
          }
        : { version, action: 'accept' }
  const opened = await kernel.handling.complete({ actor, number, taskId, input, claim, traceId: 'bench' })
  wanted.set(number, {
    taskId: opened[0] ?? '',
    version: version + 1,
    act: next.act === 'supplement' ? 'submit' : 'supplement',
  })
}
const wanted = new Map<string, { taskId: string; version: number; act: 'accept' | 'supplement' | 'submit' }>()
