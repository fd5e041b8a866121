// SPDX-License-Identifier: Apache-2.0
import type { Lead, ProcessStages } from '#contracts/process-stages'
import type { DemoWorld } from './demo-world.ts'

/** Who keeps the items of the city. */
const designer = 'linzhou'

/** What has been learnt from the first weeks: acceptance within a day, applicants reminded earlier. */
const lessons: readonly (readonly [from: string, to: string])[] = [
  ['cs:action="accept refuse-acceptance" cs:days="2"', 'cs:action="accept refuse-acceptance" cs:days="1"'],
  ['name="满 20 日" cs:nameEn="20 days"', 'name="满 15 日" cs:nameEn="15 days"'],
  ['>P20D<', '>P15D<'],
]
/** What is being thought about now. */
const ideas: readonly (readonly [from: string, to: string])[] = [
  ['cs:action="approve supplement reject" cs:days="3"', 'cs:action="approve supplement reject" cs:days="2"'],
]

function changed(xml: string, changes: typeof lessons): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the process of the demonstration has no ${from}`)
    return text.replace(from, to)
  }, xml)
}

/** Registration gets a second version in the middle of its work; cases that run already keep the first. */
export async function publishLessons({ app, actorOf }: DemoWorld): Promise<void> {
  const { processes, drafts } = app.services.caseKernel
  const { units, db } = app.platform
  const xml = changed(await processes.xml(db, 'registration', 1), lessons)
  const actor = await actorOf(designer)
  await units.inUnit({ actor }, async (unit) => {
    const draft = await drafts.save(unit, 'registration', { version: 0, xml })
    await drafts.publish(unit, 'registration', draft.version, 'zh')
  })
}

/** On the designer's desk: a third version of registration, and a process made of stages. */
export async function beginDrafts({ app, actorOf }: DemoWorld): Promise<void> {
  const { processes, drafts, stages } = app.services.caseKernel
  const { units, db } = app.platform
  const xml = changed(await processes.xml(db, 'registration', 2), ideas)
  const actor = await actorOf(designer)
  await units.inUnit({ actor }, async (unit) => {
    await drafts.save(unit, 'registration', { version: 0, xml })
    await stages.save(unit, 'large-event', { version: 0, stages: largeEvent }, 'zh')
  })
}

const next: Lead = { to: 'next' }
const refused: Lead = { to: 'end', outcome: 'refused' }

const largeEvent: ProcessStages = {
  name: { zh: '大型活动许可', en: 'Permit for large events' },
  stages: [
    {
      ...{ kind: 'task', id: 'accept', name: { zh: '受理', en: 'Acceptance' }, phase: null },
      ...{ role: 'window-clerk', days: 1 },
      decisions: [
        { action: 'accept', lead: next },
        { action: 'refuse-acceptance', lead: { to: 'end', outcome: 'not-accepted' } },
      ],
    },
    {
      ...{ kind: 'task', id: 'review', name: { zh: '材料审查', en: 'Review' }, phase: null },
      ...{ role: 'reviewer', days: 3 },
      decisions: [
        { action: 'pass', lead: next },
        { action: 'supplement', lead: { to: 'supplement', days: 30 } },
        { action: 'reject', lead: { to: 'stage', stage: 'decide' } },
      ],
    },
    {
      ...{ kind: 'parallel', id: 'joint', name: { zh: '部门会审', en: 'Joint review' }, phase: null },
      ...{
        role: 'reviewer',
        days: 5,
        rule: 'all',
        agreed: next,
        disagreed: { to: 'stage', stage: 'decide' },
      },
    },
    {
      ...{ kind: 'task', id: 'decide', name: { zh: '作出决定', en: 'Decision' }, phase: null },
      ...{ role: 'decider', days: 2 },
      decisions: [
        { action: 'approve', lead: next },
        { action: 'reject', lead: refused },
      ],
    },
    {
      ...{ kind: 'automatic', id: 'issue', name: { zh: '制证', en: 'Certificate' }, phase: null },
      effect: 'issue-credential',
    },
  ],
  ending: 'granted',
}
