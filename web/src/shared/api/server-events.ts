// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react'

/** Listens to server-sent events; the browser reconnects by itself and sends the last id it saw. */
export function useServerEvents(
  path: string,
  enabled: boolean,
  onEvent: (event: MessageEvent<string>) => void,
): void {
  const handler = useRef(onEvent)
  useEffect(() => {
    handler.current = onEvent
  })
  useEffect(() => {
    if (!enabled) return
    const source = new EventSource(path, { withCredentials: true })
    source.onmessage = (event) => handler.current(event)
    return () => source.close()
  }, [path, enabled])
}
