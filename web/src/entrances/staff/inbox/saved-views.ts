// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'

interface SavedView {
  name: string
  /** Query of the address, without the open case. */
  query: string
}

const key = 'chengshu.views'

function read(): SavedView[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isView) : []
  } catch {
    return []
  }
}

const isView = (value: unknown): value is SavedView =>
  typeof value === 'object' && value !== null && 'name' in value && 'query' in value

/** Named filters of this desk, kept on the device. */
export function useSavedViews() {
  const [views, setViews] = useState(read)
  const keep = (next: SavedView[]) => {
    setViews(next)
    try {
      localStorage.setItem(key, JSON.stringify(next))
    } catch {
      // Without storage the view lasts until the page is closed.
    }
  }
  return {
    views,
    add: (view: SavedView) => keep([...views.filter(({ name }) => name !== view.name), view]),
    remove: (name: string) => keep(views.filter((view) => view.name !== name)),
  }
}
