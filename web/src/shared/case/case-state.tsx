// SPDX-License-Identifier: Apache-2.0
import { CircleX } from 'lucide-react'
import type { CaseCard } from '#contracts/cases'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { formatDay, todayInCity } from '#web/shared/format/dates.ts'
import { PhaseBar } from '#web/shared/ui/phase-bar.tsx'
import { Tag, type Tone } from '#web/shared/ui/tag.tsx'
import { useCaseTexts } from './texts.ts'

type State = Pick<CaseCard, 'status' | 'phase' | 'outcome'>

const bad = new Set(['refused', 'not-accepted', 'lapsed'])

function tone({ status, phase, outcome }: State): Tone {
  if (phase === 'waiting-for-you' && (status === 'open' || status === 'paused')) return 'red'
  if (status === 'withdrawn' || status === 'terminated') return 'grey'
  if (status === 'finished') return outcome && bad.has(outcome) ? 'amber' : 'green'
  return phase === 'submitted' ? 'grey' : 'blue'
}

/** The state of a case in one word: how it ended, or how far it has come. */
export function useCaseWord(): (state: State) => string {
  const texts = useCaseTexts()
  return ({ status, phase, outcome }) => {
    if (status === 'open' || status === 'paused') return texts.phase[phase]
    return outcome ? texts.outcome[outcome] : texts.status[status]
  }
}

export function CaseTag({ state }: { state: State }) {
  const word = useCaseWord()
  const refused = state.outcome !== null && bad.has(state.outcome)
  return (
    <Tag tone={tone(state)} {...(refused ? { shape: CircleX } : {})}>
      {word(state)}
    </Tag>
  )
}

/** Submitted, accepted, reviewed, finished: four parts, of which the public sees how many are done. */
const parts: Readonly<Record<CaseCard['phase'], number>> = {
  submitted: 0,
  accepted: 1,
  'in-review': 2,
  'waiting-for-you': 2,
  decided: 3,
  delivered: 4,
}

export function CasePhases({ state }: { state: State }) {
  const texts = useCaseTexts()
  const word = useCaseWord()
  const over = state.status !== 'open' && state.status !== 'paused'
  return (
    <PhaseBar
      label={texts.progress(word(state))}
      total={4}
      at={over ? 4 : parts[state.phase]}
      state={state.phase === 'waiting-for-you' ? 'attention' : 'current'}
    />
  )
}

/** "Expected by 18 June", or that the promised day has passed; of a case that is over, when it was submitted. */
export function DueText({ clock, status, submittedAt }: Pick<CaseCard, 'clock' | 'status' | 'submittedAt'>) {
  const texts = useCaseTexts()
  const { locale } = usePrefs()
  if (status !== 'open' && status !== 'paused')
    return <span>{texts.submittedOn(formatDay(todayInCity(new Date(submittedAt)), locale))}</span>
  if (clock.level === 'overdue') return <span>{texts.overdue}</span>
  return clock.dueOn ? <span>{texts.due(formatDay(clock.dueOn, locale))}</span> : null
}
