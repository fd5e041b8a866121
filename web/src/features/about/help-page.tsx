// SPDX-License-Identifier: Apache-2.0
import { Phone } from 'lucide-react'
import { buttonClass } from '#web/shared/ui/button.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { ButtonLink } from '#web/shared/ui/link.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import '#web/shared/ui/details.css'
import { useAboutTexts } from './texts.ts'

export default function HelpPage() {
  const { crumbs, home, help: texts } = useAboutTexts()
  return (
    <div className="wrap c-page">
      <PageHead title={texts.title} crumbs={[{ to: '/', text: home }]} crumbsLabel={crumbs}>
        <p>{texts.lead}</p>
      </PageHead>
      <div className="stack">
        <Card title={texts.call}>
          <p>{texts.callText}</p>
          <p className="row c-help__acts">
            <a href="tel:12345" className={buttonClass('primary')}>
              <Phone aria-hidden="true" />
              12345
            </a>
            <ButtonLink to="/services">{texts.find}</ButtonLink>
          </p>
        </Card>
        <Card title={texts.steps}>
          <ol className="c-numbered">
            {texts.stepList.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </Card>
        <Card title={texts.faq}>
          {texts.faqs.map(([question, answer]) => (
            <details key={question} className="c-details">
              <summary>{question}</summary>
              <div>{answer}</div>
            </details>
          ))}
        </Card>
      </div>
    </div>
  )
}
