// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react'
import { keysRest } from '../keys-rest.ts'

interface InboxKeys {
  move: (by: 1 | -1) => void
  open: () => void
  select: () => void
  search: () => void
  help: () => void
}

/** The keys of the inbox. They rest while one types, or while a menu or a dialog is open. */
export function useInboxKeys(keys: InboxKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (keysRest(event) || !(event.target instanceof HTMLElement)) return
      // In the case beside the list one reads on from case to case; the list's own keys stay with the list.
      const inCase = event.target.closest('.ant-drawer') !== null
      const onControl = event.target.closest('button, a')
      const acts: Record<string, (() => void) | undefined> = {
        j: () => latest.current.move(1),
        k: () => latest.current.move(-1),
        Enter: onControl || inCase ? undefined : () => latest.current.open(),
        x: inCase ? undefined : () => latest.current.select(),
        '/': inCase ? undefined : () => latest.current.search(),
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
