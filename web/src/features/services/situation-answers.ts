// SPDX-License-Identifier: Apache-2.0
import type { Facts } from '#contracts/condition'
import { compileCondition, type Verdict } from '#contracts/condition-evaluate'
import type { ServiceItem } from '#contracts/service-item'

export type SituationAnswers = Record<string, string | string[]>

type Situation = ServiceItem['situations'][number]
type Material = ServiceItem['materials'][number]

/** Chosen options stand in the address as `s.<situation>=a,b`: a guide trimmed to a situation can be sent to somebody. */
const prefix = 's.'

export function readSituation(
  situations: readonly Situation[],
  query: Readonly<Record<string, string | undefined>>,
): SituationAnswers {
  const answers: SituationAnswers = {}
  for (const { id, multiple, options } of situations) {
    const known = new Set(options.map(({ value }) => value))
    const chosen = (query[prefix + id] ?? '').split(',').filter((value) => known.has(value))
    const [first] = chosen
    if (first !== undefined) answers[id] = multiple ? chosen : first
  }
  return answers
}

export const situationParameter = (
  id: string,
  answer: string | readonly string[],
): Record<string, string | undefined> => ({
  [prefix + id]: (typeof answer === 'string' ? answer : answer.join(',')) || undefined,
})

/** Situations that are asked, given the answers to those before them; answers to others count for nothing. */
export function askedSituations(situations: readonly Situation[], answers: SituationAnswers): Situation[] {
  const asked: Situation[] = []
  const facts: Record<string, string | string[]> = {}
  for (const situation of situations) {
    if (situation.when && compileCondition(situation.when)(facts) !== true) continue
    asked.push(situation)
    const answer = answers[situation.id]
    if (answer !== undefined) facts[situation.id] = answer
  }
  return asked
}

/** The answers that count: those to situations that are asked. */
export function countingAnswers(
  situations: readonly Situation[],
  answers: SituationAnswers,
): SituationAnswers {
  const ids = new Set(askedSituations(situations, answers).map(({ id }) => id))
  return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)))
}

export interface JudgedMaterial {
  material: Material
  /** True wanted, false not wanted, null not known before the situation is. */
  wanted: Verdict
}

export function judgeMaterials(materials: readonly Material[], facts: Facts): JudgedMaterial[] {
  return materials.map((material) => ({
    material,
    wanted:
      material.necessity === 'required' || !material.when ? true : compileCondition(material.when)(facts),
  }))
}
