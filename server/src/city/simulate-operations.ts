// SPDX-License-Identifier: Apache-2.0
import type { ServiceItem } from '#contracts/service-item'
import type { CaseRow, TaskRow } from '#kernels/case'
import type { Actor } from '#platform/access'
import type { DemoWorld } from './demo-world.ts'
import { uploadMaterials } from './simulate-applying.ts'

interface Desk {
  readonly world: DemoWorld
  readonly row: CaseRow
  readonly task: TaskRow
  readonly actor: Actor
  readonly applicant: Actor
  readonly item: ServiceItem
}

/** What has to happen before the step itself can; true where something did. */
export async function clearTheWay(desk: Desk): Promise<boolean> {
  const { world, row, task, actor } = desk
  const missing = Object.keys((row.data['omissions'] ?? {}) as Record<string, unknown>)
  if (missing.length === 0) return false
  const { dues } = world.app.services.caseKernel
  if (task.actions.includes('accept')) {
    await world.app.platform.units.inUnit({ actor }, (unit) =>
      dues.tolerate(unit, row.number, task.id, {
        version: row.rev,
        materials: missing,
        reason: '主要材料齐全，缺项材料承诺按期补交，容缺受理。',
      }),
    )
    return true
  }
  if (!task.actions.includes('approve')) return false
  await handInMissing(desk, missing)
  return true
}

async function handInMissing(
  { world, row, applicant, item }: Desk,
  missing: readonly string[],
): Promise<void> {
  const others = item.materials.filter((material) => !missing.includes(material.code))
  const files = await uploadMaterials(
    world,
    applicant,
    item,
    row.data['situation'] as Record<string, never>,
    Object.fromEntries(others.map((material) => [material.code, true])),
  )
  const { dues } = world.app.services.caseKernel
  const found = await world.database.pool.query<{ id: string; code: string }>(
    "select id, code from cases.dues where case_id = $1 and kind = 'omission' and status = 'open'",
    [row.id],
  )
  for (const due of found.rows)
    await world.app.platform.units.inUnit({ actor: applicant }, (unit) =>
      dues.supply(unit, row.number, due.id, { fileIds: files[due.code] ?? [] }),
    )
}
