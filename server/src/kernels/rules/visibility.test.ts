// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition } from '#contracts/condition'
import type { FormDefinition, FormField } from '#contracts/form'
import {
  checkFormVisibility,
  compileForm,
  compileSelection,
  formFields,
  visibleAnswers,
} from './visibility.logic.ts'

const field = (type: FormField['type'], visibleIf?: Condition, schema: object = {}): FormField => ({
  ...schema,
  type,
  'x-label': { zh: '字段', en: 'Field' },
  ...(visibleIf && { 'x-visible-if': visibleIf }),
})
const has = (name: string, value: string | boolean): Condition => ({ field: name, op: '=', value })
const formOf = (properties: Record<string, FormField>, required: string[] = []): FormDefinition => ({
  steps: [{ id: 'one', title: { zh: '一', en: 'One' }, fields: Object.keys(properties) }],
  schema: { type: 'object', properties, required, additionalProperties: false },
})

describe('a form', () => {
  const form: FormDefinition = {
    steps: [
      { id: 'business', title: { zh: '经营', en: 'Business' }, fields: ['catering', 'seats'] },
      { id: 'smoke', title: { zh: '油烟', en: 'Smoke' }, fields: ['hood'] },
    ],
    schema: {
      type: 'object',
      properties: {
        hood: field('string', { field: 'seats', op: '>', value: 20 }),
        catering: field('boolean'),
        seats: field('integer', has('catering', true), { minimum: 1 }),
        mobile: field('boolean', has('situation.place', 'van')),
      },
      required: ['catering', 'seats', 'hood'],
      additionalProperties: false,
    },
  }
  const view = compileForm(form)

  it('asks only what the answers call for, in the order of the steps', () => {
    expect(view({}).visible).toEqual(['catering'])
    expect(view({ catering: true, seats: 30 })).toMatchObject({
      visible: ['catering', 'seats', 'hood'],
      required: ['catering', 'seats', 'hood'],
      steps: [
        { id: 'business', fields: ['catering', 'seats'] },
        { id: 'smoke', fields: ['hood'] },
      ],
    })
  })

  it('forgets the answer of a hidden field, and what hangs on it', () => {
    const answers = { catering: false, seats: 30, hood: 'steel' }
    expect(view(answers).visible).toEqual(['catering'])
    expect(view(answers).steps).toEqual([{ id: 'business', fields: ['catering'] }])
    expect(visibleAnswers(view(answers), answers)).toEqual({ catering: false })
  })

  it('gives a schema without hidden fields and without platform keys', () => {
    expect(view({ catering: true }).schema).toEqual({
      type: 'object',
      properties: { catering: { type: 'boolean' }, seats: { type: 'integer', minimum: 1 } },
      required: ['catering', 'seats'],
      additionalProperties: false,
    })
  })

  it('sees the situation from outside', () => {
    expect(view({}, { 'situation.place': 'van' }).visible).toEqual(['catering', 'mobile'])
  })

  it('takes an empty text for no answer and a strange value for an unknown one', () => {
    const named = compileForm(
      formOf({ name: field('string'), why: field('string', { field: 'name', op: 'known' }) }),
    )
    expect(named({ name: '' }).visible).toEqual(['name'])
    expect(named({ name: { $ne: 1 } }).visible).toEqual(['name'])
    expect(named({ name: 'x' }).visible).toEqual(['name', 'why'])
  })

  it('never shows a field whose condition is not true over the visible answers', () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    // Each field may hang on earlier ones only, but is declared in any order.
    const conditionFor = (index: number) =>
      index === 0
        ? fc.constant(undefined)
        : fc.option(fc.tuple(fc.nat(index - 1), fc.boolean()), { nil: undefined })
    const guards = fc.tuple(...names.map((_, index) => conditionFor(index)))
    fc.assert(
      fc.property(
        guards,
        fc.shuffledSubarray(names, { minLength: 5 }),
        fc.array(fc.boolean(), { minLength: 5 }),
        (on, order, said) => {
          const properties = order.map((name): [string, FormField] => {
            const guard = on[names.indexOf(name)]
            return [name, field('boolean', guard && has(names[guard[0]] ?? '', guard[1]))]
          })
          const answers = Object.fromEntries(names.map((name, index) => [name, said[index]]))
          const shown = new Set(compileForm(formOf(Object.fromEntries(properties)))(answers).visible)
          for (const [index, name] of names.entries()) {
            const guard = on[index]
            const parent = names[guard?.[0] ?? -1]
            const expected =
              guard === undefined || (shown.has(parent ?? '') && answers[parent ?? ''] === guard[1])
            expect(shown.has(name)).toBe(expected)
          }
        },
      ),
    )
  })
})

describe('checkFormVisibility', () => {
  it('finds unknown fields and circles', () => {
    const form = formOf({
      a: field('boolean', has('b', true)),
      b: field('boolean', has('a', true)),
      c: field('boolean', has('a', true)),
      'd/e': field('boolean', has('nowhere', true)),
    })
    expect(checkFormVisibility(form).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'unknown-field /schema/properties/d~1e/x-visible-if/field',
      'circular /schema/properties/a/x-visible-if',
      'circular /schema/properties/b/x-visible-if',
    ])
  })

  it('ends even on a circle when the form is shown', () => {
    const form = formOf({ a: field('boolean', has('b', true)), b: field('boolean', has('a', true)) })
    expect(compileForm(form)({ a: true, b: true }).visible).toEqual([])
  })

  it('knows types, codes and units of form fields', () => {
    const form = formOf({
      on: { ...field('string'), 'x-widget': 'date' },
      kinds: { ...field('array'), 'x-enum-labels': { x: { zh: '甲', en: 'X' } } },
      area: { ...field('number'), 'x-unit': { zh: '平方米', en: 'm²' } },
    })
    expect(formFields(form)).toMatchObject({
      on: { type: 'date' },
      kinds: { type: 'list', values: { x: { zh: '甲' } } },
      area: { type: 'number', unit: { en: 'm²' } },
    })
  })
})

describe('a selection of materials', () => {
  const select = compileSelection([
    { code: 'form' },
    { code: 'lease', when: has('premises', 'rented') },
    { code: 'deed', when: { not: has('premises', 'rented') } },
  ])
  const codes = (facts: Record<string, string>) => {
    const { wanted, open, dropped } = select(facts)
    return [wanted, open, dropped].map((parts) => parts.map((part) => part.code))
  }
  it('separates wanted, open and dropped', () => {
    expect(codes({})).toEqual([['form'], ['lease', 'deed'], []])
    expect(codes({ premises: 'rented' })).toEqual([['form', 'lease'], [], ['deed']])
  })
})
