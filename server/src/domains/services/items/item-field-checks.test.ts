// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { FormField } from '#contracts/form'
import { formPatterns } from '#contracts/form-patterns'
import type { ServiceItem } from '#contracts/service-item'
import { checkItem } from './item-checks.logic.ts'
import { changed, context, first, read } from './item-checks.testing.ts'

const label = { zh: '试填', en: 'Trial' }

/** The food business licence with one more field in its first step. */
const withField = (field: FormField, name = 'trial') =>
  changed((item) => {
    item.form.schema.properties[name] = field
    first(item.form.steps).fields.push(name)
  })

const at = '/form/schema/properties/trial'
const choice = (...codes: string[]): FormField => ({
  type: 'string',
  enum: codes,
  'x-label': label,
  'x-widget': 'select',
  'x-enum-labels': Object.fromEntries(codes.map((code) => [code, { zh: code, en: code }])),
})

describe('one field of a form', () => {
  it('passes when it is sound', () => {
    expect(withField({ type: 'string', 'x-label': label, maxLength: 20 })).toEqual([])
    expect(withField({ ...choice('1', '2'), 'x-code-set': 'gender' })).toEqual([])
    expect(withField({ type: 'string', 'x-label': label, pattern: formPatterns.digits.pattern })).toEqual([])
    expect(withField({ type: 'string', 'x-label': label, 'x-material': 'layout-plan' })).toEqual([])
  })
  it.each<[string, FormField, string[]]>([
    [
      'a widget that cannot ask for such a value',
      { type: 'string', 'x-label': label, 'x-widget': 'money' },
      [`${at}/x-widget form.widget-type`],
    ],
    ['a choice of one', choice('only'), [`${at} form.choices-missing`]],
    ['a choice of none', { type: 'array', 'x-label': label }, [`${at} form.choices-missing`]],
    [
      'a least length above the most',
      { type: 'string', 'x-label': label, minLength: 9, maxLength: 3 },
      [`${at}/minLength form.limits`],
    ],
    [
      'a least number above the most',
      { type: 'number', 'x-label': label, minimum: 9, maximum: 3 },
      [`${at}/minimum form.limits`],
    ],
    [
      'a pattern of one’s own',
      { type: 'string', 'x-label': label, pattern: '^(a+)+$' },
      [`${at}/pattern form.pattern-unknown`],
    ],
    [
      'a code set that is not there',
      { ...choice('1', '2'), 'x-code-set': 'nothing' },
      [`${at}/x-code-set form.code-set-unknown`],
    ],
    [
      'a choice that its code set does not have',
      { ...choice('1', '2', '3'), 'x-code-set': 'gender' },
      [`${at}/x-code-set form.code-set-differs`],
    ],
    [
      'a material that is not there',
      { type: 'string', 'x-label': label, 'x-material': 'nothing' },
      [`${at}/x-material form.material-unknown`],
    ],
  ])('refuses %s', (_name, field, expected) => {
    expect(withField(field)).toEqual(expected)
  })
  it.each(['Trial', '1st', 'a-b', 'a/b', 'a~b', 'ä'])('refuses the name %s', (name) => {
    expect(withField({ type: 'string', 'x-label': label }, name)).toContain(
      '/form/schema/properties form.field-name',
    )
  })
  it('reminds of codes that are not offered, and refuses an empty step', () => {
    const item: ServiceItem = read('food-business-licence.json')
    item.form.schema.properties['trial'] = { ...choice('01', '02'), 'x-code-set': 'ethnicity' }
    item.form.steps.push({ id: 'empty', title: label, fields: [] })
    first(item.form.steps).fields.push('trial')
    const found = checkItem(item, context).map(({ code, severity }) => `${severity} ${code}`)
    expect(found).toContain('warning form.code-set-partial')
    expect(found).toContain('error form.step-empty')
  })
})
