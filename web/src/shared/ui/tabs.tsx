// SPDX-License-Identifier: Apache-2.0
import { type KeyboardEvent, type ReactNode, useId } from 'react'
import './overlay.css'

interface Tab {
  key: string
  label: ReactNode
}

interface TabsProps {
  label: string
  tabs: readonly Tab[]
  current: string
  onChange: (key: string) => void
  /** Shown at the far end of the row of tabs. */
  aside?: ReactNode
  children: ReactNode
}

/** Tabs as the ARIA pattern has them: arrows move, only the chosen tab stands in the tab order. */
export function Tabs({ label, tabs, current, onChange, aside, children }: TabsProps) {
  const id = useId()
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    const at = tabs.findIndex(({ key }) => key === current)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (!next) return
    onChange(next.key)
    document.getElementById(`${id}-${next.key}`)?.focus()
  }
  return (
    <div className="c-tabs">
      <div className="row-between c-tabs__head">
        <div className="c-tabs__list" role="tablist" aria-label={label} onKeyDown={move}>
          {tabs.map((tab) => (
            <button
              key={tab.key}
              type="button"
              role="tab"
              id={`${id}-${tab.key}`}
              className="c-tabs__tab"
              aria-selected={tab.key === current}
              aria-controls={`${id}-panel`}
              tabIndex={tab.key === current ? 0 : -1}
              onClick={() => onChange(tab.key)}
            >
              {tab.label}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div id={`${id}-panel`} className="c-tabs__panel" role="tabpanel" aria-labelledby={`${id}-${current}`}>
        {children}
      </div>
    </div>
  )
}
