// SPDX-License-Identifier: Apache-2.0
import { Check } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import './states.css'

interface Toast {
  id: number
  text: string
}

let toasts: readonly Toast[] = []
let last = 0
const listeners = new Set<() => void>()

function change(next: readonly Toast[]): void {
  toasts = next
  for (const notify of listeners) notify()
}

/** Tells in passing that something was done. What must not be missed belongs on the page instead. */
export function toast(text: string): void {
  last += 1
  const id = last
  change([...toasts, { id, text }])
  setTimeout(() => change(toasts.filter((one) => one.id !== id)), 5000)
}

export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => toasts,
  )
  return (
    <div className="c-toasts" role="status" aria-live="polite">
      {shown.map(({ id, text }) => (
        <div key={id} className="c-toast">
          <Check aria-hidden="true" />
          {text}
        </div>
      ))}
    </div>
  )
}
