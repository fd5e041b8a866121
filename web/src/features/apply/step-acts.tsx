// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { formatTime } from '#web/shared/format/dates.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { useApplyTexts } from './texts.ts'
import type { Draft } from './use-draft.ts'

export interface StepProps {
  draft: Draft
  /** Times one tried to go on from this page with faults on it; 0 shows none. */
  attempt: number
  onNext: (sound: boolean) => void
  onBack: (() => void) | undefined
}

/** The foot of a page of the form: go on, go back, and how the draft is doing. */
export function StepActs({
  draft,
  onBack,
  children,
}: Pick<StepProps, 'draft' | 'onBack'> & { children: ReactNode }) {
  const texts = useApplyTexts()
  const { locale } = usePrefs()
  const words = {
    saved: texts.saved(formatTime(draft.application.savedAt, locale)),
    saving: texts.saving,
    local: texts.local,
    refused: texts.refused,
  }
  return (
    <div className="c-apply__acts">
      {children}
      {onBack ? <Button onClick={onBack}>{texts.previous}</Button> : null}
      <p className="small muted" role="status" data-save={draft.state}>
        {words[draft.state]}
      </p>
    </div>
  )
}
