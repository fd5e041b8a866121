// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { formVectors, vectorDay } from '#contracts/form-vectors.testing'
import { compileForm } from '#contracts/form-visibility'
import { checkAnswers } from './answers.logic.ts'

describe('checking answers on the server', () => {
  it.each(formVectors)('$name', ({ form, answers, situation, faults, visible, kept }) => {
    const checked = checkAnswers(form, answers, situation, vectorDay)
    const found = checked.faults.map(({ pointer, code }) => [pointer.split('/')[2], code])
    expect(Object.fromEntries(found)).toEqual(faults)
    if (visible !== undefined) expect(compileForm(form)(answers, situation).visible).toEqual(visible)
    if (kept !== undefined) expect(Object.keys(checked.answers).sort()).toEqual([...kept].sort())
  })
})
