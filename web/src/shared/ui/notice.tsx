// SPDX-License-Identifier: Apache-2.0
import { AlertTriangle, CheckCircle2, Info, OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import './surface.css'

const icons = { blue: Info, green: CheckCircle2, amber: AlertTriangle, red: OctagonAlert } as const

interface NoticeProps {
  tone?: keyof typeof icons
  title?: ReactNode
  /** Announced by screen readers when it appears. */
  live?: boolean
  children?: ReactNode
}

export function Notice({ tone = 'blue', title, live = false, children }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className={`c-notice c-notice--${tone}`} role={live ? 'status' : undefined}>
      <Icon aria-hidden="true" />
      <div>
        {title ? <p className="strong">{title}</p> : null}
        {children}
      </div>
    </div>
  )
}
