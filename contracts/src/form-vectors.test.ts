// SPDX-License-Identifier: Apache-2.0

import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { FormDefinition, Widget } from './form.ts'
import { formVectors } from './form-vectors.testing.ts'
import { fieldKind } from './form-widgets.ts'

describe('the shared vectors of forms', () => {
  it('are forms of the platform, each vector under a name of its own', () => {
    expect(formVectors.filter(({ form }) => !Value.Check(FormDefinition, form))).toEqual([])
    expect(new Set(formVectors.map(({ name }) => name)).size).toBe(formVectors.length)
    expect(formVectors.length).toBeGreaterThanOrEqual(60)
  })
  it('have a sound and a faulty answer for every widget', () => {
    const answered = { sound: new Set<string>(), faulty: new Set<string>() }
    for (const { form, answers, faults } of formVectors)
      for (const [name, field] of Object.entries(form.schema.properties)) {
        if (!Object.hasOwn(answers, name)) continue
        answered[Object.hasOwn(faults, name) ? 'faulty' : 'sound'].add(fieldKind(field))
      }
    const widgets = [...Widget.enum].sort()
    expect([...answered.sound].sort()).toEqual(widgets)
    expect([...answered.faulty].sort()).toEqual(widgets)
  })
})
