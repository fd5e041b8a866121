// SPDX-License-Identifier: Apache-2.0
import type { ErrorObject } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormatsModule from 'ajv-formats'
import type { FieldProblem } from '#contracts/problems'
import type { Locale } from '#contracts/text'

// ajv-formats is CommonJS whose types claim a default export that Node wraps once more.
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default

/** Query and path values are text and get converted; bodies are JSON and must be right as they are. */
export function createValidators(): { body: Ajv2020; text: Ajv2020; answer: Ajv2020 } {
  const options = { strict: false, allErrors: true, removeAdditional: false } as const
  const make = (coerceTypes: boolean) => {
    const ajv = new Ajv2020({ ...options, coerceTypes })
    addFormats(ajv)
    return ajv
  }
  return { body: make(false), text: make(true), answer: make(false) }
}

const maxShown = 50

export function fieldProblems(errors: readonly ErrorObject[], locale: Locale): FieldProblem[] {
  return errors
    .filter((error) => error.keyword !== 'anyOf' && error.keyword !== 'if')
    .slice(0, maxShown)
    .map((error) => ({ pointer: pointerOf(error), code: error.keyword, detail: detailOf(error, locale) }))
}

function pointerOf(error: ErrorObject): string {
  const missing =
    error.keyword === 'required'
      ? error.params['missingProperty']
      : error.keyword === 'additionalProperties'
        ? error.params['additionalProperty']
        : undefined
  return missing === undefined
    ? error.instancePath
    : `${error.instancePath}/${String(missing).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

function detailOf(error: ErrorObject, locale: Locale): string {
  const params = error.params as Record<string, unknown>
  const wording: Record<string, readonly [string, string]> = {
    required: ['请填写此项', 'This is required'],
    additionalProperties: ['不认识的字段', 'Unknown field'],
    type: [`类型应为 ${params['type']}`, `Must be of type ${params['type']}`],
    format: [`格式应为 ${params['format']}`, `Must have the format ${params['format']}`],
    enum: ['不在可选范围内', 'Not one of the choices'],
    const: ['值不正确', 'Not the expected value'],
    minLength: [`至少 ${params['limit']} 个字符`, `At least ${params['limit']} characters`],
    maxLength: [`最多 ${params['limit']} 个字符`, `At most ${params['limit']} characters`],
    minimum: [`不能小于 ${params['limit']}`, `Must not be below ${params['limit']}`],
    maximum: [`不能大于 ${params['limit']}`, `Must not be above ${params['limit']}`],
    minItems: [`至少 ${params['limit']} 项`, `At least ${params['limit']} entries`],
    maxItems: [`最多 ${params['limit']} 项`, `At most ${params['limit']} entries`],
    pattern: ['格式不正确', 'Not in the expected form'],
  }
  const [zh, en] = wording[error.keyword] ?? ['填写不正确', 'Not valid']
  return locale === 'zh' ? zh : en
}
