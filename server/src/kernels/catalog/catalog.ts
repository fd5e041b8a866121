// SPDX-License-Identifier: Apache-2.0
import type { Directory } from '#kernels/directory'
import type { CatalogType } from './entries/catalog-type.ts'
import { createEntries, type Entries } from './entries/entries.service.ts'
import { createLaws, type Laws } from './laws/laws.service.ts'
import { createVocabulary, type Vocabulary, vocabularyTypes } from './vocabulary.service.ts'

/** Everything that is defined: entries with versions, the law register, the common vocabulary. */
export interface Catalog {
  readonly entries: Entries
  readonly laws: Laws
  readonly vocabulary: Vocabulary
}

/**
 * `contributed` are the types that other modules define; the catalogue's own come with it. `owner` is the code of the
 * organisation that keeps the vocabulary.
 */
export function createCatalog(
  directory: Directory,
  parts: { laws: Laws; vocabulary: Vocabulary },
  types: { readonly owner: string; readonly contributed: readonly CatalogType[] },
): Catalog {
  const known = [...vocabularyTypes(types.owner), ...types.contributed]
  return { ...parts, entries: createEntries(directory, known) }
}

/** Made before the types that check against them. */
export function createCatalogParts(): { laws: Laws; vocabulary: Vocabulary } {
  return { laws: createLaws(), vocabulary: createVocabulary() }
}
