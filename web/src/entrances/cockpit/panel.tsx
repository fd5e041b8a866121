// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'

interface PanelProps {
  title: string
  aside?: ReactNode
  className?: string
  children: ReactNode
}

export function Panel({ title, aside, className = '', children }: PanelProps) {
  return (
    <section className={`k-panel ${className}`}>
      <div className="k-panel__head">
        <h2>{title}</h2>
        {aside}
      </div>
      <div className="k-panel__body">{children}</div>
    </section>
  )
}
