// SPDX-License-Identifier: Apache-2.0
import { CircleCheckBig, Copy, Printer } from 'lucide-react'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { useApi } from '#web/shared/api/use-api.ts'
import { formatDate, formatWeekday } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { usePathParameter } from '#web/shared/router/use-place.ts'
import { useSite } from '#web/shared/site/site.tsx'
import { Button } from '#web/shared/ui/button.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { ButtonLink } from '#web/shared/ui/link.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QrCode } from '#web/shared/ui/qr-code.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import '#web/shared/ui/details.css'
import './apply.css'
import { useApplyTexts } from './texts.ts'

/** Sent: the number at once, the promised date as soon as it is known, what happens next. Prints as a receipt on one A4 page. */
export default function DonePage() {
  const { done: texts } = useApplyTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const number = usePathParameter('number')
  const site = useSite()
  const found = useApi('GET /api/cases/{number}', { params: { number } })
  const dueOn = found.data?.clock.dueOn
  const address = `${location.origin}${site.kind === 'enterprise' ? '/biz' : ''}/my/cases/${number}`
  return (
    <div className="wrap c-page">
      <Card className="c-done">
        <div className="c-done__head">
          <CircleCheckBig aria-hidden="true" />
          <PageHead title={texts.title}>
            <p>{texts.lead}</p>
          </PageHead>
        </div>
        {found.data ? (
          <p className="strong">
            {localized(found.data.title)} · {found.data.subjectName}
          </p>
        ) : null}
        {found.data?.status === 'finished' ? <p>{texts.instant}</p> : null}
        <div className="c-done__facts">
          <div>
            <p>{texts.number}</p>
            <p className="c-done__number">{number}</p>
            {dueOn ? (
              <p>
                {texts.promised}{' '}
                <strong>
                  {formatDate(dueOn, locale)} ({formatWeekday(dueOn, locale)})
                </strong>
              </p>
            ) : null}
          </div>
          <figure>
            <QrCode text={address} label={texts.qr} size={8} />
            <figcaption className="small muted">{texts.qrNote}</figcaption>
          </figure>
        </div>
        <h2>{texts.next}</h2>
        <ol className="c-numbered prose">
          {texts.nextSteps.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <div className="c-apply__acts no-print">
          <ButtonLink to={`/my/cases/${number}`} kind="primary">
            {texts.see}
          </ButtonLink>
          <Button onClick={() => window.print()}>
            <Printer aria-hidden="true" />
            {texts.print}
          </Button>
          <Button
            onClick={() => {
              void navigator.clipboard?.writeText(number).then(() => toast(texts.copied))
            }}
          >
            <Copy aria-hidden="true" />
            {texts.copy}
          </Button>
        </div>
      </Card>
    </div>
  )
}
