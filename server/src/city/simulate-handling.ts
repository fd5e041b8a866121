// SPDX-License-Identifier: Apache-2.0
import type { ServiceItem } from '#contracts/service-item'
import type { Actor } from '#platform/access'
import { chinaDay, type Random } from '#platform/clock'
import type { DemoWorld } from './demo-world.ts'
import { uploadMaterials } from './simulate-applying.ts'
import { clearTheWay } from './simulate-operations.ts'

/** What a simulated office and its citizens do next with a case; every act goes through the services. */
export async function actOn(
  world: DemoWorld,
  number: string,
  applicant: Actor,
  item: ServiceItem,
  random: Random,
): Promise<'waits' | 'ended'> {
  const { cases, handling } = world.app.services.caseKernel
  const { row, tasks } = await cases.load(world.app.platform.db, { number })
  if (row.status !== 'open') return 'ended'
  const steps = tasks.filter((one) => one.token !== 0)
  const task = steps[random.integer(Math.max(1, steps.length))]
  if (task === undefined) return 'waits'
  const traceId = 'demo-city'
  if (task.for_applicant) {
    const materials = await uploadMaterials(
      world,
      applicant,
      item,
      row.data['situation'] as Record<string, never>,
      row.data['exemptions'] as Record<string, never>,
    )
    await handling.complete({
      actor: applicant,
      number,
      taskId: task.id,
      traceId,
      claim: null,
      input: { version: row.rev, action: 'submit', answers: {}, materials },
    })
    return 'waits'
  }
  if (task.organisation_id === null || task.role === null) return 'waits'
  const actor = await world.staffFor(task.organisation_id, task.role)
  if (actor === null) return 'waits'
  if (task.status === 'open') {
    await world.app.platform.units.inUnit({ actor }, (unit) => handling.claim(unit, number, task.id))
    // Some take a case up and come back to it later.
    if (random.integer(100) < 35) return 'waits'
  }
  if (await clearTheWay({ world, row, task, actor, applicant, item })) return 'waits'
  const seenSupplement = await wasSupplemented(world, row.id)
  const input = decide(task.actions, task.node, random, seenSupplement, item, chinaDay(world.clock.now()))
  await handling.complete({
    actor,
    number,
    taskId: task.id,
    traceId,
    claim: null,
    input: { version: row.rev, ...input },
  })
  return 'waits'
}

async function wasSupplemented(world: DemoWorld, caseId: string): Promise<boolean> {
  const found = await world.database.pool.query(
    'select 1 from cases.tasks where case_id = $1 and for_applicant limit 1',
    [caseId],
  )
  return found.rows.length > 0
}

/** Mostly well, sometimes not: shares are of the same order as in the cities' reports. */
function decide(
  actions: readonly string[],
  node: string,
  random: Random,
  supplemented: boolean,
  item: ServiceItem,
  today: string,
) {
  const chance = random.integer(100)
  const has = (action: string) => actions.includes(action)
  if (has('supplement') && !supplemented && chance < 14) {
    const material = item.materials[0]
    return {
      action: 'supplement',
      opinion: '材料不齐全，请一次性补正。',
      supplements: [
        {
          target: 'material' as const,
          ...(material !== undefined && { code: material.code }),
          reason: '扫描件不清晰，请重新上传完整页面。',
        },
      ],
    }
  }
  if (node === 'site-visit') {
    return {
      action: 'qualified',
      opinion: '现场与申报一致。',
      siteVisit: {
        visitedAt: `${today}T02:00:00Z`,
        place: '申请人经营场所',
        findings: '布局与平面图一致，设施设备齐全。',
        fileIds: [],
      },
    }
  }
  if (has('refuse-acceptance'))
    return chance < 2
      ? { action: 'refuse-acceptance', opinion: '申请事项不属于本机关职权范围。' }
      : { action: 'accept' }
  if (has('pass')) return { action: 'pass', opinion: '材料齐全，符合要求。' }
  if (has('approve'))
    return chance < 5
      ? { action: 'reject', opinion: '不符合法定条件。' }
      : { action: 'approve', opinion: '准予。' }
  if (has('agree')) return { action: 'agree', opinion: '同意。' }
  if (has('dispatch')) return { action: 'dispatch', opinion: '属实，请整改。' }
  if (has('answer')) return { action: 'answer', opinion: '已向申请人致歉并改进窗口引导。' }
  if (has('satisfied')) return { action: 'satisfied', opinion: '回访满意。' }
  return { action: actions[0] ?? 'submit', opinion: '同意。' }
}
