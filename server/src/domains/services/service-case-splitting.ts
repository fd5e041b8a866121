// SPDX-License-Identifier: Apache-2.0
import type { ServiceItem } from '#contracts/service-item'
import type { CaseRow, CaseType } from '#kernels/case'
import type { Ids } from '#platform/clock'
import type { Db } from '#platform/db'
import { copyFiles } from '#platform/files'
import { problem } from '#platform/problems'
import { situationFacts } from './applications/answers.logic.ts'
import { dataOf, type ServiceCaseData } from './service-case-materials.ts'

type Situation = ServiceCaseData['situation']

/**
 * One application that is two matters: several answers to one question (a company that changes its name and its
 * address), or materials that belong to another matter. Matters are told by question and answer. Materials that are
 * not chosen stay with both; the new case has copies.
 */
export function splittingOf(
  itemOf: (db: Db, row: CaseRow) => Promise<ServiceItem>,
  ids: Ids,
): NonNullable<CaseType['splitting']> {
  return {
    possible: (row) => mattersOf(dataOf(row).situation).length > 1 || providedOf(dataOf(row)).length > 1,
    async options(db, row) {
      const item = await itemOf(db, row)
      const data = dataOf(row)
      const given = mattersOf(data.situation)
      const provided = providedOf(data)
      return {
        materials: item.materials
          .filter((material) => provided.includes(material.code))
          .map((material) => ({ code: material.code, name: material.name })),
        matters: item.situations.flatMap((question) =>
          question.options
            .map((option) => ({ code: `${question.id}:${option.value}`, name: option.label }))
            .filter((matter) => given.includes(matter.code)),
        ),
      }
    },
    async divide(db, row, { materials, matters }, { parted: number }) {
      const data = dataOf(row)
      const provided = providedOf(data)
      const known = [...mattersOf(data.situation)]
      const unknown =
        materials.some((code) => !provided.includes(code)) || matters.some((code) => !known.includes(code))
      const something = materials.length + matters.length > 0
      if (unknown || !something || materials.length === provided.length) throw problem('case.split-unknown')
      const situations = partSituation(data.situation, matters)
      const shared = Object.entries(data.materials).filter(([code]) => !materials.includes(code))
      const copies = shared.flatMap(([, files]) => files.map((from) => ({ from, id: ids.next() })))
      await copyFiles(db, copies, 'case', number, row.changed_at)
      const copyOf = (id: string) => copies.find((copy) => copy.from === id)?.id ?? id
      const moved = Object.fromEntries(materials.map((code) => [code, data.materials[code] ?? []]))
      const copied = Object.fromEntries(shared.map(([code, files]) => [code, files.map(copyOf)]))
      return {
        kept: {
          data: {
            ...row.data,
            situation: situations.kept,
            materials: Object.fromEntries(shared),
            moved: [...(data.moved ?? []), ...materials],
          },
          vars: situationFacts(situations.kept),
        },
        parted: {
          data: { ...row.data, situation: situations.parted, materials: { ...copied, ...moved } },
          vars: situationFacts(situations.parted),
          files: Object.values(moved).flat(),
        },
      }
    },
  }
}

/** Answers to questions that take several, where several were given. */
const mattersOf = (situation: Situation): string[] =>
  Object.entries(situation).flatMap(([question, given]) =>
    Array.isArray(given) && given.length > 1 ? given.map((value) => `${question}:${value}`) : [],
  )

const providedOf = (data: ServiceCaseData): string[] =>
  Object.keys(data.materials).filter((code) => (data.materials[code] ?? []).length > 0)

/** Chosen answers go, the others stay; a question that is not parted stands in both. */
function partSituation(
  situation: Situation,
  matters: readonly string[],
): { kept: Situation; parted: Situation } {
  const kept: Situation = {}
  const parted: Situation = {}
  for (const [question, given] of Object.entries(situation)) {
    const chosen = Array.isArray(given)
      ? given.filter((value) => matters.includes(`${question}:${value}`))
      : []
    if (!Array.isArray(given) || chosen.length === 0) {
      kept[question] = given
      parted[question] = given
      continue
    }
    const rest = given.filter((value) => !chosen.includes(value))
    if (rest.length === 0) throw problem('case.split-unknown')
    kept[question] = rest
    parted[question] = chosen
  }
  return { kept, parted }
}
