// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import type { CaseDetail } from '#contracts/cases'
import { addressOf } from '#web/shared/api/call.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useChangeQuery } from '#web/shared/router/use-place.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Tabs } from '#web/shared/ui/tabs.tsx'
import { useStaffTexts } from '../texts.ts'
import { CaseFacts } from './case-facts.tsx'

export function CaseTabs({ detail }: { detail: CaseDetail }) {
  const { case: texts } = useStaffTexts()
  const [tab, setTab] = useState('application')
  return (
    <Tabs
      label={texts.application}
      current={tab}
      onChange={setTab}
      tabs={[
        { key: 'application', label: texts.application },
        { key: 'diagram', label: texts.diagram },
        { key: 'related', label: texts.related(detail.related.length) },
      ]}
    >
      {tab === 'application' ? <CaseFacts detail={detail} /> : null}
      {tab === 'diagram' ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard (WCAG 2.1.1)
        <section className="s-diagram" aria-label={texts.diagram} tabIndex={0}>
          <img
            key={detail.version}
            src={`${addressOf('GET /api/cases/{number}/diagram', { number: detail.number })}?v=${detail.version}`}
            alt={texts.diagram}
          />
        </section>
      ) : null}
      {tab === 'related' ? <Related detail={detail} /> : null}
    </Tabs>
  )
}

function Related({ detail }: { detail: CaseDetail }) {
  const { case: texts } = useStaffTexts()
  const localized = useLocalized()
  const change = useChangeQuery()
  if (detail.related.length === 0) return <p className="muted">{texts.noRelated}</p>
  return (
    <ul className="s-list">
      {detail.related.map(({ number, title, relation }) => (
        <li key={number}>
          <Button kind="quiet" onClick={() => change({ case: number })}>
            {localized(title)} <span className="numbers">{number}</span>
          </Button>
          <span className="small muted">{relation}</span>
        </li>
      ))}
    </ul>
  )
}
