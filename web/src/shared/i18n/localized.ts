// SPDX-License-Identifier: Apache-2.0
import { useCallback } from 'react'
import type { LocalizedText } from '#contracts/text'
import { usePrefs } from '#web/shared/a11y/prefs.ts'

/** Picks the reader's language of a text that came with a definition (service, form, organisation …). */
export function useLocalized(): (text: LocalizedText) => string {
  const { locale } = usePrefs()
  return useCallback((text) => text[locale], [locale])
}
