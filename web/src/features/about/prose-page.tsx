// SPDX-License-Identifier: Apache-2.0
import { Card } from '#web/shared/ui/card.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { useAboutTexts } from './texts.ts'

interface ProsePageProps {
  title: string
  lead: string
  sections: readonly { title: string; text: readonly string[]; list?: boolean }[]
}

export function ProsePage({ title, lead, sections }: ProsePageProps) {
  const texts = useAboutTexts()
  return (
    <div className="wrap c-page">
      <PageHead title={title} crumbs={[{ to: '/', text: texts.home }]} crumbsLabel={texts.crumbs}>
        <p>{lead}</p>
      </PageHead>
      <Card>
        <div className="prose">
          {sections.map((section) => (
            <section key={section.title} className="stack-s">
              <h2>{section.title}</h2>
              {section.list ? (
                <ul>
                  {section.text.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              ) : (
                section.text.map((line) => <p key={line}>{line}</p>)
              )}
            </section>
          ))}
        </div>
      </Card>
    </div>
  )
}
