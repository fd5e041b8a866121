// SPDX-License-Identifier: Apache-2.0
import type { CheckFault } from '#contracts/catalog'
import type { LocalizedText } from '#contracts/text'
import type { Db } from '#platform/db'

/** What a kind of definition declares; contributed by the module that owns it. */
export interface CatalogType {
  /** Such as `service-item`. */
  readonly code: string
  readonly name: LocalizedText
  /** What the catalogue needs to know of a content. Throws a problem when the content is not of this type's shape. */
  describe(content: unknown): EntryDescription
  /** Everything that speaks against publishing. An `error` refuses. */
  check(db: Db, content: unknown): Promise<readonly CheckFault[]>
}

export interface EntryDescription {
  readonly code: string
  readonly name: LocalizedText
  readonly organisationCode: string
  /** Texts to be found by, most telling first: name, keywords, summary. */
  readonly searchTexts: { readonly name: string; readonly keywords: readonly string[]; readonly body: string }
  /** What lists filter by. */
  readonly facets: Readonly<Record<string, string | number | boolean | readonly string[]>>
}
