// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useState } from 'react'
import { usePrefs } from './prefs.ts'

interface ReadAloud {
  /** False where the device has no voice of the language: the button is then not offered at all. */
  available: boolean
  reading: boolean
  toggle: () => void
}

/** Reads the main part of the page with the device's own voice; never the only way to get at a content. */
export function useReadAloud(): ReadAloud {
  const { locale } = usePrefs()
  const [voices, setVoices] = useState<readonly SpeechSynthesisVoice[]>([])
  const [reading, setReading] = useState(false)
  useEffect(() => {
    if (!('speechSynthesis' in window)) return
    const load = () => setVoices(speechSynthesis.getVoices())
    load()
    speechSynthesis.addEventListener('voiceschanged', load)
    return () => {
      speechSynthesis.removeEventListener('voiceschanged', load)
      speechSynthesis.cancel()
    }
  }, [])
  const voice = voices.find(({ lang }) => lang.toLowerCase().startsWith(locale === 'en' ? 'en' : 'zh'))
  const toggle = useCallback(() => {
    if (reading) {
      speechSynthesis.cancel()
      setReading(false)
      return
    }
    const text = document.querySelector('main')?.innerText.trim()
    if (!text || !voice) return
    const utterance = new SpeechSynthesisUtterance(text)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.onend = () => setReading(false)
    utterance.onerror = () => setReading(false)
    speechSynthesis.cancel()
    speechSynthesis.speak(utterance)
    setReading(true)
  }, [reading, voice])
  return { available: voice !== undefined, reading, toggle }
}
