// SPDX-License-Identifier: Apache-2.0
import type { LucideIcon } from 'lucide-react'
import './surface.css'

export type TileTone = 'blue' | 'red' | 'green' | 'amber' | 'violet' | 'grey'

export function IconTile({ icon: Icon, tone }: { icon: LucideIcon; tone: TileTone }) {
  return (
    <span className={`c-tile c-tile--${tone}`} aria-hidden="true">
      <Icon strokeWidth={1.9} />
    </span>
  )
}
