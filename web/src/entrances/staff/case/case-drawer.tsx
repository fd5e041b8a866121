// SPDX-License-Identifier: Apache-2.0
import { Drawer } from 'antd'
import { ChevronDown, ChevronUp, Printer, X } from 'lucide-react'
import type { CaseDetail } from '#contracts/cases'
import { useApi } from '#web/shared/api/use-api.ts'
import { CaseTag } from '#web/shared/case/case-state.tsx'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { IconButton } from '#web/shared/ui/button.tsx'
import { ClockBar } from '#web/shared/ui/clock-bar.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { Timeline } from '#web/shared/ui/timeline.tsx'
import { useStaffTexts } from '../texts.ts'
import { CaseActions } from './case-actions.tsx'
import { CaseTabs } from './case-tabs.tsx'
import { CaseAsides } from './operations/case-asides.tsx'

interface CaseDrawerProps {
  number: string | undefined
  position: { at: number; total: number } | undefined
  onStep: (by: 1 | -1) => void
  onClose: () => void
}

/** One case beside the list: facts, materials, what happened, and what one may do next. */
export function CaseDrawer({ number, position, onStep, onClose }: CaseDrawerProps) {
  const { case: texts } = useStaffTexts()
  return (
    <Drawer
      open={number !== undefined}
      onClose={onClose}
      closable={false}
      size="min(73.5rem, 100vw)"
      title={number ? <Head number={number} /> : null}
      extra={
        <span className="row">
          {position ? (
            <>
              <span className="muted numbers">{texts.position(position.at, position.total)}</span>
              <IconButton label={texts.previous} disabled={position.at <= 1} onClick={() => onStep(-1)}>
                <ChevronUp aria-hidden="true" />
              </IconButton>
              <IconButton
                label={texts.next}
                disabled={position.at >= position.total}
                onClick={() => onStep(1)}
              >
                <ChevronDown aria-hidden="true" />
              </IconButton>
            </>
          ) : null}
          <IconButton label={texts.print} onClick={() => window.print()}>
            <Printer aria-hidden="true" />
          </IconButton>
          <IconButton label={texts.close} onClick={onClose}>
            <X aria-hidden="true" />
          </IconButton>
        </span>
      }
    >
      {number ? <OpenCase key={number} number={number} /> : null}
    </Drawer>
  )
}

function Head({ number }: { number: string }) {
  const localized = useLocalized()
  const { inbox } = useStaffTexts()
  const detail = useApi('GET /api/cases/{number}', { params: { number } }).data
  return (
    <div>
      <div className="row">
        <span className="s-case__title">{detail ? localized(detail.title) : number}</span>
        {detail ? <CaseTag state={detail} /> : null}
      </div>
      <div className="small muted numbers">
        {detail
          ? [number, detail.subjectName, inbox.channels[detail.channel] ?? detail.channel].join(' · ')
          : ' '}
      </div>
    </div>
  )
}

function OpenCase({ number }: { number: string }) {
  const found = useApi('GET /api/cases/{number}', { params: { number } })
  return (
    <div className="s-case__load">
      <QueryView query={found} lines={12}>
        {(detail) => <Case detail={detail} />}
      </QueryView>
    </div>
  )
}

function Case({ detail }: { detail: CaseDetail }) {
  const { case: texts } = useStaffTexts()
  return (
    <div className="s-case">
      <div className="s-case__main">
        {detail.clock.state === 'not-started' ? null : <ClockBar clock={detail.clock} />}
        <CaseAsides detail={detail} />
        <CaseTabs detail={detail} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard (WCAG 2.1.1) */}
      <aside className="s-case__side" aria-label={texts.process} tabIndex={0}>
        <h2>{texts.process}</h2>
        <Timeline entries={detail.timeline} />
      </aside>
      <CaseActions key={detail.version} detail={detail} />
    </div>
  )
}
