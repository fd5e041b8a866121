// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import './surface.css'

interface CardProps {
  title?: ReactNode
  /** Shown at the far end of the title line: a link, a tag. */
  aside?: ReactNode
  level?: 2 | 3
  id?: string
  className?: string
  children?: ReactNode
}

export function Card({ title, aside, level = 2, id, className = '', children }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={`c-card ${className}`} id={id}>
      {title || aside ? (
        <div className="c-card__head">
          {title ? <Heading className="c-card__title">{title}</Heading> : <span />}
          {aside}
        </div>
      ) : null}
      {children}
    </section>
  )
}
