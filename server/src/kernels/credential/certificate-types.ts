// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormatsModule from 'ajv-formats'
import { Value } from 'typebox/value'
import type { FieldProblem } from '#contracts/problems'
import { CertificateType } from './types/certificate-type.ts'

// ajv-formats is CommonJS whose types claim a default export that Node wraps once more.
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default

export type AttributeValue = string | number | boolean
export type Attributes = Readonly<Record<string, AttributeValue>>

export interface CertificateTypes {
  readonly all: ReadonlyMap<string, CertificateType>
  /** What is wrong with the attributes for a certificate of the type; empty when nothing is. */
  faults(type: CertificateType, attributes: Attributes): FieldProblem[]
}

/** Reads the types that ship with the platform. A file that is not a type stops the start and is named. */
export function loadCertificateTypes(folder = join(import.meta.dirname, 'types')): CertificateTypes {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats(ajv)
  const all = new Map<string, CertificateType>()
  const validators = new Map<string, ValidateFunction>()
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const content: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    if (!Value.Check(CertificateType, content)) {
      const [first] = Value.Errors(CertificateType, content)
      throw new Error(`${name} is not a certificate type: ${first?.instancePath} ${first?.message}`)
    }
    all.set(content.code, content)
    validators.set(content.code, ajv.compile(content.attributes))
  }
  return {
    all,
    faults(type, attributes) {
      const validate = validators.get(type.code)
      if (validate === undefined) throw new Error(`no certificate type ${type.code}`)
      validate(attributes)
      return (validate.errors ?? []).map((error) => {
        const named: unknown = error.params['missingProperty'] ?? error.params['additionalProperty']
        const place = named === undefined ? error.instancePath : `${error.instancePath}/${String(named)}`
        return {
          pointer: `/attributes${place}`,
          code: error.keyword,
          detail: error.message ?? error.keyword,
        }
      })
    },
  }
}
