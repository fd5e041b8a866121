// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from 'react'

/** What a visitor chose about reading; kept on the device, applied before the first paint by `public/prefs.js`. */
interface Prefs {
  mode: 'standard' | 'elder'
  contrast: 'normal' | 'more'
  locale: 'zh' | 'en'
}

const storageKey = 'chengshu.prefs'
const root = document.documentElement
const listeners = new Set<() => void>()

let current: Prefs = {
  mode: root.dataset.mode === 'elder' ? 'elder' : 'standard',
  contrast: root.dataset.contrast === 'more' ? 'more' : 'normal',
  locale: root.lang === 'en' ? 'en' : 'zh',
}

export function getPrefs(): Prefs {
  return current
}

export function setPrefs(change: Partial<Prefs>): void {
  current = { ...current, ...change }
  if (current.mode === 'elder') root.dataset.mode = 'elder'
  else delete root.dataset.mode
  if (current.contrast === 'more') root.dataset.contrast = 'more'
  else delete root.dataset.contrast
  root.lang = current.locale === 'en' ? 'en' : 'zh-CN'
  try {
    localStorage.setItem(storageKey, JSON.stringify(current))
  } catch {
    // Private windows may forbid storage: the choice then lasts until the page is closed.
  }
  for (const notify of listeners) notify()
}

export function subscribeToPrefs(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function usePrefs(): Prefs {
  return useSyncExternalStore(subscribeToPrefs, getPrefs)
}
