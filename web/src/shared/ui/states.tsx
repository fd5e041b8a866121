// SPDX-License-Identifier: Apache-2.0

import type { LucideIcon } from 'lucide-react'
import { Inbox } from 'lucide-react'
import type { ReactNode } from 'react'
import './states.css'
import { useUiTexts } from './texts.ts'

/** Grey lines in the shape of what is coming: calmer than a spinner, and nothing jumps when it comes. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const ui = useUiTexts()
  return (
    <div role="status">
      <span className="visually-hidden">{ui.loading}</span>
      <div className="c-skeleton" aria-hidden="true">
        {Array.from({ length: lines }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: identical lines without identity
          <span key={index} />
        ))}
      </div>
    </div>
  )
}

interface EmptyStateProps {
  icon?: LucideIcon
  title: string
  /** Why it is empty, and what one can do about it. */
  children?: ReactNode
  act?: ReactNode
}

export function EmptyState({ icon: Icon = Inbox, title, children, act }: EmptyStateProps) {
  return (
    <div className="c-state">
      <Icon aria-hidden="true" strokeWidth={1.4} />
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {act}
    </div>
  )
}
