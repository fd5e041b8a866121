// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { acceptedTypes, maxFileBytes as contractLimit } from '#contracts/files'
import { kindNames, maxFileBytes } from './file-kinds.ts'

describe('what may be uploaded', () => {
  it('tells people the limit the server has', () => {
    expect(maxFileBytes).toBe(contractLimit)
  })
  it('has a short name for each type the server accepts', () => {
    expect(kindNames(acceptedTypes)).toBe('PDF / PNG / JPG / WEBP / XLSX / JSON')
  })
})
