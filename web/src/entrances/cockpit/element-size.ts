// SPDX-License-Identifier: Apache-2.0
import { type RefObject, useEffect, useRef, useState } from 'react'

interface ElementSize {
  readonly width: number
  readonly height: number
  /** Pixels of one rem: on the wall it grows with the screen. */
  readonly rem: number
}

/** Size of an element in pixels, kept as it changes; letters drawn in it then keep their size whatever the element's. */
export function useElementSize<T extends HTMLElement>(): [RefObject<T | null>, ElementSize] {
  const place = useRef<T>(null)
  const [size, setSize] = useState<ElementSize>({ width: 720, height: 260, rem: 16 })
  useEffect(() => {
    const element = place.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      setSize({ width: element.clientWidth, height: element.clientHeight, rem })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [place, size]
}
