// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServiceItem } from '#contracts/service-item'

const folder = join(import.meta.dirname, '../domains/services/items/data')

/** The shipped items, as the files that the import route takes in. */
export function shippedItems(): { file: string; items: ServiceItem[] }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const content: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'))
      return { file, items: (Array.isArray(content) ? content : [content]) as ServiceItem[] } // the import route checks them
    })
}

/** Organisations that must be staffed so that no case is without an owner. */
export function handlingOrganisations(items: readonly ServiceItem[]): Set<string> {
  return new Set(
    items.flatMap((item) => [
      item.organisation,
      ...item.jointOrganisations,
      ...item.windows.map((window) => window.hall),
    ]),
  )
}
