// SPDX-License-Identifier: Apache-2.0
// Changes of a form as values: form in, form out. What they may break (a condition on a field that went) the publication
// check names; undo takes back anything.
import type { Condition } from '#contracts/condition'
import type { FormDefinition, FormField } from '#contracts/form'
import type { LocalizedText } from '#contracts/text'

type Step = FormDefinition['steps'][number]

const withSteps = (form: FormDefinition, steps: Step[]): FormDefinition => ({ ...form, steps })
const withSchema = (form: FormDefinition, schema: Partial<FormDefinition['schema']>): FormDefinition => ({
  ...form,
  schema: { ...form.schema, ...schema },
})

/** The name itself, or the first of `name2`, `name3` … that is free. */
function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name
  const stem = name.replace(/\d+$/, '')
  for (let count = 2; ; count += 1) {
    const made = `${stem}${count}`
    if (!taken.includes(made)) return made
  }
}

export const stepOf = (form: FormDefinition, field: string): Step | undefined =>
  form.steps.find(({ fields }) => fields.includes(field))

export function addStep(form: FormDefinition, title: LocalizedText): FormDefinition {
  const ids = form.steps.map(({ id }) => id)
  return withSteps(form, [...form.steps, { id: freeName('step', ids), title, fields: [] }])
}

export const nameStep = (form: FormDefinition, id: string, title: LocalizedText): FormDefinition =>
  withSteps(
    form,
    form.steps.map((step) => (step.id === id ? { ...step, title } : step)),
  )

export function moveStep(form: FormDefinition, id: string, by: 1 | -1): FormDefinition {
  const from = form.steps.findIndex((step) => step.id === id)
  return withSteps(form, moved(form.steps, from, from + by))
}

/** A step goes with its questions. The last one stays. */
export function removeStep(form: FormDefinition, id: string): FormDefinition {
  const step = form.steps.find((one) => one.id === id)
  if (!step || form.steps.length === 1) return form
  const emptied = step.fields.reduce(removeField, form)
  return withSteps(
    emptied,
    emptied.steps.filter((one) => one.id !== id),
  )
}

/** Puts a field at the end of a step; the answer tells the name it got. */
export function addField(
  form: FormDefinition,
  step: string,
  { name, field, required }: { name: string; field: FormField; required: boolean },
): { form: FormDefinition; name: string } {
  const free = freeName(name, Object.keys(form.schema.properties))
  const grown = withSchema(form, {
    properties: { ...form.schema.properties, [free]: field },
    required: required ? [...form.schema.required, free] : form.schema.required,
  })
  return { form: placeField(grown, free, step, Number.POSITIVE_INFINITY), name: free }
}

export const changeField = (form: FormDefinition, name: string, field: FormField): FormDefinition =>
  withSchema(form, { properties: { ...form.schema.properties, [name]: field } })

/** Sets keys of a field; what is undefined is taken out. */
export function withKeys(field: FormField, keys: Record<string, unknown>): FormField {
  const merged = Object.entries({ ...field, ...keys }).filter(([, value]) => value !== undefined)
  return { ...(Object.fromEntries(merged) as FormField) } // `type` and `x-label` are never taken out
}

export const setRequired = (form: FormDefinition, name: string, required: boolean): FormDefinition =>
  withSchema(form, {
    required: required
      ? [...new Set([...form.schema.required, name])]
      : form.schema.required.filter((one) => one !== name),
  })

export function removeField(form: FormDefinition, name: string): FormDefinition {
  const { [name]: _, ...properties } = form.schema.properties
  const lean = withSchema(form, {
    properties,
    required: form.schema.required.filter((one) => one !== name),
  })
  return withSteps(
    lean,
    lean.steps.map((step) => ({ ...step, fields: step.fields.filter((one) => one !== name) })),
  )
}

/** The same question once more, behind the first. */
export function duplicateField(form: FormDefinition, name: string): { form: FormDefinition; name: string } {
  const field: FormField | undefined = form.schema.properties[name]
  const step = stepOf(form, name)
  if (!field || !step) return { form, name }
  const added = addField(form, step.id, { name, field, required: form.schema.required.includes(name) })
  return {
    form: placeField(added.form, added.name, step.id, step.fields.indexOf(name) + 1),
    name: added.name,
  }
}

/** Puts a field before the one that now stands at `index` of a step. */
export function placeField(form: FormDefinition, name: string, step: string, index: number): FormDefinition {
  return withSteps(
    form,
    form.steps.map((one) => {
      const at = one.fields.indexOf(name)
      const rest = one.fields.filter((field) => field !== name)
      if (one.id !== step) return { ...one, fields: rest }
      // Taken out before the place it goes to, everything behind it moves up by one.
      const place = at >= 0 && at < index ? index - 1 : index
      return { ...one, fields: [...rest.slice(0, place), name, ...rest.slice(place)] }
    }),
  )
}

/** One place up or down; from the end of a step into the next one. */
export function moveField(form: FormDefinition, name: string, by: 1 | -1): FormDefinition {
  const at = form.steps.findIndex(({ fields }) => fields.includes(name))
  const step = form.steps[at]
  if (!step) return form
  const from = step.fields.indexOf(name)
  const to = from + by
  if (to >= 0 && to < step.fields.length)
    return withSteps(
      form,
      form.steps.map((one) => (one.id === step.id ? { ...one, fields: moved(one.fields, from, to) } : one)),
    )
  const neighbour = form.steps[at + by]
  if (!neighbour) return form
  return placeField(form, name, neighbour.id, by === 1 ? 0 : Number.POSITIVE_INFINITY)
}

/** Another name for a field, everywhere in the form. */
export function renameField(form: FormDefinition, from: string, to: string): FormDefinition {
  const other = (name: string) => (name === from ? to : name)
  const properties = Object.entries(form.schema.properties).map(([name, field]) => {
    const condition = field['x-visible-if']
    const asked = condition ? { ...field, 'x-visible-if': renameInCondition(condition, from, to) } : field
    return [other(name), asked] as const
  })
  return withSteps(
    withSchema(form, {
      properties: Object.fromEntries(properties),
      required: form.schema.required.map(other),
    }),
    form.steps.map((step) => ({ ...step, fields: step.fields.map(other) })),
  )
}

function renameInCondition(condition: Condition, from: string, to: string): Condition {
  const inPart = (part: Condition) => renameInCondition(part, from, to)
  if ('op' in condition) return condition.field === from ? { ...condition, field: to } : condition
  if ('all' in condition) return { all: condition.all.map(inPart) }
  if ('any' in condition) return { any: condition.any.map(inPart) }
  if ('not' in condition) return { not: inPart(condition.not) }
  return { ...condition, of: condition.of.map(inPart) }
}

/** Texts that lack one of the two languages: RFC 6901 pointers into the form. Such a form cannot be kept yet. */
export function unfinishedTexts(form: FormDefinition): string[] {
  const lacking = (at: string, text: LocalizedText | undefined) =>
    text === undefined
      ? []
      : (['zh', 'en'] as const).flatMap((locale) => (text[locale] === '' ? [`${at}/${locale}`] : []))
  return [
    ...form.steps.flatMap((step, index) => lacking(`/steps/${index}/title`, step.title)),
    ...Object.entries(form.schema.properties).flatMap(([name, field]) => {
      const at = `/schema/properties/${name}`
      return [
        ...(['x-label', 'x-help', 'x-unit'] as const).flatMap((key) => lacking(`${at}/${key}`, field[key])),
        ...Object.entries(field['x-enum-labels'] ?? {}).flatMap(([code, label]) =>
          lacking(`${at}/x-enum-labels/${code}`, label),
        ),
      ]
    }),
  ]
}

function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const one = list[from]
  if (one === undefined || to < 0 || to >= list.length) return [...list]
  const rest = list.filter((_, index) => index !== from)
  return [...rest.slice(0, to), one, ...rest.slice(to)]
}
