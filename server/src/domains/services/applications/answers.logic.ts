// SPDX-License-Identifier: Apache-2.0
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormatsModule from 'ajv-formats'
import type { Facts } from '#contracts/condition'
import type { FormDefinition } from '#contracts/form'
import { answerAsFact, compileForm, visibleAnswers } from '#contracts/form-visibility'
import type { FieldProblem } from '#contracts/problems'
import { isEmpty, type WidgetFault, widgetFault } from '#contracts/widget-fault'

// ajv-formats is CommonJS whose types claim a default export that Node wraps once more.
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default
const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats(ajv)

// Forms are immutable per version; compiling one takes milliseconds, so the compiled ones are kept while in use.
const compiled = new WeakMap<
  FormDefinition,
  { view: ReturnType<typeof compileForm>; validators: Map<string, ValidateFunction> }
>()

function compiledForm(form: FormDefinition) {
  const known = compiled.get(form)
  if (known !== undefined) return known
  const made = { view: compileForm(form), validators: new Map<string, ValidateFunction>() }
  compiled.set(form, made)
  return made
}

export interface CheckedAnswers {
  /** Answers of visible fields only. */
  readonly answers: Record<string, unknown>
  readonly faults: readonly FieldProblem[]
}

/** Checks what was typed against what the form asks in this situation: shape, and numbers with check digits. */
export function checkAnswers(
  form: FormDefinition,
  answers: Readonly<Record<string, unknown>>,
  situation: Facts,
  today: string,
): CheckedAnswers {
  const { view, validators } = compiledForm(form)
  const shown = view(answers, situation)
  const kept = withoutEmpty(visibleAnswers(shown, answers))
  const key = shown.visible.join(' ')
  let validate = validators.get(key)
  if (validate === undefined) {
    validate = ajv.compile(shown.schema)
    validators.set(key, validate)
  }
  validate(kept)
  const found = validate.errors ?? []
  // A value of another type breaks the other keywords too; they say nothing of use.
  const mistyped = new Set(found.flatMap((error) => (error.keyword === 'type' ? [error.instancePath] : [])))
  const telling = found.filter((error) => error.keyword === 'type' || !mistyped.has(error.instancePath))
  const shape = telling.map((error): FieldProblem => {
    const field =
      error.keyword === 'required' ? `/${String(error.params['missingProperty'])}` : error.instancePath
    return {
      pointer: `/answers${field}`,
      code: error.keyword,
      detail: error.keyword === 'required' ? '请填写此项 This is required' : '填写不正确 Not valid',
    }
  })
  const numbers = Object.entries(kept).flatMap(([name, value]) => {
    const widget = form.schema.properties[name]?.['x-widget']
    const fault = typeof value === 'string' ? widgetFault(widget, value, today) : null
    return fault === null
      ? []
      : [{ pointer: `/answers/${name}`, code: fault, detail: widgetFaultWords(widget, fault) }]
  })
  const seen = new Set(numbers.map((fault) => fault.pointer))
  return { answers: kept, faults: [...numbers, ...shape.filter((fault) => !seen.has(fault.pointer))] }
}

function withoutEmpty(answers: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => !isEmpty(value)))
}

function widgetFaultWords(widget: string | undefined, fault: WidgetFault): string {
  switch (fault) {
    case 'future-date':
      return '身份证号中的出生日期晚于今天 The birth date in the number lies in the future'
    case 'check-digit':
      return widget === 'credit-code'
        ? '统一社会信用代码不正确，请核对 The credit code is not right'
        : '身份证号不正确，请核对 The citizen number is not right'
    case 'phone':
      return '请填写 11 位手机号码或带区号的固定电话 A mobile number, or a fixed line with its area code'
    case 'account':
      return '应为 8 至 30 位数字 Must have 8 to 30 digits'
    default:
      return fault satisfies never
  }
}

/** The situation as rules see it. */
export function situationFacts(situation: Readonly<Record<string, unknown>>): Facts {
  return Object.fromEntries(Object.entries(situation).map(([name, value]) => [name, answerAsFact(value)]))
}

/** Shows that something is there without showing it: keeps the ends of long texts. */
export function maskValue(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (text.length >= 15) return `${text.slice(0, 6)}********${text.slice(-4)}`
  if (text.length >= 7) return `${text.slice(0, 3)}****${text.slice(-4)}`
  return text.length <= 1 ? '*' : `${text[0]}${'*'.repeat(Math.min(4, text.length - 1))}`
}
