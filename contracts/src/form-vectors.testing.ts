// SPDX-License-Identifier: Apache-2.0
// Answers of forms and what must be found in them. Server (Ajv) and browser (@cfworker) read the same file in their
// tests: a checker that judges otherwise is wrong, or the file says for both what is right.
import type { Facts } from './condition.ts'
import type { FormDefinition } from './form.ts'
import written from './form-vectors.json' with { type: 'json' }

export interface FormVector {
  readonly name: string
  readonly form: FormDefinition
  readonly answers: Readonly<Record<string, unknown>>
  readonly situation: Facts
  /** Field → the keyword of the schema that fails, or what its widget finds; no other field has a fault. */
  readonly faults: Readonly<Record<string, string>>
  /** Fields that are asked, where the vector is about that. */
  readonly visible: readonly string[] | undefined
  /** Fields whose answers are stored, where the vector is about that. */
  readonly kept: readonly string[] | undefined
}

interface VectorFile {
  today: string
  forms: Record<string, FormDefinition>
  vectors: (Omit<FormVector, 'form' | 'situation'> & { form: string; situation?: Facts })[]
}

// The compiler sees a union of all vectors; their shape is what the interface says, and a test checks the forms.
const file = written as unknown as VectorFile

export const vectorDay = file.today

export const formVectors: readonly FormVector[] = file.vectors.map((vector) => {
  const form = file.forms[vector.form]
  if (form === undefined) throw new Error(`${vector.name}: there is no form ${vector.form}`)
  return { ...vector, form, situation: vector.situation ?? {} }
})
