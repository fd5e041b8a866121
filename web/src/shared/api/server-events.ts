// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react'

interface ServerEvent {
  /** What changed: `case`, `message`, `figures` … */
  topic: string
  reference: string | null
}

/** Listens to the server's `change` events; the browser reconnects by itself. */
export function useServerEvents(path: string, enabled: boolean, onEvent: (event: ServerEvent) => void): void {
  const handler = useRef(onEvent)
  useEffect(() => {
    handler.current = onEvent
  })
  useEffect(() => {
    if (!enabled) return
    const source = new EventSource(path, { withCredentials: true })
    source.addEventListener('change', (event: MessageEvent<string>) => {
      // Written by our own server; the contract names its two fields.
      handler.current(JSON.parse(event.data) as ServerEvent)
    })
    return () => source.close()
  }, [path, enabled])
}
