// SPDX-License-Identifier: Apache-2.0
import type { Box } from './diagram-interchange.ts'
import { isActivity, type ProcessNode, type Trigger } from './model.ts'

/** The small sign of BPMN that tells what kind of task, gateway or event a shape is. */
export function drawMarker(node: ProcessNode, box: Box, colour: string): string {
  const path = pathOf(node)
  const centre = isActivity(node)
    ? { x: box.x + 13, y: box.y + 13 }
    : { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const own = path === undefined ? '' : at(centre.x, centre.y, path, colour)
  return own + multiMarker(node, box, colour)
}

/** Paths are drawn around the origin, within 8 units each way. */
type Sign = { readonly d: string; readonly filled?: boolean; readonly width?: number }

const USER: Sign = { d: 'M-5,6 C-5,1 5,1 5,6 Z M-2.6,-3 A2.6,2.6 0 1 0 2.6,-3 A2.6,2.6 0 1 0 -2.6,-3 Z' }
const HAND: Sign = { d: 'M-6,3 L-6,-1 L-1,-4 L1,-3 L-2,-1 L6,-1 M-6,3 L-3,5 L3,5 L4,3 M-2,1 L6,1 M-2,3 L5,3' }
const GEAR: Sign = {
  d: 'M-2,-6 L2,-6 L2.6,-3.6 L5,-5 L6,-2 L3.8,0 L6,2 L5,5 L2.6,3.6 L2,6 L-2,6 L-2.6,3.6 L-5,5 L-6,2 L-3.8,0 L-6,-2 L-5,-5 L-2.6,-3.6 Z M-1.8,0 A1.8,1.8 0 1 0 1.8,0 A1.8,1.8 0 1 0 -1.8,0 Z',
}
const TABLE: Sign = { d: 'M-6,-5 H6 V5 H-6 Z M-6,-2 H6 M-6,1.5 H6 M-2,-2 V5' }
const ENVELOPE: Sign = { d: 'M-6,-4 H6 V4 H-6 Z M-6,-4 L0,1 L6,-4' }
const SENT: Sign = { d: 'M-6,-4 H6 V4 H-6 Z', filled: true }
const SHEET: Sign = { d: 'M-5,-6 H5 V6 H-5 Z M-3,-3.5 H3 M-3,-1.2 H3 M-3,1.2 H3 M-3,3.5 H3' }
const ARROW: Sign = { d: 'M0,-7 L5,6 L0,1 L-5,6 Z' }
const ESCALATED: Sign = { ...ARROW, filled: true }
const CLOCK: Sign = { d: 'M-7,0 A7,7 0 1 0 7,0 A7,7 0 1 0 -7,0 Z M0,-4.5 V0 L3.2,1.8' }
const BOLT: Sign = { d: 'M-6,6 L-2,-6 L2,1 L6,-6 L2,6 L-2,-1 Z' }
const CROSS: Sign = { d: 'M-6,-6 L6,6 M6,-6 L-6,6', width: 2.5 }
const PLUS: Sign = { d: 'M-8,0 H8 M0,-8 V8', width: 2.5 }
const RING: Sign = { d: 'M-7.5,0 A7.5,7.5 0 1 0 7.5,0 A7.5,7.5 0 1 0 -7.5,0 Z', width: 2.5 }
const PENTAGON: Sign = { d: 'M0,-7 L7,-1.8 L4.3,6 L-4.3,6 L-7,-1.8 Z' }
const DISC: Sign = { d: 'M-9,0 A9,9 0 1 0 9,0 A9,9 0 1 0 -9,0 Z', filled: true }

const CAUGHT: Readonly<Record<Trigger['kind'], Sign>> = {
  timer: CLOCK,
  message: ENVELOPE,
  condition: SHEET,
  error: BOLT,
  escalation: ARROW,
}

function pathOf(node: ProcessNode): Sign | undefined {
  switch (node.type) {
    case 'user':
      return USER
    case 'manual':
      return HAND
    case 'service':
      return GEAR
    case 'rule':
      return TABLE
    case 'send':
      return SENT
    case 'receive':
    case 'message-catch':
      return ENVELOPE
    case 'timer-catch':
      return CLOCK
    case 'condition-catch':
      return SHEET
    case 'boundary':
    case 'event-start':
      return CAUGHT[node.trigger.kind]
    case 'message-throw':
    case 'message-end':
      return SENT
    case 'escalation-throw':
    case 'escalation-end':
      return ESCALATED
    case 'exclusive':
      return CROSS
    case 'parallel':
      return PLUS
    case 'inclusive':
      return RING
    case 'event-gateway':
      return PENTAGON
    case 'terminate':
      return DISC
    case 'error-end':
      return BOLT
    case 'start':
    case 'end':
    case 'call':
    case 'subprocess':
    case 'event-subprocess':
    case 'throw':
      return undefined
    default:
      return node satisfies never
  }
}

/** Three strokes at the bottom: upright for parallel instances, lying for one after the other. */
function multiMarker(node: ProcessNode, box: Box, colour: string): string {
  if (!isActivity(node) || node.multi === undefined) return ''
  const strokes = node.multi.sequential ? 'M-5,-4 H5 M-5,0 H5 M-5,4 H5' : 'M-4,-5 V5 M0,-5 V5 M4,-5 V5'
  return at(box.x + box.width / 2, box.y + box.height - 9, { d: strokes, width: 1.5 }, colour)
}

function at(x: number, y: number, { d, filled, width }: Sign, colour: string): string {
  const paint =
    filled === true
      ? `fill="${colour}" stroke="none"`
      : `fill="none" stroke="${colour}" stroke-width="${width ?? 1.1}"`
  return `<path class="cs-sign" transform="translate(${x} ${y})" d="${d}" ${paint}/>`
}
