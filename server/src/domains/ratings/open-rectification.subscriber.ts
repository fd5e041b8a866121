// SPDX-License-Identifier: Apache-2.0

import type { CaseKernel } from '#kernels/case'
import type { Directory } from '#kernels/directory'
import { chinaDay } from '#platform/clock'
import type { StoredEvent, Subscriber } from '#platform/jobs'
import type { Unit } from '#platform/unit'
import { rectificationDays } from './rectification-case.ts'

/** Grades 1 and 2 are 差评 (GB/T 39735). */
export const worstGood = 3

/** A bad rating opens its rectification by itself, with a clock of its own; `ratingCentre` is the code of who verifies it. */
export function openRectification(
  kernel: () => CaseKernel,
  directory: Directory,
  ratingCentre: string,
): Subscriber {
  return { name: 'ratings.open-rectification', types: ['case.rated'], hear }

  async function hear(unit: Unit, event: StoredEvent): Promise<void> {
    const { number, grade } = event.data as { number: string; grade: number } // event of the case kernel
    if (grade >= worstGood) return
    const { row } = await kernel().cases.load(unit.db, { number })
    const centre = await directory.organisations.getByCode(unit.db, ratingCentre, chinaDay(unit.now))
    await kernel().cases.open(unit, {
      kind: 'rectification',
      title: { zh: `差评整改：${row.title_zh}`, en: `Rectification: ${row.title_en}` },
      itemCode: row.item_code,
      definition: null,
      process: 'rectification',
      organisationId: row.organisation_id,
      regionCode: row.region_code,
      // The case is about the rated case, not about who rated: protect the reviewer (国办发〔2019〕51号).
      subject: { kind: 'case', id: row.id },
      subjectName: row.number,
      channel: 'system',
      promisedDays: rectificationDays,
      vars: {},
      data: { grade, roleOrganisations: { 'rating-officer': centre.id } },
      parentNumber: row.number,
    })
  }
}
