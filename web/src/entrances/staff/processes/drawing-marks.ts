// SPDX-License-Identifier: Apache-2.0

/** What is pointed out at an element of a drawing; told by colour and by sign. */
export type MarkKind = 'added' | 'removed' | 'changed' | 'error' | 'warning' | 'chosen'
export type Marks = Readonly<Record<string, MarkKind>>

const signs = {
  added: '+',
  removed: '−',
  changed: '≠',
  error: '!',
  warning: '?',
  chosen: '➤',
} as const satisfies Record<MarkKind, string>
const namespace = 'http://www.w3.org/2000/svg'

/** A drawing of the server as an element of this document; undefined when it is none. */
export function readDrawing(text: string): SVGSVGElement | undefined {
  const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml')
  const drawing = document.importNode(documentElement, true)
  return drawing instanceof SVGSVGElement ? drawing : undefined
}

/** Puts marks on a drawing that is on the page, in place of those of before. */
export function markDrawing(drawing: SVGSVGElement, marks: Marks): void {
  for (const sign of drawing.querySelectorAll('.p-sign')) sign.remove()
  for (const element of drawing.querySelectorAll<SVGGElement>('[data-node], [data-flow]')) {
    const kind = marks[element.dataset['node'] ?? element.dataset['flow'] ?? '']
    if (kind === undefined) delete element.dataset['mark']
    else {
      element.dataset['mark'] = kind
      element.append(signAt(placeOf(element), kind))
    }
  }
}

interface Place {
  x: number
  y: number
}

/** The upper right corner of a shape, the middle of a flow. */
function placeOf(element: SVGGElement): Place {
  const line = element.querySelector<SVGPolylineElement>(':scope > polyline')
  if (line !== null) {
    const { x, y } = line.getPointAtLength(line.getTotalLength() / 2)
    return { x, y }
  }
  const shape = element.querySelector<SVGGraphicsElement>(':scope > rect, :scope > polygon, :scope > circle')
  const { x, y, width } = (shape ?? element).getBBox()
  return { x: x + width, y }
}

function signAt({ x, y }: Place, kind: MarkKind): SVGGElement {
  const group = document.createElementNS(namespace, 'g')
  group.setAttribute('class', `p-sign p-sign--${kind}`)
  const ground = document.createElementNS(namespace, 'circle')
  for (const [name, value] of Object.entries({ cx: x, cy: y, r: 10 }))
    ground.setAttribute(name, String(value))
  const sign = document.createElementNS(namespace, 'text')
  const at = { x, y: y + 5, 'text-anchor': 'middle', 'font-size': 14, 'font-weight': 700 }
  for (const [name, value] of Object.entries(at)) sign.setAttribute(name, String(value))
  sign.textContent = signs[kind]
  group.append(ground, sign)
  return group
}
