// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react'

interface InboxKeys {
  move: (by: 1 | -1) => void
  open: () => void
  select: () => void
  search: () => void
  help: () => void
}

/** The keys of the inbox. They rest while one types or a dialog is open. */
export function useInboxKeys(keys: InboxKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return
      const busy = event.target.closest('input, textarea, select, [role=dialog], dialog, [contenteditable]')
      if (busy) return
      const onControl = event.target.closest('button, a')
      const acts: Record<string, (() => void) | undefined> = {
        j: () => latest.current.move(1),
        k: () => latest.current.move(-1),
        Enter: onControl ? undefined : () => latest.current.open(),
        x: () => latest.current.select(),
        '/': () => latest.current.search(),
        '?': () => latest.current.help(),
      }
      const act = acts[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
