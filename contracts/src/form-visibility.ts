// SPDX-License-Identifier: Apache-2.0
import type { Facts, FactValue } from './condition.ts'
import { compileCondition, conditionFields, type Evaluate, factOf } from './condition-evaluate.ts'
import type { FormDefinition, FormField } from './form.ts'

/** What a form asks, given the answers so far. */
export type FormView = {
  /** Visible fields in the order of the steps; a field that no step names follows at the end. */
  visible: string[]
  /** Required fields among the visible ones. */
  required: string[]
  /** Steps that still ask something. */
  steps: { id: string; fields: string[] }[]
  /** JSON Schema of the visible fields without the platform's `x-` keys: an answer to a hidden field is refused. */
  schema: FormSchema
}
export type FormSchema = {
  type: 'object'
  properties: Record<string, Record<string, unknown>>
  required: string[]
  additionalProperties: false
}
/** Answers as they come from a browser or a draft; what is not a fact counts as unknown. */
export type Answers = Readonly<Record<string, unknown>>

/**
 * Compiles a form once; the result tells for any answers what is asked. A field shows only where its condition is
 * *true*. The answer of a hidden field counts as unknown, so that hiding a question hides what hangs on it too.
 * `context` holds facts from outside the form (the situation chosen in the guide); answers win over it.
 */
export function compileForm(form: FormDefinition): (answers: Answers, context?: Facts) => FormView {
  const order = fieldOrder(form)
  const conditions = new Map<string, Guard>()
  for (const field of order) {
    const condition = form.schema.properties[field]?.['x-visible-if']
    if (condition === undefined) continue
    conditions.set(field, { reads: conditionFields(condition), holds: compileCondition(condition) })
  }
  const schemas = new Map(order.map((field) => [field, withoutPlatformKeys(form.schema.properties[field])]))
  return (answers, context = {}) => {
    const shown = visibleFields(order, conditions, answers, context)
    const required = form.schema.required.filter((field) => shown.has(field))
    const visible = order.filter((field) => shown.has(field))
    return {
      visible,
      required,
      steps: form.steps
        .map((step) => ({ id: step.id, fields: step.fields.filter((field) => shown.has(field)) }))
        .filter((step) => step.fields.length > 0),
      schema: {
        type: 'object',
        properties: Object.fromEntries(visible.map((field) => [field, schemas.get(field) ?? {}])),
        required,
        additionalProperties: false,
      },
    }
  }
}

/** The answers that belong to visible fields: what may be stored and checked when a form is handed in. */
export function visibleAnswers(view: FormView, answers: Answers): Record<string, unknown> {
  const kept = view.visible.filter((field) => Object.hasOwn(answers, field))
  return Object.fromEntries(kept.map((field) => [field, answers[field]]))
}

/** An answer as rules see it: an empty text is no answer, a list of texts is a list, anything else is unknown. */
export function answerAsFact(answer: unknown): FactValue {
  if (typeof answer === 'string') return answer === '' ? null : answer
  if (typeof answer === 'number' || typeof answer === 'boolean') return answer
  if (Array.isArray(answer) && answer.every((entry) => typeof entry === 'string')) return answer
  return null
}

/** Fields of the form that a field's visibility hangs on directly. */
export function visibilityDependencies(form: FormDefinition, field: string): string[] {
  const condition = form.schema.properties[field]?.['x-visible-if']
  if (condition === undefined) return []
  return conditionFields(condition).filter((name) => Object.hasOwn(form.schema.properties, name))
}

function fieldOrder(form: FormDefinition): string[] {
  const declared = Object.keys(form.schema.properties)
  const stepped = form.steps.flatMap((step) => step.fields).filter((field) => declared.includes(field))
  return [...new Set([...stepped, ...declared])]
}

type Guard = { reads: readonly string[]; holds: Evaluate }

/**
 * Decides each field after the fields it hangs on. A circle (refused when a form is published) ends where it is
 * entered: the field that is being decided counts as unanswered.
 */
function visibleFields(
  order: readonly string[],
  guards: ReadonlyMap<string, Guard>,
  answers: Answers,
  context: Facts,
): Set<string> {
  const asked = new Set(order)
  const decided = new Map<string, boolean>()
  const factFor = (field: string): FactValue => {
    if (!asked.has(field)) return factOf(context, field)
    if (!isVisible(field)) return null
    const answer = Object.hasOwn(answers, field) ? answerAsFact(answers[field]) : null
    return answer ?? factOf(context, field)
  }
  const isVisible = (field: string): boolean => {
    const known = decided.get(field)
    if (known !== undefined) return known
    const guard = guards.get(field)
    decided.set(field, guard === undefined)
    if (guard !== undefined) {
      const facts = Object.fromEntries(guard.reads.map((name) => [name, factFor(name)]))
      decided.set(field, guard.holds(facts) === true)
    }
    return decided.get(field) === true
  }
  return new Set(order.filter(isVisible))
}

function withoutPlatformKeys(field: FormField | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(field ?? {}).filter(([key]) => !key.startsWith('x-')))
}
