// SPDX-License-Identifier: Apache-2.0
import { compileCondition } from '#contracts/condition-evaluate'
import type { ServiceItem } from '#contracts/service-item'
import type { ApplicationMaterial } from '#contracts/services'
import type { Actor } from '#platform/access'
import { chinaDay, type Random } from '#platform/clock'
import type { DemoWorld } from './demo-world.ts'
import { fillForm } from './fill-form.ts'

type Situation = Record<string, string | string[]>

/** Chooses an answer for each question of the guide that is asked. */
export function situationOf(item: ServiceItem, random: Random): Situation {
  const chosen: Situation = {}
  for (const question of item.situations) {
    if (question.when !== undefined && compileCondition(question.when)(chosen) !== true) continue
    const option = question.options[random.integer(question.options.length)]?.value ?? ''
    chosen[question.id] = question.multiple === true ? [option] : option
  }
  return chosen
}

/** The smallest file that is a PDF by its content; what people scan is not part of the demonstration. */
const scan = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)

/** Uploads what an item asks of the actor in a situation; the certificate library stands for the rest. */
export async function uploadMaterials(
  world: DemoWorld,
  actor: Actor,
  item: ServiceItem,
  situation: Situation,
  spared: Readonly<Record<string, unknown>>,
): Promise<Record<string, string[]>> {
  const { units, uploads } = world.app.platform
  const wanted = item.materials.filter(
    (material) =>
      spared[material.code] === undefined &&
      (material.when === undefined || compileCondition(material.when)(situation) === true),
  )
  const ids: Record<string, string[]> = {}
  for (const material of wanted) {
    const name = `${material.name.zh}.pdf`
    const id = await units.inUnit({ actor }, async (unit) => {
      const upload = await uploads.begin(unit, { name, bytes: scan.byteLength })
      await uploads.append(unit, upload.id, 0, scan)
      return (await uploads.complete(unit, upload.id)).id
    })
    ids[material.code] = [id]
  }
  return ids
}

/** Some have not everything at hand: where the item allows it they hand it in later, or commit themselves. */
function insteadOf(
  materials: readonly ApplicationMaterial[],
  random: Random,
): Record<string, 'omission' | 'commitment'> {
  const instead: Record<string, 'omission' | 'commitment'> = {}
  for (const { code, state, tolerableDays, commitment } of materials) {
    if (state !== 'wanted' || (tolerableDays === null && commitment === null)) continue
    if (random.integer(100) < 60) instead[code] = commitment === null ? 'omission' : 'commitment'
  }
  return instead
}

/** A person or enterprise applies: draft, answers, materials, submission. Returns the case number. */
export async function apply(
  world: DemoWorld,
  actor: Actor,
  item: ServiceItem,
  random: Random,
): Promise<string> {
  const { units } = world.app.platform
  const { applications } = world.app.services.services
  const situation = situationOf(item, random)
  const draft = await units.inUnit({ actor }, (unit) =>
    applications.begin(unit, { itemCode: item.implementingCode, situation }),
  )
  const exempt = Object.fromEntries(
    draft.materials
      .filter((material) => material.state === 'exempt')
      .map((material) => [material.code, true]),
  )
  const answers = fillForm(item.form, draft.answers, situation, random, chinaDay(world.clock.now()))
  const instead = insteadOf(draft.materials, random)
  const materials = await uploadMaterials(world, actor, item, situation, { ...exempt, ...instead })
  const saved = await units.inUnit({ actor }, (unit) =>
    applications.save(unit, draft.id, { version: draft.version, answers, materials, instead }),
  )
  const signed = Object.keys(instead).filter((code) => instead[code] === 'commitment')
  const submitted = await units.inUnit({ actor }, (unit) =>
    applications.submit(unit, draft.id, saved.version, signed),
  )
  return submitted.caseNumber
}
