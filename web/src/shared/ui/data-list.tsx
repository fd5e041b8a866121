// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import './surface.css'

interface Fact {
  label: ReactNode
  value: ReactNode
  /** An act on this fact, such as "change". */
  act?: ReactNode
}

/** Facts by name. `wide` sets names and values in two columns, as on a check-your-answers page. */
export function DataList({ facts, wide = false }: { facts: readonly Fact[]; wide?: boolean }) {
  return (
    <dl className={`c-data-list ${wide ? 'c-data-list--wide' : ''}`}>
      {facts.map(({ label, value, act }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts are a fixed list without identity of their own
        <div key={index}>
          <dt>{label}</dt>
          <dd>
            {value}
            {act && !wide ? act : null}
          </dd>
          {act && wide ? <dd>{act}</dd> : null}
        </div>
      ))}
    </dl>
  )
}
