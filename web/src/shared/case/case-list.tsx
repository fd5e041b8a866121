// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import type { CaseCard } from '#contracts/cases'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Link } from '#web/shared/ui/link.tsx'
import { CasePhases, CaseTag, DueText } from './case-state.tsx'
import './case-list.css'

interface CaseListProps {
  cases: readonly CaseCard[]
  level?: 2 | 3
  /** A page of its own: one line a case where there is room. */
  wide?: boolean
  /** What can be done with a case right from the list. */
  acts?: (card: CaseCard) => ReactNode
}

/** Cases as their applicant sees them: state, way, and when they will be done. */
export function CaseList({ cases, level = 3, wide = false, acts }: CaseListProps) {
  const localized = useLocalized()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <ul className={wide ? 'c-cases--wide' : undefined}>
      {cases.map((card) => (
        <li key={card.number} className="c-case">
          <div className="row-between">
            <Heading className="c-case__title">
              <Link to={`/my/cases/${card.number}`}>{localized(card.title)}</Link>
            </Heading>
            <CaseTag state={card} />
          </div>
          <CasePhases state={card} />
          <div className="row-between small muted">
            <span className="numbers">{card.number}</span>
            <DueText {...card} />
          </div>
          <CaseAct>{acts?.(card)}</CaseAct>
        </li>
      ))}
    </ul>
  )
}

function CaseAct({ children }: { children: ReactNode }) {
  return children ? <div className="c-case__act">{children}</div> : null
}
