// SPDX-License-Identifier: Apache-2.0
import type { ApiResponse } from '#contracts/api'
import { useApi } from '#web/shared/api/use-api.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { usePathParameter } from '#web/shared/router/use-place.ts'
import { Card } from '#web/shared/ui/card.tsx'
import { Link } from '#web/shared/ui/link.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import '#web/shared/ui/details.css'
import { useStaffTexts } from '../texts.ts'

type Law = ApiResponse<'GET /api/laws/{name}'>

export default function LawPage() {
  const name = usePathParameter('name')
  const found = useApi('GET /api/laws/{name}', { params: { name } })
  return (
    <QueryView page query={found} lines={12}>
      {(law) => <LawView law={law} />}
    </QueryView>
  )
}

function LawView({ law }: { law: Law }) {
  const { laws: texts } = useStaffTexts()
  const localized = useLocalized()
  return (
    <>
      <PageHead title={law.name} crumbs={[{ to: '/laws', text: texts.title }]} />
      <div className="stack">
        {law.hasText ? null : <Notice>{texts.outline}</Notice>}
        <Card title={texts.cited}>
          {law.citedBy.length === 0 ? <p className="muted">{texts.notCited}</p> : null}
          <ul className="s-list">
            {law.citedBy.map(({ article, itemCode, itemName }) => (
              <li key={`${article} ${itemCode}`}>
                {texts.article(String(article))} ·{' '}
                <Link to={`/items?q=${itemCode}`}>{localized(itemName)}</Link>
              </li>
            ))}
          </ul>
        </Card>
        {law.chapters.map((chapter) => (
          <Card key={chapter.number} title={chapter.title}>
            {law.articleList
              .filter(({ number }) => number >= chapter.from && number <= chapter.to)
              .map((article) => (
                <Article key={`${article.number}-${article.sub}`} article={article} />
              ))}
          </Card>
        ))}
      </div>
    </>
  )
}

function Article({ article }: { article: Law['articleList'][number] }) {
  const { laws: texts } = useStaffTexts()
  const name = texts.article(article.sub ? `${article.number}-${article.sub}` : String(article.number))
  return (
    <details className="c-details">
      <summary>
        <span className="row">
          {name}
          {article.limits.map(({ count, unit, purpose }) => (
            <Tag key={`${count} ${unit} ${purpose}`} tone="blue" plain>
              {[purpose, texts.limit(count, texts.units[unit])].filter(Boolean).join(' ')}
            </Tag>
          ))}
        </span>
      </summary>
      <div>{article.text?.map((paragraph) => <p key={paragraph}>{paragraph}</p>) ?? texts.outline}</div>
    </details>
  )
}
