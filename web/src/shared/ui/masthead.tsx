// SPDX-License-Identifier: Apache-2.0
import { Accessibility, Contrast, Languages, Volume2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { setPrefs, usePrefs } from '#web/shared/a11y/prefs.ts'
import { useReadAloud } from '#web/shared/a11y/read-aloud.ts'
import { switchLocale } from '#web/shared/i18n/catalogue.ts'
import './site.css'
import { useUiTexts } from './texts.ts'

/** The strip on top of every page: whose site this is, and how one wants to read it. */
export function Masthead({ children }: { children: ReactNode }) {
  const ui = useUiTexts()
  const prefs = usePrefs()
  const aloud = useReadAloud()
  const elder = prefs.mode === 'elder'
  const contrast = prefs.contrast === 'more'
  return (
    <section className="c-masthead" aria-label={ui.masthead.tools}>
      <div className="wrap">
        <div className="c-masthead__host">{children}</div>
        <div className="c-masthead__tools">
          <button
            type="button"
            data-strong="true"
            onClick={() => setPrefs({ mode: elder ? 'standard' : 'elder' })}
          >
            <Accessibility aria-hidden="true" />
            {elder ? ui.masthead.standard : ui.masthead.elder}
          </button>
          <button type="button" onClick={() => setPrefs({ contrast: contrast ? 'normal' : 'more' })}>
            <Contrast aria-hidden="true" />
            {contrast ? ui.masthead.contrastOff : ui.masthead.contrast}
          </button>
          {aloud.available ? (
            <button type="button" onClick={aloud.toggle}>
              <Volume2 aria-hidden="true" />
              {aloud.reading ? ui.masthead.readStop : ui.masthead.read}
            </button>
          ) : null}
          <button
            type="button"
            lang={prefs.locale === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => void switchLocale(prefs.locale === 'zh' ? 'en' : 'zh')}
          >
            <Languages aria-hidden="true" />
            {prefs.locale === 'zh' ? 'English' : '中文'}
          </button>
        </div>
      </div>
    </section>
  )
}
