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
  /** What can be done with a case right from the list. */
  acts?: (card: CaseCard) => ReactNode
}

/** Cases as their applicant sees them: state, way, and when they will be done. */
export function CaseList({ cases, level = 3, acts }: CaseListProps) {
  const localized = useLocalized()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <ul>
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
            <DueText clock={card.clock} status={card.status} />
          </div>
          {acts?.(card)}
        </li>
      ))}
    </ul>
  )
}
