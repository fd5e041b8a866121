// SPDX-License-Identifier: Apache-2.0
import type { CheckFault } from '#contracts/catalog'
import type { FormDefinition } from '#contracts/form'

/** What the publication check says, by the part of the form it says it of. */
export interface FormFaults {
  readonly field: (name: string) => readonly CheckFault[]
  readonly step: (id: string) => readonly CheckFault[]
  /** Of the form as a whole. */
  readonly form: readonly CheckFault[]
  /** Of other parts of the item. */
  readonly others: number
}

const within = (pointer: string, place: string) => pointer === place || pointer.startsWith(`${place}/`)

export function sortFaults(faults: readonly CheckFault[], form: FormDefinition): FormFaults {
  const ofForm = faults.filter(({ pointer }) => within(pointer, '/form'))
  const ofField = (name: string) =>
    ofForm.filter(({ pointer }) => within(pointer, `/form/schema/properties/${name}`))
  const ofStep = (id: string) => {
    const index = form.steps.findIndex((step) => step.id === id)
    return ofForm.filter(({ pointer }) => within(pointer, `/form/steps/${index}`))
  }
  const placed = new Set([
    ...Object.keys(form.schema.properties).flatMap(ofField),
    ...form.steps.flatMap(({ id }) => ofStep(id)),
  ])
  return {
    field: ofField,
    step: ofStep,
    form: ofForm.filter((fault) => !placed.has(fault)),
    others: faults.length - ofForm.length,
  }
}
