// SPDX-License-Identifier: Apache-2.0
import type { PDFPage, RGB } from 'pdf-lib'

interface Size {
  readonly width: number
  readonly height: number
  readonly scale: number
}

type Point = readonly [number, number]

/** Border of woven waves between two lines, and a rosette behind the text: lines only, sharp at every size. */
export function drawOrnament(page: PDFPage, { width, height, scale }: Size, accent: RGB): void {
  const outer = 20 * scale
  const band = 20 * scale
  frame(page, outer, 1.4 * scale)
  frame(page, outer + band, 0.6 * scale)
  frame(page, outer + band + 4 * scale, 0.3 * scale)
  const inset = outer + band / 2
  for (const phase of [0, 1, 2, 3]) {
    stroke(page, wave([inset, inset], [width - inset, height - inset], band * 0.42, phase), {
      color: accent,
      width: 0.45 * scale,
      opacity: 0.75,
    })
  }
  for (const ring of [0, 1, 2, 3]) {
    stroke(page, rosette([width / 2, height * 0.45], Math.min(width, height) * (0.36 - ring * 0.075), ring), {
      color: accent,
      width: 0.3 * scale,
      opacity: 0.14,
    })
  }

  function frame(on: PDFPage, inset: number, line: number): void {
    on.drawRectangle({
      x: inset,
      y: inset,
      width: width - 2 * inset,
      height: height - 2 * inset,
      borderColor: accent,
      borderWidth: line,
    })
  }
}

/** A wave that runs once around the rectangle between two corners and closes on itself. */
function wave([left, bottom]: Point, [right, top]: Point, amplitude: number, phase: number): Point[] {
  const across = right - left
  const up = top - bottom
  const length = 2 * (across + up)
  // About as long as high, and a whole number of them, so that the ends meet.
  const waves = Math.round(length / (amplitude * 3.2))
  const steps = waves * 14
  return Array.from({ length: steps + 1 }, (_, step) => {
    const at = (step / steps) * length
    const swing = amplitude * Math.sin((step / steps) * waves * 2 * Math.PI + (phase * Math.PI) / 2)
    if (at <= across) return [left + at, bottom + swing]
    if (at <= across + up) return [right + swing, bottom + at - across]
    if (at <= 2 * across + up) return [right - (at - across - up), top + swing]
    return [left + swing, top - (at - 2 * across - up)]
  })
}

/** A ring of interlaced petals: the radius swings as the angle goes round several times. */
function rosette([x, y]: Point, radius: number, ring: number): Point[] {
  const rounds = 7
  const petals = 30 - ring * 4 + 1 / rounds
  const steps = 2600
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = (step / steps) * 2 * Math.PI * rounds
    const reach = radius * (0.84 + 0.16 * Math.cos(petals * angle))
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)]
  })
}

function stroke(
  page: PDFPage,
  points: readonly Point[],
  line: { color: RGB; width: number; opacity: number },
): void {
  // SVG counts down from the top, the page up from the bottom.
  const path = points
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(2)} ${(-y).toFixed(2)}`)
    .join('')
  page.drawSvgPath(path, {
    x: 0,
    y: 0,
    borderColor: line.color,
    borderWidth: line.width,
    borderOpacity: line.opacity,
  })
}
