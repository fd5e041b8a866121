// SPDX-License-Identifier: Apache-2.0
import type { FileRef } from '#contracts/files'
import type { ServiceItem } from '#contracts/service-item'
import type { ApplicationMaterial } from '#contracts/services'
import type { LocalizedText } from '#contracts/text'
import type { CaseRow, CaseType } from '#kernels/case'
import type { Db } from '#platform/db'
import { requireOwnFiles } from '#platform/files'
import { situationFacts } from './applications/answers.logic.ts'
import { isWanted } from './applications/materials.logic.ts'

/** What a service case carries along; written by the submission and by supplements only. */
export interface ServiceCaseData {
  readonly situation: Record<string, string | string[] | boolean>
  readonly answers: string
  readonly prefills: string
  readonly contested: readonly string[]
  readonly materials: Record<string, string[]>
  readonly exemptions: Record<string, NonNullable<ApplicationMaterial['exemptBy']>>
  /** Materials that are to follow, with their names; asked for at submission or tolerated at acceptance. */
  readonly omissions?: Record<string, LocalizedText>
  /** Materials that were to follow and are not needed any more. */
  readonly waived?: readonly string[]
  /** Materials that went to a case that was split off. */
  readonly moved?: readonly string[]
  /** Materials that questions of the form stand for. */
  readonly answered?: readonly string[]
  /** Materials that a signed commitment stands for. */
  readonly commitments?: Record<string, { readonly signedAt: string; readonly signedBy: string | null }>
}

export const dataOf = (row: CaseRow) => row.data as unknown as ServiceCaseData

/** Nothing more is asked for: it is held, follows, is sworn to, or was done without. */
export const isSpared = (data: ServiceCaseData, code: string): boolean =>
  data.exemptions[code] !== undefined ||
  data.omissions?.[code] !== undefined ||
  data.commitments?.[code] !== undefined ||
  data.answered?.includes(code) === true ||
  data.waived?.includes(code) === true ||
  data.moved?.includes(code) === true

export function materialsOf(
  item: ServiceItem,
  data: ServiceCaseData,
  files: Readonly<Record<string, readonly FileRef[]>>,
): ApplicationMaterial[] {
  return item.materials
    .filter(
      (material) =>
        isWanted(material, situationFacts(data.situation)) && data.moved?.includes(material.code) !== true,
    )
    .map((material) => {
      const provided = files[material.code] ?? []
      return {
        code: material.code,
        name: material.name,
        required: true,
        form: material.form,
        accept: [...material.accept],
        maxFiles: material.maxFiles,
        state: stateOf(data, material.code, provided),
        tolerableDays: material.tolerableDays ?? null,
        commitment: material.commitment ?? null,
        exemptBy: data.exemptions[material.code] ?? null,
        files: [...provided],
      }
    })
}

function stateOf(
  data: ServiceCaseData,
  code: string,
  provided: readonly FileRef[],
): ApplicationMaterial['state'] {
  if (data.exemptions[code] !== undefined) return 'exempt'
  // What is defective and may be handed in anew follows, whatever is there.
  if (data.omissions?.[code] !== undefined) return 'omitted'
  if (provided.length > 0) return 'provided'
  if (data.commitments?.[code] !== undefined) return 'committed'
  if (data.answered?.includes(code) === true) return 'answered'
  return data.waived?.includes(code) === true ? 'waived' : 'wanted'
}

/** 容缺受理 of a service case: the item says what may follow, the data what does. */
export function omissionsOf(
  itemOf: (db: Db, row: CaseRow) => Promise<ServiceItem>,
): NonNullable<CaseType['omissions']> {
  return {
    acceptance: 'accept',
    grants: ['approve'],
    outstanding: (row) => Object.values(dataOf(row).omissions ?? {}).map((name) => `${name.zh} ${name.en}`),
    async possible(db, row) {
      const data = dataOf(row)
      const item = await itemOf(db, row)
      return item.materials.flatMap((material) => {
        const spared =
          data.exemptions[material.code] !== undefined ||
          data.commitments?.[material.code] !== undefined ||
          data.answered?.includes(material.code) === true
        return material.tolerableDays === undefined ||
          spared ||
          !isWanted(material, situationFacts(data.situation))
          ? []
          : [
              {
                code: material.code,
                name: material.name,
                days: material.tolerableDays,
                missing: data.omissions?.[material.code] !== undefined,
              },
            ]
      })
    },
    async tolerate(db, row, codes) {
      const item = await itemOf(db, row)
      const named = item.materials
        .filter((material) => codes.includes(material.code))
        .map((material) => [material.code, material.name] as const)
      return { ...row.data, omissions: { ...dataOf(row).omissions, ...Object.fromEntries(named) } }
    },
    async settle(db, row, actor, code, fileIds) {
      const data = dataOf(row)
      const { [code]: _, ...omissions } = data.omissions ?? {}
      if (fileIds === null)
        return {
          data: { ...row.data, omissions, waived: [...(data.waived ?? []), code] },
          attachFiles: [],
        }
      await requireOwnFiles(db, actor.accountId ?? '', fileIds, { kind: 'case', id: row.number })
      return {
        data: { ...row.data, omissions, materials: { ...data.materials, [code]: [...fileIds] } },
        attachFiles: fileIds,
      }
    },
  }
}
