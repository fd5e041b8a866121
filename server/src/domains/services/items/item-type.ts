// SPDX-License-Identifier: Apache-2.0
import { Compile } from 'typebox/compile'
import { ServiceItem } from '#contracts/service-item'
import type { CatalogType, Laws, Vocabulary } from '#kernels/catalog'
import type { Directory } from '#kernels/directory'
import { type Clock, chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'
import { problem } from '#platform/problems'
import { checkItem } from './item-checks.logic.ts'
import type { ItemContext } from './item-context.ts'

export interface ItemTypeDeps {
  readonly clock: Clock
  readonly directory: Directory
  readonly laws: Laws
  readonly vocabulary: Vocabulary
  readonly certificateTypes: () => ReadonlyMap<string, 'person' | 'enterprise'>
  readonly processes: (db: Db) => Promise<ReadonlySet<string>>
}

const shape = Compile(ServiceItem)

/** Service items as a kind of catalogue entry: what is found, what lists filter by, what refuses publication. */
export function createItemType(deps: ItemTypeDeps): CatalogType {
  return {
    code: 'service-item',
    name: { zh: '政务服务事项', en: 'Service item' },
    describe(content) {
      const item = requireItemShape(content)
      return {
        code: item.implementingCode,
        name: item.name,
        organisationCode: item.organisation,
        searchTexts: {
          name: item.name.zh,
          keywords: [...item.keywords, ...wordsOf(item.name.en)],
          body: [item.summary.zh, item.summary.en, item.result.name.zh].join(' '),
        },
        facets: { audience: item.audience, themes: item.themes, instant: item.instant },
      }
    },
    async check(db, content) {
      return checkItem(requireItemShape(content), await itemContext(db, deps))
    },
  }
}

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word.length > 2)

/** The content as an item, or a problem that lists where it differs from the shape. */
export function requireItemShape(content: unknown): ServiceItem {
  if (shape.Check(content)) return content
  throw problem(
    'platform.invalid-input',
    {},
    shape
      .Errors(content)
      .slice(0, 50)
      .map((error) => ({
        pointer: `/content${error.instancePath}`,
        code: error.keyword,
        detail: error.message,
      })),
  )
}

/** What the checks of an item look up, as it stands now. */
export async function itemContext(db: Db, deps: ItemTypeDeps): Promise<ItemContext> {
  const organisations = await deps.directory.organisations.list(db, chinaDay(deps.clock.now()))
  const themes = deps.vocabulary.codeSets().get('service-theme')?.entries ?? []
  return {
    laws: deps.laws.register(),
    organisations: new Map(
      organisations.map((one) => [one.code, { creditCode: one.creditCode ?? '', kind: one.kind }]),
    ),
    elements: deps.vocabulary.elements(),
    codeSets: deps.vocabulary.codeSets(),
    themes: new Map(themes.map((theme) => [theme.code, theme.audience ?? 'person'])),
    certificateTypes: deps.certificateTypes(),
    processes: await deps.processes(db),
  }
}
