// SPDX-License-Identifier: Apache-2.0

import type { Static } from 'typebox'
import type { ServiceItem } from '#contracts/service-item'
import type { CitedArticle, ServiceCard, ServiceGuide } from '#contracts/services'
import {
  articleLabel,
  countByFacet,
  countPublished,
  type PublishedRow,
  searchPublished,
} from '#kernels/catalog'
import { chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'
import type { ServicesDeps, WithCases } from '../deps.ts'
import { requireItem } from '../items/offered-item.ts'
import { readExperience } from './guide.readmodel.ts'

type Cited = Static<typeof CitedArticle>

export interface ServiceQuery {
  readonly q?: string | undefined
  readonly audience?: 'person' | 'enterprise' | undefined
  readonly theme?: string | undefined
  readonly organisation?: string | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** What the city offers: search, themes, and the guide of one item. */
export function createGuide(deps: ServicesDeps & WithCases) {
  return {
    async search(db: Db, query: ServiceQuery) {
      const page = await searchPublished(db, {
        type: 'service-item',
        q: query.q,
        cursor: query.cursor,
        limit: query.limit,
        facets: {
          ...(query.audience !== undefined && { audience: [query.audience] }),
          ...(query.theme !== undefined && { themes: [query.theme] }),
          ...(query.organisation !== undefined && { organisation: query.organisation }),
        },
      })
      return { items: page.items.map(presentCard), next: page.next }
    },
    async themes(db: Db) {
      const counted = await countByFacet(db, 'service-item', 'themes')
      const known = deps.catalog.vocabulary.codeSets().get('service-theme')?.entries ?? []
      const items = counted.flatMap((row) => {
        const theme = known.find((one) => one.code === row.value)
        return theme === undefined
          ? []
          : [
              {
                code: theme.code,
                name: theme.name,
                audience: theme.audience ?? ('person' as const),
                count: row.count,
                examples: row.names,
              },
            ]
      })
      return { items, total: await countPublished(db, 'service-item') }
    },
    async guide(db: Db, code: string, now: Date): Promise<ServiceGuide> {
      const { item, version, publishedAt, effectiveFrom } = await requireItem(db, deps.catalog, code)
      const organisations = new Map(
        (await deps.directory.organisations.list(db, chinaDay(now))).map((one) => [one.code, one]),
      )
      const nameOf = (organisation: string) =>
        organisations.get(organisation)?.name ?? { zh: organisation, en: organisation }
      const { calendars } = deps.caseKernel()
      await calendars.refresh(db, now)
      const workdays = calendars.of(organisations.get(item.organisation)?.regionCode ?? '')
      const due = workdays.add(now, item.promisedDays)
      return {
        version,
        publishedAt: publishedAt.toISOString(),
        effectiveFrom,
        item,
        organisation: nameOf(item.organisation),
        jointOrganisations: item.jointOrganisations.map(nameOf),
        basis: await citedArticles(db, item),
        promisedOn: { day: chinaDay(due), provisional: workdays.provisional(due) },
        experience: await readExperience(db, code),
      }
    },
  }

  async function citedArticles(db: Db, item: ServiceItem): Promise<Cited[]> {
    const laws = new Map(
      await Promise.all(
        [...new Set(item.basis.map((basis) => basis.law))].map(
          async (name) => [name, await deps.catalog.laws.find(db, name)] as const,
        ),
      ),
    )
    return item.basis.map((basis) => {
      const id =
        basis.articleSub === undefined ? String(basis.article) : `${basis.article}-${basis.articleSub}`
      const paragraphs = laws.get(basis.law)?.articles?.[id]
      const shown =
        basis.paragraph === undefined ? paragraphs : paragraphs?.slice(basis.paragraph - 1, basis.paragraph)
      return {
        law: basis.law,
        article: basis.article,
        ...(basis.articleSub !== undefined && { articleSub: basis.articleSub }),
        paragraph: basis.paragraph ?? null,
        text: shown === undefined ? null : [articleLabel(basis), ...shown].join('\n'),
      }
    })
  }
}

function presentCard(row: PublishedRow): ServiceCard {
  const item = row.content as ServiceItem // checked when published
  return {
    code: row.code,
    name: item.name,
    organisation: { zh: row.organisation_zh, en: row.organisation_en },
    audience: item.audience,
    themes: item.themes,
    promisedDays: item.promisedDays,
    onlineDepth: item.onlineDepth,
    visits: item.visits.count,
    instant: item.instant,
    free: !item.fee.charged,
  }
}
