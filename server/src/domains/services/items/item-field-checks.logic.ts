// SPDX-License-Identifier: Apache-2.0
import type { FormField } from '#contracts/form'
import { patternName } from '#contracts/form-patterns'
import { choiceWidgets, fieldChoices, fieldKind, widgetsOfType } from '#contracts/form-widgets'
import type { ServiceItem } from '#contracts/service-item'
import { fault, type ItemContext, type ItemFault, warning } from './item-context.ts'

const pointerTo = (field: string) => `/form/schema/properties/${field}`

/** What one field is in itself: a name rules can read, a widget that fits, sound limits, choices that exist. */
export function checkFieldShape(
  name: string,
  field: FormField,
  item: ServiceItem,
  context: ItemContext,
): ItemFault[] {
  return [
    ...checkName(name),
    ...checkWidget(name, field),
    ...checkLimits(name, field),
    ...checkPattern(name, field),
    ...checkCodeSet(name, field, context),
    ...checkMaterial(name, field, item),
  ]
}

function checkName(name: string): ItemFault[] {
  if (/^[a-z][A-Za-z0-9]{0,59}$/.test(name)) return []
  const text = [
    '字段名须以小写字母开头，只含字母和数字，最多 60 位',
    'A field name begins with a small letter and holds letters and digits, at most 60',
  ] as const
  return [
    fault('/form/schema/properties', 'form.field-name', [`“${name}”：${text[0]}`, `“${name}”: ${text[1]}`]),
  ]
}

function checkWidget(name: string, field: FormField): ItemFault[] {
  const kind = fieldKind(field)
  const fitting: readonly string[] = widgetsOfType[field.type]
  if (!fitting.includes(kind)) {
    const text = [
      `控件“${kind}”不能填写类型为 ${field.type} 的字段`,
      `The widget “${kind}” cannot ask for a value of type ${field.type}`,
    ] as const
    return [fault(`${pointerTo(name)}/x-widget`, 'form.widget-type', text)]
  }
  if (choiceWidgets.includes(kind) && fieldChoices(field).length < 2) {
    const text = ['选择类字段至少要有两个选项', 'A choice needs at least two options'] as const
    return [fault(pointerTo(name), 'form.choices-missing', text)]
  }
  return []
}

const limitPairs = [
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
  ['minItems', 'maxItems'],
] as const

function checkLimits(name: string, field: FormField): ItemFault[] {
  return limitPairs.flatMap(([low, high]) => {
    const [least, most] = [field[low], field[high]]
    if (typeof least !== 'number' || typeof most !== 'number' || least <= most) return []
    const text = [
      `下限 ${least} 大于上限 ${most}，没有可填的内容`,
      `The least, ${least}, is above the most, ${most}: nothing can be answered`,
    ] as const
    return [fault(`${pointerTo(name)}/${low}`, 'form.limits', text)]
  })
}

/** A pattern of one's own can be slow on a hostile text, and no applicant can be told what it wants. */
function checkPattern(name: string, field: FormField): ItemFault[] {
  if (field.pattern === undefined || field['x-element'] !== undefined || patternName(field.pattern)) return []
  const text = [
    '格式须从平台列出的格式中选择，或由数据元给出',
    'A pattern is chosen from those of the platform, or comes from a data element',
  ] as const
  return [fault(`${pointerTo(name)}/pattern`, 'form.pattern-unknown', text)]
}

function checkCodeSet(name: string, field: FormField, context: ItemContext): ItemFault[] {
  const code = field['x-code-set']
  if (code === undefined) return []
  const set = context.codeSets.get(code)
  const at = `${pointerTo(name)}/x-code-set`
  if (set === undefined)
    return [fault(at, 'form.code-set-unknown', [`代码集“${code}”不存在`, `There is no code set “${code}”`])]
  const inForce = set.entries.map((entry) => entry.code)
  const gone = fieldChoices(field).filter((one) => !inForce.includes(one))
  if (gone.length > 0) {
    const text = [
      `选项 ${gone.join('、')} 不在代码集“${set.name.zh}”中`,
      `Not in the code set “${set.name.en}”: ${gone.join(', ')}`,
    ] as const
    return [fault(at, 'form.code-set-differs', text)]
  }
  const lacking = inForce.filter((one) => !fieldChoices(field).includes(one))
  if (lacking.length === 0) return []
  const text = [
    `代码集“${set.name.zh}”中的 ${lacking.join('、')} 没有列为选项`,
    `Codes of “${set.name.en}” that are not offered: ${lacking.join(', ')}`,
  ] as const
  return [warning(at, 'form.code-set-partial', text)]
}

function checkMaterial(name: string, field: FormField, item: ServiceItem): ItemFault[] {
  const code = field['x-material']
  if (code === undefined || item.materials.some((material) => material.code === code)) return []
  const text = [`没有编号为“${code}”的材料`, `There is no material “${code}”`] as const
  return [fault(`${pointerTo(name)}/x-material`, 'form.material-unknown', text)]
}
