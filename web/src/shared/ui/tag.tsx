// SPDX-License-Identifier: Apache-2.0
import { AlertTriangle, CheckCircle2, Circle, CircleDot, Clock3 } from 'lucide-react'
import type { ReactNode } from 'react'
import './surface.css'

export type Tone = 'grey' | 'blue' | 'green' | 'amber' | 'red'

/** Status is told three ways: by its word, its colour and its shape. */
const shapes = {
  grey: Circle,
  blue: CircleDot,
  green: CheckCircle2,
  amber: Clock3,
  red: AlertTriangle,
} as const

interface TagProps {
  tone?: Tone
  /** A tag that is no status (a kind, a count) goes without a shape. */
  plain?: boolean
  /** A shape that says more than the one of the colour. */
  shape?: typeof Circle
  children: ReactNode
}

export function Tag({ tone = 'grey', plain = false, shape, children }: TagProps) {
  const Shape = shape ?? shapes[tone]
  return (
    <span className={`c-tag c-tag--${tone}`}>
      {plain ? null : <Shape aria-hidden="true" strokeWidth={2.4} />}
      {children}
    </span>
  )
}
