// SPDX-License-Identifier: Apache-2.0
import { type OutputUnit, Validator } from '@cfworker/json-schema'
import type { FormDefinition, FormField } from '#contracts/form'
import type { FormView } from '#contracts/form-visibility'
import { checkCitizenNumber, checkCreditCode, isFixedPhone, isMobilePhone } from '#contracts/identifiers'
import { chosenFromList, type FieldKind, fieldKind } from './field-kind.ts'
import type { FormTexts } from './texts.ts'

export type Answers = Readonly<Record<string, unknown>>

interface Check {
  form: FormDefinition
  view: FormView
  answers: Answers
  label: (field: FormField) => string
  texts: FormTexts
  /** Today in the city; no birth date lies after it. */
  today: string
}

/**
 * Faults of the given fields by field, one each, in the reader's words. The server checks again with the same schema:
 * this is for the applicant's comfort, not for safety.
 */
export function checkAnswers(fields: readonly string[], check: Check): ReadonlyMap<string, string> {
  const faults = new Map<string, string>()
  for (const name of fields) {
    const field: FormField | undefined = check.form.schema.properties[name]
    const schema = check.view.schema.properties[name]
    if (!field || !schema) continue
    const fault = checkField(check.answers[name], {
      field,
      schema,
      required: check.view.required.includes(name),
      label: check.label(field),
      texts: check.texts,
      today: check.today,
    })
    if (fault !== undefined) faults.set(name, fault)
  }
  return faults
}

interface FieldCheck extends Pick<Check, 'texts' | 'today'> {
  field: FormField
  schema: Record<string, unknown>
  required: boolean
  label: string
}

function checkField(value: unknown, check: FieldCheck): string | undefined {
  const { field, schema, required, label, texts } = check
  const kind = fieldKind(field)
  if (isEmpty(value)) {
    if (!required) return undefined
    return chosenFromList(kind) ? texts.missingChoice(label) : texts.missing(label)
  }
  if (required && kind === 'switch' && value === false && field.const === true)
    return texts.missingTick(label)
  if ((field.type === 'number' || field.type === 'integer') && typeof value !== 'number')
    return texts.notNumber(label)
  const special = typeof value === 'string' ? specialFault(kind, value, check) : undefined
  if (special !== undefined) return special
  const result = new Validator(schema, '2020-12', false).validate(value)
  return result.valid ? undefined : words(result.errors, field, label, texts)
}

export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function specialFault(
  kind: FieldKind,
  value: string,
  { label, texts, today }: FieldCheck,
): string | undefined {
  switch (kind) {
    case 'id-number':
      return checkCitizenNumber(value, today).ok ? undefined : texts.notIdNumber(label)
    case 'credit-code':
      return checkCreditCode(value).ok ? undefined : texts.notCreditCode(label)
    case 'phone':
      return isMobilePhone(value) || isFixedPhone(value) ? undefined : texts.notPhone(label)
    case 'bank-account':
      return /^\d{12,30}$/.test(value) ? undefined : texts.notAccount(label)
    default:
      return undefined
  }
}

function words(errors: readonly OutputUnit[], field: FormField, label: string, texts: FormTexts): string {
  const number = (key: string) => (typeof field[key] === 'number' ? field[key] : 0)
  for (const { keyword } of errors) {
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
      case 'type':
        return field.type === 'integer' ? texts.notWhole(label) : texts.invalid(label)
      default:
    }
  }
  return texts.invalid(label)
}
