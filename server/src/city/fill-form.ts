// SPDX-License-Identifier: Apache-2.0
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormatsModule from 'ajv-formats'
import type { Facts } from '#contracts/condition'
import type { FormDefinition, FormField } from '#contracts/form'
import { compileForm } from '#contracts/form-visibility'
import { citizenCheckDigit, composeCreditCode } from '#contracts/identifiers'
import type { Random } from '#platform/clock'

// ajv-formats is CommonJS whose types claim a default export that Node wraps once more.
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default
const ajv = new Ajv2020({ strict: false })
addFormats(ajv)

/** Plausible answers for every question a form asks in a situation, as the simulated residents give them. */
export function fillForm(
  form: FormDefinition,
  given: Readonly<Record<string, unknown>>,
  situation: Facts,
  random: Random,
  today: string,
): Record<string, unknown> {
  const view = compileForm(form)
  let answers: Record<string, unknown> = { ...given }
  // An answer may show further questions; a form has few levels of them.
  for (let round = 0; round < 5; round++) {
    const open = view(answers, situation).visible.filter(
      (field) => answers[field] === undefined || answers[field] === '',
    )
    if (open.length === 0) break
    answers = {
      ...answers,
      ...Object.fromEntries(
        open.flatMap((field) => answerTo(field, form.schema.properties[field], random, today)),
      ),
    }
  }
  return answers
}

function answerTo(
  name: string,
  field: FormField | undefined,
  random: Random,
  today: string,
): [string, unknown][] {
  if (field === undefined) return []
  const fits = ajv.compile(schemaOnly(field))
  const answer = candidates(field, random, today).find((candidate) => fits(candidate))
  return answer === undefined ? [] : [[name, answer]]
}

function schemaOnly(field: FormField): Record<string, unknown> {
  return Object.fromEntries(Object.entries(field).filter(([key]) => !key.startsWith('x-')))
}

function candidates(field: FormField, random: Random, today: string): unknown[] {
  const items = field['items'] as { enum?: unknown[] } | undefined
  const choices = (field['enum'] as unknown[] | undefined) ?? items?.enum
  if (choices !== undefined) {
    const one = choices[random.integer(choices.length)]
    return field.type === 'array' ? [[one], choices.slice(0, 2), choices] : [one]
  }
  if (field.type === 'boolean') return [random.integer(2) === 0, true]
  if (field.type === 'number' || field.type === 'integer') {
    const least = Number(field['minimum'] ?? 1)
    const most = Number(field['maximum'] ?? least + 200)
    return [
      Math.min(most, least + random.integer(Math.max(1, Math.min(400, Math.floor(most - least))))),
      least,
      most,
      1,
      10,
      100,
    ]
  }
  return [...spokenOf(field['x-label']?.zh ?? '', random), ...texts(field['x-widget'], random, today)]
}

// What people write where a form asks in words; each list by a part of the label.
const spoken: readonly (readonly [RegExp, readonly string[]])[] = [
  [/法定代表人|负责人|联系人|姓名|成员/u, ['张明远', '李静怡', '周海涛', '陈若溪', '何建平', '许心怡']],
  [
    /经营范围|经营项目|拟从事/u,
    ['餐饮服务；食品销售', '软件开发；信息技术咨询服务', '日用百货销售', '理发服务；美容服务'],
  ],
  [
    /企业.*名称|拟用名称|单位名称|公司名称/u,
    ['云澜市江畔科技有限公司', '云澜市晴川文化传媒有限公司', '云澜市青禾商贸有限公司'],
  ],
  [/字号|店名|招牌|名称/u, ['江畔小馆', '晴川书店', '青禾便利店', '云台面馆', '澜湾理发店']],
  [
    /原因|理由|说明|事由|用途/u,
    ['因经营需要，申请办理。', '家庭情况有变化，按规定申请。', '原证即将到期，申请延续。'],
  ],
  [/地址|住所|地点|场所/u, ['临江区江畔路 88 号 1 幢 101 室', '云台区晴川街 12 号', '兰湖区青禾路 206 号']],
]

function spokenOf(label: string, random: Random): string[] {
  const fitting = spoken.find(([pattern]) => pattern.test(label))?.[1] ?? []
  const first = random.integer(Math.max(1, fitting.length))
  return [...fitting.slice(first), ...fitting.slice(0, first)]
}

function texts(widget: string | undefined, random: Random, today: string): string[] {
  const digits = (count: number) => Array.from({ length: count }, () => random.integer(10)).join('')
  const born = `9901021988${String(1 + random.integer(9)).padStart(2, '0')}15${String(100 + random.integer(899))}`
  const byWidget: Record<string, string[]> = {
    phone: [`139${digits(8)}`],
    'id-number': [`${born}${citizenCheckDigit(born)}`],
    'credit-code': [composeCreditCode('91', '990102', `MA${digits(6)}`)],
    date: [today, '2026-12-31', '2020-06-01', '1988-05-15'],
    address: ['临江区江畔路 88 号 1 幢 101 室'],
    'bank-account': [`6217${digits(15)}`, `6217${digits(12)}`],
    textarea: ['情况属实，申请材料真实有效，请予办理。'],
  }
  return [
    ...(widget === undefined ? [] : (byWidget[widget] ?? [])),
    '江畔小店',
    '云澜A12345',
    '云A12345',
    today,
    `139${digits(8)}`,
    digits(18),
    digits(8),
    digits(6),
    'YL20260001',
    '张明',
    'a@yunlan.example',
    '0990-12345678',
    '临江区江畔路 88 号',
    '情况属实，请予办理。',
  ]
}
