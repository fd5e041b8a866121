// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'

/** A text that is stored with the definition it belongs to, in both languages of the platform. */
export const LocalizedText = Type.Object(
  { zh: Type.String({ minLength: 1, maxLength: 4000 }), en: Type.String({ minLength: 1, maxLength: 4000 }) },
  { additionalProperties: false },
)
export type LocalizedText = Static<typeof LocalizedText>

export const Locale = Type.Enum(['zh', 'en'])
export type Locale = 'zh' | 'en'
