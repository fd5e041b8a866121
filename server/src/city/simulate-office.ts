// SPDX-License-Identifier: Apache-2.0
import { terminationGrounds } from '#contracts/termination-grounds'
import type { TaskRow } from '#kernels/case'
import { chinaDay, type Random } from '#platform/clock'
import { isProblem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import type { DemoWorld } from './demo-world.ts'
import type { Desk } from './simulate-operations.ts'

type Office = Omit<Desk, 'task' | 'actor' | 'item'> & { readonly tasks: readonly TaskRow[] }

/**
 * What offices do with cases beside completing their steps: some ask colleagues, some are urged or supervised, a few
 * are paused, ended or merged. True where something was done, so that the step itself has to wait.
 */
export async function operateOn(office: Office, random: Random): Promise<boolean> {
  if (await answerAsked(office, random)) return true
  const chance = random.integer(1000)
  const acts: readonly [number, (office: Office, random: Random) => Promise<boolean>][] = [
    [70, askColleague],
    [40, urge],
    [50, supervise],
    [10, pause],
    [2, terminate],
  ]
  let below = 0
  for (const [share, act] of acts) {
    below += share
    if (chance < below) return await attempt(() => act(office, random))
  }
  return false
}

/** A refusal is an answer as well: the simulated office finds out what a real one would. */
async function attempt(act: () => Promise<boolean>): Promise<boolean> {
  try {
    return await act()
  } catch (error) {
    if (!isProblem(error)) throw error
    return false
  }
}

const inUnit = <Result>(
  { world }: Pick<Office, 'world'>,
  actor: Desk['actor'],
  work: (unit: Unit) => Promise<Result>,
): Promise<Result> => world.app.platform.units.inUnit({ actor }, work)

/** Whoever was asked answers, most of them soon. */
async function answerAsked(office: Office, random: Random): Promise<boolean> {
  const { world, row, tasks } = office
  const asked = tasks.find((task) => task.parent_id !== null)
  if (asked === undefined || random.integer(100) < 35) return false
  const actor = await personFor(world, asked)
  if (actor === null) return false
  const parent = tasks.find((task) => task.id === asked.parent_id)
  const { asks } = world.app.services.caseKernel
  const kind = asked.name_zh.startsWith('委派') ? 'delegation' : 'opinion'
  const verdict = kind === 'delegation' ? (parent?.actions[0] ?? 'worked') : 'agree'
  return await attempt(async () => {
    await inUnit(office, actor, (unit) =>
      asks.answer(unit, row.number, asked.id, { verdict, opinion: '已核对，材料与登记信息一致。' }),
    )
    return true
  })
}

async function personFor(world: DemoWorld, task: TaskRow) {
  if (task.assignee_id !== null) return await world.actorOfAccount(task.assignee_id)
  return task.organisation_id === null || task.role === null
    ? null
    : await world.staffFor(task.organisation_id, task.role)
}

/** A holder asks another department, or the head of their own. */
async function askColleague(office: Office, random: Random): Promise<boolean> {
  const { world, row, tasks } = office
  const task = tasks.find((one) => one.status === 'claimed' && one.parent_id === null && one.token !== 0)
  if (task === undefined || task.assignee_id === null || task.organisation_id === null) return false
  const actor = await world.actorOfAccount(task.assignee_id)
  if (actor === null) return false
  const leader = await world.staffFor(task.organisation_id, 'department-leader')
  const other = await world.organisation(
    ['yl-fire', 'yl-health', 'yl-market'][random.integer(3)] ?? 'yl-fire',
  )
  const { asks } = world.app.services.caseKernel
  const input =
    random.integer(2) === 0 && leader?.accountId != null
      ? {
          kind: 'approval' as const,
          place: 'before' as const,
          to: [{ accountId: leader.accountId }],
          question: '该件情况特殊，请审定办理意见。',
          days: 2,
        }
      : {
          kind: 'co-handling' as const,
          mandatory: random.integer(3) > 0,
          to: [{ organisationId: other }],
          question: '请就本部门职责范围内的条件出具意见。',
          days: 3,
        }
  await inUnit(office, actor, (unit) => asks.ask(unit, row.number, task.id, input))
  return true
}

async function urge(office: Office): Promise<boolean> {
  await inUnit(office, office.applicant, (unit) =>
    office.world.app.services.caseKernel.urging.urge(
      unit,
      office.row.number,
      '开业在即，麻烦尽快办理，谢谢。',
    ),
  )
  return false
}

/** The supervisor of the bureau watches over it; a case that is watched is answered for the next time. */
async function supervise(office: Office, random: Random): Promise<boolean> {
  const { world, row } = office
  if (row.due_at === null) return false
  const supervisor = await world.actorOf('duanqing')
  const { supervisions, calendars } = world.app.services.caseKernel
  const soon = calendars.of(row.region_code).add(world.clock.now(), 2)
  const dueOn = chinaDay(soon.getTime() < row.due_at.getTime() ? soon : row.due_at)
  const id = await inUnit(office, supervisor, (unit) =>
    supervisions.supervise(unit, row.number, { dueOn, reason: '12345 热线反映办理缓慢，请按期办理并答复。' }),
  )
  const answering = await world.staffFor(row.organisation_id, 'reviewer')
  if (answering !== null && random.integer(3) > 0)
    await inUnit(office, answering, (unit) =>
      supervisions.answer(unit, row.number, id, { answer: '已联系申请人核实情况，两日内办结。' }),
    )
  return false
}

async function pause(office: Office): Promise<boolean> {
  const { world, row } = office
  const decider = await world.staffFor(row.organisation_id, 'decider')
  if (decider === null) return false
  await world.app.services.caseKernel.handling.pause({
    actor: decider,
    number: row.number,
    ground: 'expert-review',
    days: 5,
    reason: '涉及专业技术问题，组织专家评审。',
    claim: null,
    traceId: 'demo-city',
  })
  return true
}

/** A case whose expert review is over goes on. */
export async function resumePaused(world: DemoWorld, row: Desk['row']): Promise<void> {
  const decider = await world.staffFor(row.organisation_id, 'decider')
  if (decider === null) return
  await world.app.services.caseKernel.handling.resume({
    actor: decider,
    number: row.number,
    reason: '专家评审已完成。',
    claim: null,
    traceId: 'demo-city',
  })
}

async function terminate(office: Office, random: Random): Promise<boolean> {
  const { world, row } = office
  const decider = await world.staffFor(row.organisation_id, 'decider')
  const ground = terminationGrounds[random.integer(2)]?.code ?? 'matter-void'
  if (decider === null) return false
  await inUnit(office, decider, (unit) =>
    world.app.services.caseKernel.ending.terminate(unit, row.number, {
      ground,
      reason: '经核实，申请事项已无必要继续办理。',
    }),
  )
  return true
}

/** The same application sent twice: the later one is merged into the first. */
export async function mergeDuplicate(world: DemoWorld, number: string, into: string): Promise<void> {
  const { cases, merging } = world.app.services.caseKernel
  const { row } = await cases.load(world.app.platform.db, { number })
  const decider = await world.staffFor(row.organisation_id, 'decider')
  if (decider === null) return
  await attempt(async () => {
    await inUnit({ world }, decider, (unit) =>
      merging.merge(unit, number, { into, reason: '同一申请人就同一事项重复提交。' }),
    )
    return true
  })
}
