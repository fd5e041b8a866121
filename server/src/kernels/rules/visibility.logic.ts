// SPDX-License-Identifier: Apache-2.0
import type { Condition, Facts } from '#contracts/condition'
import { type FieldCatalogue, formFields } from '#contracts/condition-fields'
import type { FormDefinition } from '#contracts/form'
import { visibilityDependencies } from '#contracts/form-visibility'
import { checkCondition, type RuleFault } from './check.logic.ts'
import { compileCondition } from './compile.logic.ts'

export { formFields } from '#contracts/condition-fields'
export { compileForm, type FormView, visibleAnswers } from '#contracts/form-visibility'

/** A part of a definition (a material, a step, a question) that is wanted only where `when` holds. */
export type Conditional = { readonly when?: Condition }

/** `wanted` holds or has no condition; `open` hangs on something not answered yet; `dropped` does not hold. */
export type Selection<Part> = { wanted: Part[]; open: Part[]; dropped: Part[] }

/** Compiles the conditions of materials or questions once; the guide calls the result at each answer. */
export function compileSelection<Part extends Conditional>(
  parts: readonly Part[],
): (facts: Facts) => Selection<Part> {
  const compiled = parts.map((part) => ({
    part,
    holds: part.when === undefined ? () => true : compileCondition(part.when),
  }))
  return (facts) => {
    const selection: Selection<Part> = { wanted: [], open: [], dropped: [] }
    for (const { part, holds } of compiled) {
      const verdict = holds(facts)
      const place = verdict === true ? 'wanted' : verdict === null ? 'open' : 'dropped'
      selection[place].push(part)
    }
    return selection
  }
}

/**
 * Checks the visibility conditions of a form: they may read the form's own fields and those of `context`
 * (the situation of the guide), and no field's visibility may hang on itself.
 */
export function checkFormVisibility(form: FormDefinition, context: FieldCatalogue = {}): RuleFault[] {
  const catalogue = { ...context, ...formFields(form) }
  const faults = Object.entries(form.schema.properties).flatMap(([field, schema]) => {
    const condition = schema['x-visible-if']
    const pointer = `/schema/properties/${pointerToken(field)}/x-visible-if`
    return condition === undefined ? [] : checkCondition(condition, catalogue, pointer)
  })
  return [...faults, ...circles(form)]
}

function circles(form: FormDefinition): RuleFault[] {
  return Object.keys(form.schema.properties).flatMap((field) => {
    const seen = new Set<string>()
    const queue = visibilityDependencies(form, field)
    for (const next of queue) {
      if (seen.has(next)) continue
      seen.add(next)
      queue.push(...visibilityDependencies(form, next))
    }
    if (!seen.has(field)) return []
    const label = form.schema.properties[field]?.['x-label'] ?? { zh: field, en: field }
    const pointer = `/schema/properties/${pointerToken(field)}/x-visible-if`
    const message = {
      zh: `“${label.zh}”是否显示取决于它自己`,
      en: `Whether “${label.en}” is shown depends on itself`,
    }
    return [{ pointer, code: 'circular' as const, message }]
  })
}

function pointerToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
