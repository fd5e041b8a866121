// SPDX-License-Identifier: Apache-2.0
import type { KeyProvider } from '#platform/keys'
import type { Attributes } from './certificate-types.ts'

/** Attributes are stored encrypted; what is opened was checked by its type when it was closed. */
export interface AttributeSeal {
  close(attributes: Attributes): string
  open(envelope: string): Attributes
}

const purpose = 'credential-attributes'

export const createAttributeSeal = (keys: KeyProvider): AttributeSeal => ({
  close: (attributes) => keys.encrypt(purpose, JSON.stringify(attributes)),
  open: (envelope) => JSON.parse(keys.decrypt(purpose, envelope)) as Attributes,
})
