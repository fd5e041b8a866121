// SPDX-License-Identifier: Apache-2.0
import type { Facts } from '#contracts/condition'
import { compileCondition } from '#contracts/condition-evaluate'
import type { FileRef } from '#contracts/files'
import type { FormDefinition } from '#contracts/form'
import { type Answers, compileForm } from '#contracts/form-visibility'
import type { Material, ServiceItem } from '#contracts/service-item'
import type { ApplicationMaterial } from '#contracts/services'
import { isEmpty } from '#contracts/widget-fault'

/** What was handed in, and what stands in the place of materials. */
export interface Handed {
  readonly held: readonly HeldCertificate[]
  readonly files: Readonly<Record<string, readonly FileRef[]>>
  readonly instead: Readonly<Record<string, 'omission' | 'commitment'>>
  readonly answered: ReadonlySet<string>
}

/** A certificate the applicant holds, as far as it can stand for a material. */
export interface HeldCertificate {
  readonly id: string
  readonly type: string
  readonly name: { zh: string; en: string }
  readonly identifier: string
  readonly issuedOn: string
}

/**
 * The materials one situation asks for. Required ones always; conditional ones where their condition is true over the
 * situation; and none of which the certificate library holds a valid one (“免提交”).
 */
export function materialsFor(
  item: ServiceItem,
  situation: Facts,
  { held, files, instead, answered }: Handed,
): ApplicationMaterial[] {
  return item.materials
    .filter((material) => isWanted(material, situation))
    .map((material) => {
      const provided = files[material.code] ?? []
      const certificate =
        material.certificateType === undefined
          ? undefined
          : held.find((one) => one.type === material.certificateType)
      return {
        code: material.code,
        name: material.name,
        required: true,
        form: material.form,
        accept: [...material.accept],
        maxFiles: material.maxFiles,
        state:
          certificate !== undefined
            ? 'exempt'
            : answered.has(material.code) && provided.length === 0
              ? 'answered'
              : stateOf(material, provided, instead[material.code]),
        tolerableDays: material.tolerableDays ?? null,
        commitment: material.commitment ?? null,
        exemptBy:
          certificate === undefined
            ? null
            : {
                credentialId: certificate.id,
                name: certificate.name,
                identifier: certificate.identifier,
                asOf: certificate.issuedOn,
              },
        files: [...provided],
      }
    })
}

/** What is there counts; otherwise what the applicant chose instead, where the item allows it. */
function stateOf(
  material: Material,
  provided: readonly FileRef[],
  instead: 'omission' | 'commitment' | undefined,
): ApplicationMaterial['state'] {
  if (provided.length > 0) return 'provided'
  if (instead === 'omission' && material.tolerableDays !== undefined) return 'omitted'
  if (instead === 'commitment' && material.commitment !== undefined) return 'committed'
  return 'wanted'
}

/** Materials that questions of the form stand for: every one of theirs that is asked has an answer. */
export function answeredMaterials(form: FormDefinition, answers: Answers, situation: Facts): Set<string> {
  const answered = new Set<string>()
  const open = new Set<string>()
  for (const name of compileForm(form)(answers, situation).visible) {
    const code = form.schema.properties[name]?.['x-material']
    if (code === undefined) continue
    if (isEmpty(answers[name])) open.add(code)
    else answered.add(code)
  }
  return answered.difference(open)
}

export function isWanted(material: Material, situation: Facts): boolean {
  if (material.when === undefined) return true
  return compileCondition(material.when)(situation) === true
}
