// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { CaseAsk, CaseDue, CaseLink, CaseSupervision } from '#contracts/case-parts'
import type { CaseDetail } from '#contracts/cases'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { formatDay, formatInstant } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useChangeQuery } from '#web/shared/router/use-place.ts'
import { Tag, type Tone } from '#web/shared/ui/tag.tsx'
import {
  AnswerSupervisionDialog,
  CheckDialog,
  CloseDueDialog,
  LiftDialog,
  RecallDialog,
  SupplyDialog,
  UndoDialog,
} from './aside-dialogs.tsx'
import { useOperationTexts } from './texts.ts'

/** What stands around the case: who is asked, who supervises, what is owed, what it is linked with. */
export function CaseAsides({ detail }: { detail: CaseDetail }) {
  const { asides: texts } = useOperationTexts()
  const parts = [
    {
      key: 'supervisions',
      title: texts.supervisions,
      rows: detail.supervisions.map((one) => <Supervision key={one.id} detail={detail} supervision={one} />),
    },
    {
      key: 'asks',
      title: texts.asks,
      rows: detail.asks.map((one) => <Ask key={one.id} detail={detail} ask={one} />),
    },
    {
      key: 'dues',
      title: texts.dues,
      rows: detail.dues.map((one) => <Due key={one.id} detail={detail} due={one} />),
    },
    {
      key: 'links',
      title: texts.links,
      rows: detail.links.map((one) => <Link key={one.id} detail={detail} link={one} />),
    },
  ].filter(({ rows }) => rows.length > 0)
  if (parts.length === 0) return null
  return (
    <section className="s-asides" aria-label={texts.title}>
      {parts.map(({ key, title, rows }) => (
        <div key={key}>
          <h2>{title}</h2>
          <ul className="s-asides__list">{rows}</ul>
        </div>
      ))}
    </section>
  )
}

interface AsideProps {
  title: ReactNode
  tag: { tone: Tone; text: string }
  about: readonly (string | null)[]
  said?: string | null
  answer?: string | null
  acts?: ReactNode
}

/** One line of the panel: what, how it stands, who and until when, what was said, what one may do. */
function Aside({ title, tag, about, said, answer, acts }: AsideProps) {
  return (
    <li>
      <div className="s-asides__head">
        <span className="strong">{title}</span>
        <Tag tone={tag.tone}>{tag.text}</Tag>
        <span className="s-asides__acts">{acts}</span>
      </div>
      <p className="small muted">{about.filter((part) => part !== null).join(' · ')}</p>
      {said ? <p className="small">{said}</p> : null}
      {answer ? <p className="small s-asides__answer">{answer}</p> : null}
    </li>
  )
}

type Shown = 'recall' | 'answer' | 'lift' | 'supply' | 'close' | 'check' | 'undo'

/** A button of a line, and the dialog it opens. */
function useShown() {
  const [shown, setShown] = useState<Shown>()
  const opener = (what: Shown, label: string) => (
    <Button key={what} size="small" onClick={() => setShown(what)}>
      {label}
    </Button>
  )
  return { shown, opener, close: () => setShown(undefined) }
}

const askTones: Readonly<Record<CaseAsk['state'], Tone>> = {
  open: 'amber',
  answered: 'green',
  recalled: 'grey',
  cancelled: 'grey',
}

function Ask({ detail, ask }: { detail: CaseDetail; ask: CaseAsk }) {
  const { asides: texts } = useOperationTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const { shown, opener, close } = useShown()
  const whom = [ask.to.organisation ? localized(ask.to.organisation) : null, ask.to.name]
    .filter((part) => part !== null)
    .join(' ')
  return (
    <>
      <Aside
        title={`${texts.kinds[ask.kind]} → ${whom}`}
        tag={{ tone: askTones[ask.state], text: texts.askStates[ask.state] }}
        about={[
          ask.place ? texts.places[ask.place] : null,
          ask.mandatory ? null : texts.optional,
          ask.askedBy ? texts.by(ask.askedBy) : null,
          ask.dueAt && ask.state === 'open' ? texts.due(formatInstant(ask.dueAt, locale)) : null,
          ask.proposal ? texts.proposal(localized(ask.proposal)) : null,
        ]}
        said={ask.question}
        answer={ask.verdict ? [localized(ask.verdict.label), ask.opinion].filter(Boolean).join(' · ') : null}
        acts={ask.can.includes('recall') ? opener('recall', texts.recall) : null}
      />
      {shown === 'recall' ? <RecallDialog detail={detail} id={ask.id} onClose={close} /> : null}
    </>
  )
}

const supervisionTones: Readonly<Record<CaseSupervision['state'], Tone>> = {
  open: 'amber',
  overdue: 'red',
  answered: 'blue',
  lifted: 'grey',
  ended: 'grey',
}

function Supervision({ detail, supervision }: { detail: CaseDetail; supervision: CaseSupervision }) {
  const { asides: texts } = useOperationTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const { shown, opener, close } = useShown()
  const { can, state } = supervision
  return (
    <>
      <Aside
        title={supervision.task ? localized(supervision.task) : texts.supervisions}
        tag={{ tone: supervisionTones[state], text: texts.supervisionStates[state] }}
        about={[
          supervision.by ? texts.supervisor(supervision.by) : null,
          texts.due(formatDay(supervision.dueAt, locale)),
        ]}
        said={supervision.reason}
        answer={supervision.answer ? texts.answered(supervision.answeredBy ?? '') + supervision.answer : null}
        acts={
          <>
            {can.includes('answer') ? opener('answer', texts.answerSupervision) : null}
            {can.includes('lift') ? opener('lift', texts.lift) : null}
          </>
        }
      />
      {shown === 'answer' ? (
        <AnswerSupervisionDialog detail={detail} id={supervision.id} onClose={close} />
      ) : null}
      {shown === 'lift' ? <LiftDialog detail={detail} id={supervision.id} onClose={close} /> : null}
    </>
  )
}

const dueTones: Readonly<Record<CaseDue['state'], Tone>> = {
  promised: 'blue',
  open: 'amber',
  overdue: 'red',
  supplied: 'green',
  waived: 'grey',
  kept: 'green',
  broken: 'red',
  ended: 'grey',
}

function Due({ detail, due }: { detail: CaseDetail; due: CaseDue }) {
  const { asides: texts, check } = useOperationTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const { shown, opener, close } = useShown()
  const { can } = due
  return (
    <>
      <Aside
        title={`${texts.dueKinds[due.kind]} · ${localized(due.material.name)}`}
        tag={{ tone: dueTones[due.state], text: texts.dueStates[due.state] }}
        about={[
          due.dueAt && (due.state === 'open' || due.state === 'overdue')
            ? texts.due(formatDay(due.dueAt, locale))
            : null,
          due.closedAt ? formatInstant(due.closedAt, locale) : null,
        ]}
        said={due.statement ? localized(due.statement) : null}
        answer={[
          due.findings,
          due.consequence ? `${check.consequences[due.consequence.kind]}：${due.consequence.text}` : null,
        ]
          .filter(Boolean)
          .join(' · ')}
        acts={
          <>
            {can.includes('supply') ? opener('supply', texts.supply) : null}
            {can.includes('close') ? opener('close', texts.close) : null}
            {can.includes('check') ? opener('check', texts.check) : null}
          </>
        }
      />
      {shown === 'supply' ? <SupplyDialog detail={detail} due={due} onClose={close} /> : null}
      {shown === 'close' ? <CloseDueDialog detail={detail} id={due.id} onClose={close} /> : null}
      {shown === 'check' ? <CheckDialog detail={detail} due={due} onClose={close} /> : null}
    </>
  )
}

function Link({ detail, link }: { detail: CaseDetail; link: CaseLink }) {
  const { asides: texts } = useOperationTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const change = useChangeQuery()
  const { shown, opener, close } = useShown()
  const words = link.direction === 'out' ? texts.linkOut : texts.linkIn
  return (
    <>
      <Aside
        title={
          <>
            {words[link.kind]}{' '}
            <button type="button" className="s-link" onClick={() => change({ case: link.number })}>
              <span className="numbers">{link.number}</span> {localized(link.title)}
            </button>
          </>
        }
        tag={
          link.undoneAt
            ? { tone: 'grey', text: texts.undone }
            : { tone: 'blue', text: formatDay(link.at, locale) }
        }
        about={[]}
        said={link.reason}
        acts={link.can.includes('undo') ? opener('undo', texts.undo) : null}
      />
      {shown === 'undo' ? <UndoDialog detail={detail} id={link.id} onClose={close} /> : null}
    </>
  )
}
