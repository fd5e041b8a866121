// SPDX-License-Identifier: Apache-2.0
import './progress.css'

interface PhaseBarProps {
  /** Words for the whole bar, since its parts are only colour. */
  label: string
  total: number
  at: number
  state: 'current' | 'attention' | 'done'
}

/** How far a case has come, as a row of short bars. */
export function PhaseBar({ label, total, at, state }: PhaseBarProps) {
  return (
    <div className="c-phases" role="img" aria-label={label}>
      {Array.from({ length: total }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical marks without identity
        <i key={index} data-state={index < at ? 'done' : index === at ? state : 'open'} />
      ))}
    </div>
  )
}
