// SPDX-License-Identifier: Apache-2.0
import type { ServiceItem } from '#contracts/service-item'
import type { Catalog } from '#kernels/catalog'
import type { Db } from '#platform/db'
import { problem } from '#platform/problems'

export interface OfferedItem {
  readonly entryId: string
  readonly version: number
  readonly item: ServiceItem
  readonly publishedAt: Date
  readonly effectiveFrom: string
}

/** The version in force of an item. Throws when it is not offered. */
export async function requireItem(db: Db, catalog: Catalog, code: string): Promise<OfferedItem> {
  const row = await catalog.entries.findPublished(db, 'service-item', code)
  if (row === undefined || row.published_at === null || row.effective_from === null)
    throw problem('services.item-not-offered')
  return {
    entryId: row.entry_id,
    version: row.version,
    item: row.content as ServiceItem,
    publishedAt: row.published_at,
    effectiveFrom: row.effective_from,
  } // checked when it was published
}
