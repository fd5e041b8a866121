// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FormDefinition, FormField } from '#contracts/form'
import {
  addField,
  addStep,
  changeField,
  duplicateField,
  moveField,
  moveStep,
  nameStep,
  placeField,
  removeField,
  removeStep,
  renameField,
  setRequired,
  unfinishedTexts,
  withKeys,
} from './edit-form.ts'
import { begin, record, redo, undo } from './edit-history.ts'

const text = (name: string) => ({ zh: name, en: name })
const field = (name: string, more: Partial<FormField> = {}): FormField => ({
  type: 'string',
  'x-label': text(name),
  ...more,
})
const form: FormDefinition = {
  steps: [
    { id: 'one', title: text('one'), fields: ['a', 'b', 'c'] },
    { id: 'two', title: text('two'), fields: ['d'] },
  ],
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['a', 'd'],
    properties: {
      a: field('a'),
      b: field('b', { 'x-visible-if': { all: [{ field: 'a', op: '=', value: 'a' }] } }),
      c: field('c', {
        'x-visible-if': { not: { atLeast: 1, of: [{ any: [{ field: 'a', op: 'known' }] }] } },
      }),
      d: field('d'),
    },
  },
}
const order = (shown: FormDefinition) => shown.steps.map(({ fields }) => fields.join('')).join('|')

describe('fields', () => {
  it.each<[string, 1 | -1, string]>([
    ['b', 1, 'acb|d'],
    ['b', -1, 'bac|d'],
    ['c', 1, 'ab|cd'],
    ['d', -1, 'abcd|'],
    ['a', -1, 'abc|d'],
    ['d', 1, 'abc|d'],
  ])('%s moved by %i', (name, by, expected) => {
    expect(order(moveField(form, name, by))).toBe(expected)
  })
  it.each<[string, string, number, string]>([
    ['a', 'one', 2, 'bac|d'],
    ['a', 'one', 3, 'bca|d'],
    ['c', 'one', 0, 'cab|d'],
    ['a', 'two', 0, 'bc|ad'],
    ['a', 'two', 1, 'bc|da'],
    ['b', 'one', 1, 'abc|d'],
  ])('%s dragged into %s before %i', (name, step, index, expected) => {
    expect(order(placeField(form, name, step, index))).toBe(expected)
  })
  it('get a name that is free, and stand at the end of the step', () => {
    const added = addField(form, 'one', { name: 'a', field: field('new'), required: true })
    expect(added.name).toBe('a2')
    expect(order(added.form)).toBe('abca2|d')
    expect(added.form.schema.required).toEqual(['a', 'd', 'a2'])
  })
  it('are duplicated with what is said of them', () => {
    const twice = duplicateField(form, 'a')
    expect(order(twice.form)).toBe('aa2bc|d')
    expect(twice.form.schema.properties['a2']).toEqual(form.schema.properties['a'])
    expect(twice.form.schema.required).toContain('a2')
  })
  it('go with everything that names them as theirs', () => {
    const without = removeField(form, 'a')
    expect(order(without)).toBe('bc|d')
    expect(without.schema.required).toEqual(['d'])
    expect(Object.keys(without.schema.properties)).toEqual(['b', 'c', 'd'])
  })
  it('are renamed in steps, required and every depth of a condition', () => {
    const renamed = renameField(form, 'a', 'kind')
    expect(JSON.stringify(renamed)).not.toMatch(/"a"(?!,"en"|\})/)
    expect(renamed.schema.properties['b']?.['x-visible-if']).toEqual({
      all: [{ field: 'kind', op: '=', value: 'a' }],
    })
    expect(renamed.schema.properties['c']?.['x-visible-if']).toEqual({
      not: { atLeast: 1, of: [{ any: [{ field: 'kind', op: 'known' }] }] },
    })
    expect(renameField(renamed, 'kind', 'a')).toEqual(form)
  })
  it('keep or lose keys, and are required or not', () => {
    expect(withKeys(field('a', { maxLength: 3 }), { maxLength: undefined, minLength: 1 })).toEqual({
      ...field('a'),
      minLength: 1,
    })
    expect(setRequired(setRequired(form, 'b', true), 'b', true).schema.required).toEqual(['a', 'd', 'b'])
    expect(setRequired(form, 'a', false).schema.required).toEqual(['d'])
  })
})

describe('steps', () => {
  it('are added, named, moved and removed with their questions', () => {
    const three = addStep(form, text('three'))
    expect(three.steps.at(-1)).toEqual({ id: 'step', title: text('three'), fields: [] })
    expect(addStep(three, text('four')).steps.at(-1)?.id).toBe('step2')
    expect(order(moveStep(form, 'one', 1))).toBe('d|abc')
    expect(order(moveStep(form, 'one', -1))).toBe('abc|d')
    expect(nameStep(form, 'two', text('last')).steps[1]?.title.zh).toBe('last')
    const lean = removeStep(form, 'one')
    expect(order(lean)).toBe('d')
    expect(Object.keys(lean.schema.properties)).toEqual(['d'])
    expect(removeStep(lean, 'two')).toBe(lean)
  })
  it('name every text that lacks a language', () => {
    const half = nameStep(changeField(form, 'd', field('d', { 'x-help': { zh: '说明', en: '' } })), 'one', {
      zh: '',
      en: 'One',
    })
    expect(unfinishedTexts(half)).toEqual(['/steps/0/title/zh', '/schema/properties/d/x-help/en'])
    expect(unfinishedTexts(form)).toEqual([])
  })
})

describe('history', () => {
  const acts: readonly ((shown: FormDefinition) => FormDefinition)[] = [
    (shown) => addStep(shown, text('new')),
    (shown) => moveField(shown, 'b', 1),
    (shown) => duplicateField(shown, 'a').form,
    (shown) => removeField(shown, 'c'),
    (shown) => moveStep(shown, 'two', -1),
  ]
  it('undoes any series of changes to where it began, and redoes it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(acts.length - 1), { maxLength: 30 }), (chosen) => {
        let history = begin(form)
        for (const index of chosen) history = record(history, acts[index]?.(history.present) ?? form)
        const last = history.present
        while (history.past.length > 0) history = undo(history)
        expect(history.present).toBe(form)
        while (history.future.length > 0) history = redo(history)
        expect(history.present).toBe(last)
      }),
    )
  })
  it('takes typing in one place as one step, and forgets what was undone once something else is done', () => {
    let history = begin('')
    for (const typed of ['a', 'ab', 'abc']) history = record(history, typed, 'label')
    expect(undo(history).present).toBe('')
    history = record(undo(history), 'x', 'label')
    expect(history.future).toEqual([])
    expect(redo(history).present).toBe('x')
  })
})
