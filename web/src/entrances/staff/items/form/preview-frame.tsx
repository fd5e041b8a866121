// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { usePrefs } from '#web/shared/a11y/prefs.ts'

export const previewWidths = { phone: 390, desktop: 760, elder: 390 } as const
export type PreviewAs = keyof typeof previewWidths

interface PreviewFrameProps {
  title: string
  as: PreviewAs
  children: ReactNode
}

/**
 * A page within the page: its own width for media queries, its own root for the reading modes, so that what is shown is
 * drawn by the very rules of the applicant's page. React draws into it as into any other place.
 */
export function PreviewFrame({ title, as, children }: PreviewFrameProps) {
  const { locale, contrast } = usePrefs()
  const [page, setPage] = useState<Document>()
  const box = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(0)
  const take = useCallback((frame: HTMLIFrameElement | null) => {
    const found = frame?.contentDocument ?? undefined
    if (found) dress(found)
    setPage(found)
  }, [])
  useEffect(() => {
    const root = page?.documentElement
    if (!root) return
    root.lang = locale === 'en' ? 'en' : 'zh-CN'
    root.dataset.contrast = contrast === 'more' ? 'more' : ''
    if (as === 'elder') root.dataset.mode = 'elder'
    else delete root.dataset.mode
  }, [page, locale, contrast, as])
  useEffect(() => {
    const place = box.current
    if (!place) return
    const watch = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? 0))
    watch.observe(place)
    return () => watch.disconnect()
  }, [])
  const width = previewWidths[as]
  const scale = room > 0 ? Math.min(1, room / width) : 1
  return (
    <div ref={box} className="f-frame">
      <iframe
        ref={take}
        title={title}
        onLoad={(event) => take(event.currentTarget)}
        style={{ width, height: `${100 / scale}%`, transform: `scale(${scale})` }}
      />
      {page?.body ? createPortal(children, page.body) : null}
    </div>
  )
}

/** The styles of this page, without what the staff entrance makes of them (`:not([data-preview])` in shell.css). */
function dress(page: Document): void {
  const root = page.documentElement
  if (root.dataset.preview !== undefined) return
  root.dataset.preview = ''
  page.body.className = 'f-paper'
  for (const sheet of document.head.querySelectorAll('link[rel="stylesheet"], style:not([data-css-hash])'))
    page.head.append(page.importNode(sheet, true))
}
