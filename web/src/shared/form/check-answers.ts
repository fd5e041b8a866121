// SPDX-License-Identifier: Apache-2.0
import { Validator } from '@cfworker/json-schema'
import type { FormDefinition, FormField } from '#contracts/form'
import { formPatterns, patternName } from '#contracts/form-patterns'
import type { FormView } from '#contracts/form-visibility'
import { chosenFromList, type FieldKind, fieldKind } from '#contracts/form-widgets'
import type { LocalizedText } from '#contracts/text'
import { isEmpty, type WidgetFault, widgetFault } from '#contracts/widget-fault'
import type { FormTexts } from './texts.ts'

export type Answers = Readonly<Record<string, unknown>>

interface Check {
  form: FormDefinition
  view: FormView
  answers: Answers
  localized: (text: LocalizedText) => string
  texts: FormTexts
  /** Today in the city; no birth date lies after it. */
  today: string
}

/** What is wrong with one answer. */
export interface AnswerFault {
  /** Keyword of the schema, or what the widget finds. */
  code: string
  message: string
}

/**
 * Faults of the given fields by field, one each, in the reader's words. The server checks again with the same schema:
 * this is for the applicant's comfort, not for safety. What both must find stands in `contracts/src/form-vectors.json`.
 */
export function checkAnswers(fields: readonly string[], check: Check): ReadonlyMap<string, string> {
  return new Map([...findFaults(fields, check)].map(([field, { message }]) => [field, message]))
}

export function findFaults(fields: readonly string[], check: Check): ReadonlyMap<string, AnswerFault> {
  const faults = new Map<string, AnswerFault>()
  for (const name of fields) {
    const field: FormField | undefined = check.form.schema.properties[name]
    const schema = check.view.schema.properties[name]
    if (!field || !schema) continue
    const fault = checkField(check.answers[name], {
      ...check,
      field,
      schema,
      required: check.view.required.includes(name),
      label: check.localized(field['x-label']),
    })
    if (fault !== undefined) faults.set(name, fault)
  }
  return faults
}

interface FieldCheck extends Pick<Check, 'texts' | 'today' | 'localized'> {
  field: FormField
  schema: Record<string, unknown>
  required: boolean
  label: string
}

function checkField(value: unknown, check: FieldCheck): AnswerFault | undefined {
  const { field, schema, required, label, texts, today } = check
  const kind = fieldKind(field)
  if (isEmpty(value)) {
    if (!required) return undefined
    return {
      code: 'required',
      message: chosenFromList(kind) ? texts.missingChoice(label) : texts.missing(label),
    }
  }
  const special = typeof value === 'string' ? widgetFault(kind, value, today) : null
  if (special !== null) return { code: special, message: specialWords(kind, special, check) }
  const result = new Validator(schema, '2020-12', false).validate(value)
  if (result.valid) return undefined
  const errors = result.errors.filter(({ keyword }) => keyword !== 'items')
  // A value of another type breaks the other keywords too; they say nothing of use.
  const [first] = errors.filter(({ keyword }) => keyword === 'type').concat(errors)
  const code = first?.keyword ?? ''
  return { code, message: words(code, value, check) }
}

function specialWords(kind: FieldKind, fault: WidgetFault, { label, texts }: FieldCheck): string {
  switch (fault) {
    case 'check-digit':
    case 'future-date':
      return kind === 'credit-code' ? texts.notCreditCode(label) : texts.notIdNumber(label)
    case 'phone':
      return texts.notPhone(label)
    case 'account':
      return texts.notAccount(label)
    default:
      return fault satisfies never
  }
}

function words(keyword: string, value: unknown, { field, label, texts, localized }: FieldCheck): string {
  const number = (key: string) => (typeof field[key] === 'number' ? field[key] : 0)
  switch (keyword) {
    case 'minimum':
      return texts.tooSmall(label, String(number('minimum')))
    case 'exclusiveMinimum':
      return texts.tooSmall(label, String(number('exclusiveMinimum')))
    case 'maximum':
      return texts.tooLarge(label, String(number('maximum')))
    case 'exclusiveMaximum':
      return texts.tooLarge(label, String(number('exclusiveMaximum')))
    case 'minLength':
      return texts.tooShort(label, number('minLength'))
    case 'maxLength':
      return texts.tooLong(label, number('maxLength'))
    case 'minItems':
      return texts.tooFew(label, number('minItems'))
    case 'maxItems':
      return texts.tooMany(label, number('maxItems'))
    case 'enum':
      return texts.notOffered(label)
    case 'format':
      return field.format === 'date' ? texts.notDate(label) : texts.invalid(label)
    case 'const':
      return field.const === true ? texts.missingTick(label) : texts.invalid(label)
    case 'pattern': {
      const name = patternName(field.pattern)
      return name ? texts.notOfForm(label, localized(formPatterns[name].name)) : texts.invalid(label)
    }
    case 'type':
      if (field.type !== 'integer' && field.type !== 'number') return texts.invalid(label)
      return typeof value === 'number' ? texts.notWhole(label) : texts.notNumber(label)
    default:
      return texts.invalid(label)
  }
}
