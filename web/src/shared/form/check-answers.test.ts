// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { FormDefinition, FormField } from '#contracts/form'
import { formVectors, vectorDay } from '#contracts/form-vectors.testing'
import { compileForm, visibleAnswers } from '#contracts/form-visibility'
import { citizenCheckDigit } from '#contracts/identifiers'
import { isEmpty } from '#contracts/widget-fault'
import { checkAnswers, findFaults } from './check-answers.ts'
import { zh } from './texts.zh.ts'

const text = (name: string) => ({ zh: name, en: name })
const properties: Record<string, FormField> = {
  idNumber: { type: 'string', 'x-label': text('身份证号'), 'x-widget': 'id-number' },
  phone: { type: 'string', 'x-label': text('手机号码'), 'x-widget': 'phone' },
  kind: { type: 'string', enum: ['a', 'b'], 'x-label': text('类别') },
  rooms: {
    type: 'integer',
    minimum: 1,
    'x-label': text('房间数'),
    'x-visible-if': { field: 'kind', op: '=', value: 'b' },
  },
  plan: { type: 'string', minLength: 5, 'x-label': text('说明') },
  agree: { type: 'boolean', const: true, 'x-label': text('承诺'), 'x-widget': 'switch' },
}
const form: FormDefinition = {
  steps: [{ id: 'a', title: text('步骤'), fields: ['idNumber', 'phone', 'kind', 'rooms', 'plan', 'agree'] }],
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['idNumber', 'phone', 'kind', 'rooms', 'agree'],
    properties,
  },
}
const person = (day: string) => `990102${day}001${citizenCheckDigit(`990102${day}001`)}`

function faults(answers: Record<string, unknown>) {
  const view = compileForm(form)(answers)
  return Object.fromEntries(
    checkAnswers(view.visible, {
      form,
      view,
      answers,
      localized: ({ zh: words }) => words,
      texts: zh,
      today: '2026-06-13',
    }),
  )
}

describe('checking answers in the browser', () => {
  it('asks for what is required and visible, and for nothing else', () => {
    expect(faults({})).toEqual({
      idNumber: '请填写身份证号',
      phone: '请填写手机号码',
      kind: '请选择类别',
      agree: '请填写承诺',
    })
    expect(faults({ kind: 'b' }).rooms).toBe('请填写房间数')
  })
  it.each([
    ['a wrong check digit', `${person('19900101').slice(0, 17)}Y`],
    ['a birth date in the future', person('20270101')],
  ])('refuses an ID number with %s', (_, idNumber) => {
    expect(faults({ idNumber }).idNumber).toBe(zh.notIdNumber('身份证号'))
  })
  it('accepts a valid ID number and phone', () => {
    const found = faults({ idNumber: person('19900101'), phone: '13800005521' })
    expect(found.idNumber).toBeUndefined()
    expect(found.phone).toBeUndefined()
  })
  it('puts schema faults into words', () => {
    const found = faults({ kind: 'b', rooms: 0, plan: 'abc', phone: '1380000' })
    expect(found).toMatchObject({
      rooms: '房间数不能小于 1',
      plan: '说明至少 5 个字',
      phone: zh.notPhone('手机号码'),
    })
    expect(faults({ kind: 'b', rooms: 1.5 }).rooms).toBe('房间数应为整数')
    expect(faults({ kind: 'b', rooms: '两间' }).rooms).toBe('房间数应为数字')
  })
})

describe('judging as the server does', () => {
  it.each(formVectors)('$name', ({ form: asked, answers, situation, faults: expected, visible, kept }) => {
    const view = compileForm(asked)(answers, situation)
    const found = findFaults(view.visible, {
      form: asked,
      view,
      answers,
      localized: ({ zh: words }) => words,
      texts: zh,
      today: vectorDay,
    })
    expect(Object.fromEntries([...found].map(([field, { code }]) => [field, code]))).toEqual(expected)
    if (visible !== undefined) expect(view.visible).toEqual(visible)
    const stored = Object.entries(visibleAnswers(view, answers)).filter(([, value]) => !isEmpty(value))
    if (kept !== undefined) expect(stored.map(([field]) => field).sort()).toEqual([...kept].sort())
  })
})
