// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Maximize2, MoveHorizontal, ZoomIn, ZoomOut } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { send } from '#web/shared/api/http.ts'
import { IconButton } from '#web/shared/ui/button.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { type Marks, markDrawing, readDrawing } from './drawing-marks.ts'
import { useProcessTexts } from './texts.ts'

const noMarks: Marks = {}
const smallest = 0.25
const largest = 3

interface DrawingProps {
  /** Where the server draws it. */
  address: string
  /** Changes whenever what is drawn has changed. */
  revision?: number
  label: string
  marks?: Marks | undefined
  /** The element that is scrolled into sight. */
  sight?: string | undefined
}

/** A process as the server draws it: in the page, so that it can be marked, and as large as one likes. */
export function Drawing({ address, revision = 0, label, marks = noMarks, sight }: DrawingProps) {
  const { locale } = usePrefs()
  const drawn = useQuery({
    queryKey: ['GET drawing', address, revision, locale],
    queryFn: async ({ signal }) => await (await send('GET', address, { signal })).text(),
    retry: false,
  })
  return (
    <QueryView query={drawn} lines={8}>
      {(text) => <Canvas text={text} label={label} marks={marks} sight={sight} />}
    </QueryView>
  )
}

interface CanvasProps {
  text: string
  label: string
  marks: Marks
  sight: string | undefined
}

function Canvas({ text, label, marks, sight }: CanvasProps) {
  const texts = useProcessTexts()
  const box = useRef<HTMLElement>(null)
  // Undefined: as wide as there is room for, but never larger than drawn.
  const [scale, setScale] = useState<number>()
  const drawing = useMemo(() => readDrawing(text), [text])
  useEffect(() => {
    if (drawing !== undefined) box.current?.replaceChildren(drawing)
  }, [drawing])
  useEffect(() => {
    if (drawing !== undefined) markDrawing(drawing, marks)
  }, [drawing, marks])
  useEffect(() => {
    if (drawing === undefined) return
    drawing.style.width = scale === undefined ? '' : `${drawing.viewBox.baseVal.width * scale}px`
    drawing.style.maxWidth = scale === undefined ? '100%' : 'none'
    drawing.style.height = 'auto'
  }, [drawing, scale])
  useEffect(() => {
    if (sight === undefined) return
    const name = CSS.escape(sight)
    const element = drawing?.querySelector(`[data-node="${name}"], [data-flow="${name}"]`)
    element?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [drawing, sight])
  const shownScale = () =>
    drawing === undefined ? 1 : drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width
  const zoom = (factor: number) => setScale(Math.min(largest, Math.max(smallest, shownScale() * factor)))
  return (
    <div className="p-drawing">
      <div className="p-drawing__tools">
        <IconButton label={texts.zoomOut} onClick={() => zoom(1 / 1.25)}>
          <ZoomOut aria-hidden="true" />
        </IconButton>
        <IconButton label={texts.zoomIn} onClick={() => zoom(1.25)}>
          <ZoomIn aria-hidden="true" />
        </IconButton>
        <IconButton label={texts.zoomFit} onClick={() => setScale(undefined)}>
          <MoveHorizontal aria-hidden="true" />
        </IconButton>
        <IconButton label={texts.zoomFull} onClick={() => setScale(1)}>
          <Maximize2 aria-hidden="true" />
        </IconButton>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard (WCAG 2.1.1) */}
      <section ref={box} className="p-drawing__box" aria-label={label} tabIndex={0} />
    </div>
  )
}
