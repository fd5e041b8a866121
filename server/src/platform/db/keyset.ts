// SPDX-License-Identifier: Apache-2.0
import { problem } from '#platform/problems'

/** A cursor is the sort key of the last row shown: opaque to the caller, two parts at most. */
export type Cursor = readonly (string | number | null)[]

export function encodeCursor(key: Cursor): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

export function decodeCursor(text: string | undefined, parts: number): Cursor | null {
  if (text === undefined) return null
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (
      Array.isArray(key) &&
      key.length === parts &&
      key.every((part) => part === null || ['string', 'number'].includes(typeof part))
    )
      return key
  } catch {
    // Falls through to the one answer for every kind of wrong cursor.
  }
  throw problem('platform.invalid-input', {}, [
    { pointer: '/cursor', code: 'cursor', detail: 'not a cursor of this list' },
  ])
}

/** Cuts `limit + 1` rows into a page and the cursor of the next one. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => Cursor,
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null }
}
