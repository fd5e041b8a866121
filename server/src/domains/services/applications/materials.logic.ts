// SPDX-License-Identifier: Apache-2.0
import type { Facts } from '#contracts/condition'
import { compileCondition } from '#contracts/condition-evaluate'
import type { FileRef } from '#contracts/files'
import type { Material, ServiceItem } from '#contracts/service-item'
import type { ApplicationMaterial } from '#contracts/services'

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
  held: readonly HeldCertificate[],
  files: Readonly<Record<string, readonly FileRef[]>>,
  instead: Readonly<Record<string, 'omission' | 'commitment'>>,
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
        state: certificate !== undefined ? 'exempt' : stateOf(material, provided, instead[material.code]),
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

export function isWanted(material: Material, situation: Facts): boolean {
  if (material.when === undefined) return true
  return compileCondition(material.when)(situation) === true
}
