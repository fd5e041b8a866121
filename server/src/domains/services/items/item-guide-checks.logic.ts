// SPDX-License-Identifier: Apache-2.0
import type { Facts, FactValue } from '#contracts/condition'
import { compileCondition, conditionFields } from '#contracts/condition-evaluate'
import { situationFields } from '#contracts/condition-fields'
import type { Material, ServiceItem, Situation } from '#contracts/service-item'
import { checkCondition } from '#kernels/rules'
import { fault, type ItemContext, type ItemFault, warning } from './item-context.ts'

const duplicates = (keys: readonly string[]) =>
  keys.flatMap((key, index) => (keys.indexOf(key) < index ? [index] : []))

/** The guide: questions, and the materials that hang on their answers. */
export function checkGuide(item: ServiceItem, context: ItemContext): ItemFault[] {
  return [...checkSituations(item), ...checkMaterials(item, context)]
}

function checkSituations(item: ServiceItem): ItemFault[] {
  const faults: ItemFault[] = []
  for (const index of duplicates(item.situations.map((situation) => situation.id))) {
    faults.push(
      fault(`/situations/${index}/id`, 'situation.repeated', [
        '情形编号重复',
        'The situation is declared twice',
      ]),
    )
  }
  for (const [index, situation] of item.situations.entries()) {
    const at = `/situations/${index}`
    for (const option of duplicates(situation.options.map((one) => one.value))) {
      faults.push(
        fault(`${at}/options/${option}`, 'situation.option-repeated', [
          '选项重复',
          'The option stands twice',
        ]),
      )
    }
    if (Object.hasOwn(item.form.schema.properties, situation.id)) {
      const text = [
        `情形“${situation.id}”与表单字段同名`,
        `A form field is also called “${situation.id}”`,
      ] as const
      faults.push(fault(`${at}/id`, 'situation.field-collision', text))
    }
    if (situation.when !== undefined) {
      const earlier = situationFields(item.situations.slice(0, index))
      faults.push(...ruleFaults('situation.when', checkCondition(situation.when, earlier, `${at}/when`)))
    }
    if (!isUsed(item, situation.id)) {
      const text = [
        '该情形不影响任何材料、字段或判定',
        'No material, field or decision hangs on this question',
      ] as const
      faults.push(warning(at, 'situation.unused', text))
    }
  }
  return faults
}

/** Faults of the rules kernel under the code of the place they were found in. */
export function ruleFaults(
  code: string,
  faults: readonly { pointer: string; code: string; message: { zh: string; en: string } }[],
): ItemFault[] {
  return faults.map((one) => ({ ...one, code: `${code}-${one.code}`, severity: 'error' as const }))
}

function isUsed(item: ServiceItem, situation: string): boolean {
  const conditions = [
    ...item.materials.map((material) => material.when),
    ...item.situations.map((other) => other.when),
    ...Object.values(item.form.schema.properties).map((field) => field['x-visible-if']),
    item.instantDecision,
  ]
  return conditions.some(
    (condition) => condition !== undefined && conditionFields(condition).includes(situation),
  )
}

function checkMaterials(item: ServiceItem, context: ItemContext): ItemFault[] {
  const fields = situationFields(item.situations)
  const faults = duplicates(item.materials.map((material) => material.code)).map((index) =>
    fault(`/materials/${index}/code`, 'material.repeated', ['材料编号重复', 'The material stands twice']),
  )
  for (const [index, material] of item.materials.entries()) {
    const at = `/materials/${index}`
    faults.push(...checkMaterial(item, material, { at, context }))
    if (material.when === undefined) continue
    const found = ruleFaults('material.when', checkCondition(material.when, fields, `${at}/when`))
    faults.push(...found)
    if (found.length === 0 && !canBeWanted(material, item.situations)) {
      const text = ['没有任何情形需要该材料', 'No answers ever ask for this material'] as const
      faults.push(fault(`${at}/when`, 'material.never-wanted', text))
    }
  }
  return faults
}

function checkMaterial(
  item: ServiceItem,
  material: Material,
  { at, context }: { at: string; context: ItemContext },
): ItemFault[] {
  const faults: ItemFault[] = []
  if ((material.necessity === 'conditional') !== (material.when !== undefined)) {
    const text = [
      '容缺或按情形提交的材料须写明情形，必要材料不得写',
      'Conditional materials say when they are wanted; required ones do not',
    ] as const
    faults.push(fault(`${at}/necessity`, 'material.necessity', text))
  }
  if (material.source !== 'applicant' && material.issuer === undefined) {
    const text = [
      '非申请人自备的材料须写明出具单位',
      'A material that the applicant does not make names its issuer',
    ] as const
    faults.push(fault(`${at}/issuer`, 'material.issuer-missing', text))
  }
  const type = material.certificateType
  if (type !== undefined && !context.certificateTypes.has(type)) {
    const text = [`证照类型“${type}”不存在`, `There is no certificate type “${type}”`] as const
    faults.push(fault(`${at}/certificateType`, 'material.certificate-unknown', text))
  }
  // An enterprise acts through people, so it may need their certificates; a person has none of an enterprise.
  if (
    type !== undefined &&
    context.certificateTypes.get(type) === 'enterprise' &&
    !item.audience.includes('enterprise')
  ) {
    const text = [
      '服务对象仅为自然人，却要求法人证照',
      'A certificate of an enterprise is asked for, but only people are served',
    ] as const
    faults.push(fault(`${at}/certificateType`, 'material.certificate-holder', text))
  }
  if (material.tolerableDays !== undefined && !item.steps.some((step) => step.kind === 'accept')) {
    const text = [
      '没有受理环节的事项不能容缺受理',
      'Nothing can follow acceptance where there is no step of acceptance',
    ] as const
    faults.push(fault(`${at}/tolerableDays`, 'material.tolerable-without-acceptance', text))
  }
  // What a register holds is compared, not sworn to.
  if (material.commitment !== undefined && type !== undefined) {
    const text = [
      '可由证照库核验的材料不需要承诺',
      'What the certificate library can tell needs no commitment',
    ] as const
    faults.push(fault(`${at}/commitment`, 'material.commitment-needless', text))
  }
  // 国务院关于在线政务服务的若干规定 §7: what data sharing can tell may not be asked for.
  if (material.source === 'government' && type === undefined) {
    const text = [
      '政府部门核发的材料应优先通过共享获取',
      'What another authority made out should be fetched, not asked for',
    ] as const
    faults.push(warning(at, 'material.not-shared', text))
  }
  return faults
}

const COMBINATIONS = 4096

/** Answers one situation can take: each option, or for a list each option alone, none, and all together. */
function answersOf(situation: Situation): FactValue[] {
  const values = situation.options.map((option) => option.value)
  return situation.multiple ? [...values.map((value) => [value]), values] : values
}

/** Whether some combination of answers asks for the material. Only the situations it reads are combined. */
function canBeWanted(material: Material, situations: readonly Situation[]): boolean {
  if (material.when === undefined) return true
  const read = conditionFields(material.when)
  const holds = compileCondition(material.when)
  let combinations: Facts[] = [{}]
  for (const situation of situations.filter((one) => read.includes(one.id))) {
    combinations = combinations.flatMap((facts) =>
      answersOf(situation).map((answer) => ({ ...facts, [situation.id]: answer })),
    )
    if (combinations.length > COMBINATIONS) return true
  }
  return combinations.some((facts) => holds(facts) === true)
}
