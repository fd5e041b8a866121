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
  let english: Same<T> | undefined
  let loading: Promise<Same<T>> | undefined
  const load = () => {
    loading ??= loadEnglish().then((module) => {
      english = module.default
      return module.default
    })
    return loading
  }
  englishLoaders.add(load)
  return function useTexts() {
    const { locale } = usePrefs()
    if (locale === 'zh') return chinese
    return english ?? use(load())
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
