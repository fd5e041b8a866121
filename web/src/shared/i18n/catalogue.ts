// SPDX-License-Identifier: Apache-2.0
import { use } from 'react'
import { getPrefs, setPrefs, usePrefs } from '#web/shared/a11y/prefs.ts'
import type { Same } from './same.ts'

const englishLoaders = new Set<() => Promise<unknown>>()

/**
 * Declares the texts of one part of the site. Chinese is in the bundle, English is fetched when somebody reads English.
 * @example export const useTexts = catalogue(zh, () => import('./en.ts'))
 */
export function catalogue<T extends object>(
  zh: T,
  loadEnglish: () => Promise<{ default: Same<T> }>,
): () => Same<T> {
  // Every T is a Same<T>; the compiler cannot see that through the mapped type.
  const chinese = zh as Same<T>
  let loading: Promise<Same<T>> | undefined
  const load = () => {
    if (loading) return loading
    const promise: Promise<Same<T>> = loadEnglish().then(({ default: english }) => {
      // As React marks what it has waited for: texts that are here are read without waiting.
      Object.assign(promise, { status: 'fulfilled', value: english })
      return english
    })
    loading = promise
    return promise
  }
  englishLoaders.add(load)
  return function useTexts() {
    const { locale } = usePrefs()
    // Always by `use`, even when the texts are here: a render that waited once is repeated with the same calls, or React
    // throws its error 467.
    return locale === 'zh' ? chinese : use(load())
  }
}

/** Fetches every declared catalogue of the language in use, so that the first paint is in one language. */
export async function loadTexts(locale = getPrefs().locale): Promise<void> {
  if (locale === 'en') await Promise.all([...englishLoaders].map((load) => load()))
}

/** Switches the language once its texts are here: nothing typed is lost, nothing flashes. */
export async function switchLocale(locale: 'zh' | 'en'): Promise<void> {
  await loadTexts(locale)
  setPrefs({ locale })
}
