// SPDX-License-Identifier: Apache-2.0
import { BadgeCheck } from 'lucide-react'
import type { Prefill } from '#contracts/services'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { formatDate } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { useFormTexts } from './texts.ts'

export function PrefillBadge({ prefill }: { prefill: Prefill }) {
  const texts = useFormTexts()
  const localized = useLocalized()
  return (
    <span className="c-source">
      <BadgeCheck aria-hidden="true" />
      {texts.from(localized(prefill.source))}
    </span>
  )
}

interface PrefillNoteProps {
  prefill: Prefill
  contested: boolean
  /** Absent where a prefilled value can simply be typed over. */
  onContest?: ((contested: boolean) => void) | undefined
}

/** Where a prefilled value came from and as of when; an authoritative one is not edited but contested. */
export function PrefillNote({ prefill, contested, onContest }: PrefillNoteProps) {
  const texts = useFormTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  return (
    <p className="small muted">
      {texts.asOf(localized(prefill.source), formatDate(prefill.asOf, locale))}{' '}
      {prefill.authoritative ? (contested ? texts.contested : texts.locked) : null}{' '}
      {prefill.authoritative && onContest ? (
        <Button kind="quiet" size="small" onClick={() => onContest(!contested)}>
          {contested ? texts.uncontest : texts.contest}
        </Button>
      ) : null}
    </p>
  )
}
