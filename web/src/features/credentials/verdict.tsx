// SPDX-License-Identifier: Apache-2.0
import { OctagonAlert, ShieldCheck, TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Verification } from '#contracts/credentials'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { formatDate, formatInstant } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { DataList } from '#web/shared/ui/data-list.tsx'
import { useCredentialTexts } from './texts.ts'

const icons = {
  valid: ShieldCheck,
  expired: TriangleAlert,
  suspended: TriangleAlert,
  superseded: TriangleAlert,
  unreadable: TriangleAlert,
  revoked: OctagonAlert,
  forged: OctagonAlert,
  'unknown-issuer': OctagonAlert,
} as const

/** What came out of a check: the verdict first, then what stands on the certificate. */
export function Verdict({ result, onAgain }: { result: Verification; onAgain: () => void }) {
  const texts = useCredentialTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const Icon = icons[result.verdict]
  const { credential } = result
  return (
    <div className="c-verdict" data-verdict={result.verdict}>
      <Card>
        <div className="c-verdict__head">
          <Icon aria-hidden="true" />
          <div>
            <h2 ref={heading} tabIndex={-1}>
              {texts.verify.verdict[result.verdict]}
            </h2>
            <p>{localized(result.reason)}</p>
          </div>
        </div>
        {credential ? (
          <DataList
            wide
            facts={[
              { label: localized(credential.name), value: credential.number },
              { label: texts.holder, value: credential.holderName },
              { label: texts.identifier, value: <span className="numbers">{credential.identifier}</span> },
              { label: texts.issuer, value: localized(credential.issuer) },
              { label: texts.issuedOn, value: formatDate(credential.issuedOn, locale) },
              {
                label: texts.validUntil,
                value: credential.validUntil ? formatDate(credential.validUntil, locale) : texts.forever,
              },
              ...credential.attributes.map(({ label, value }) => ({ label: localized(label), value })),
            ]}
          />
        ) : null}
        <p className="small muted">{texts.verify.at(formatInstant(result.checkedAt, locale))}</p>
        <Button kind="primary" onClick={onAgain}>
          {texts.verify.another}
        </Button>
      </Card>
    </div>
  )
}
