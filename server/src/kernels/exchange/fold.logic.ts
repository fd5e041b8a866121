// SPDX-License-Identifier: Apache-2.0
import type { CaseOutcome, Phase } from '#contracts/cases'
import type { ReportedStateCode } from '#contracts/exchange-door'
import type { LocalizedText } from '#contracts/text'
import type { ReportedState } from '#kernels/case'

/** An event as it is kept. */
export interface KeptEvent {
  readonly id: string
  readonly occurredAt: Date
  readonly state: ReportedStateCode
  readonly outcome: 'granted' | 'refused' | 'done' | null
  readonly step: LocalizedText | null
}

export interface Folded extends ReportedState {
  /** The event that says where the case stands; null before the first. */
  readonly present: KeptEvent | null
}

const phases: Readonly<Record<ReportedStateCode, Phase>> = {
  accepted: 'accepted',
  'in-progress': 'in-review',
  'waiting-for-applicant': 'waiting-for-you',
  decided: 'decided',
  delivered: 'delivered',
  'not-accepted': 'decided',
  withdrawn: 'decided',
  terminated: 'decided',
}
const ends: ReadonlySet<ReportedStateCode> = new Set([
  'decided',
  'delivered',
  'not-accepted',
  'withdrawn',
  'terminated',
])
const impliesAcceptance: ReadonlySet<ReportedStateCode> = new Set([
  'accepted',
  'in-progress',
  'waiting-for-applicant',
  'decided',
  'delivered',
])

/**
 * Where a case stands by all its events, in whatever order they arrived: the latest by its own time says it, and an end
 * is not undone by anything else than another end. Events of one instant count in the order of their ids.
 */
export function foldEvents(events: readonly KeptEvent[]): Folded {
  const inOrder = [...events].sort(
    (left, right) => left.occurredAt.getTime() - right.occurredAt.getTime() || (left.id < right.id ? -1 : 1),
  )
  const endings = inOrder.filter(({ state }) => ends.has(state))
  // A result that was handed over was decided before: the decision is the end, the delivery only follows it.
  const deciding = endings.filter(({ state }) => state !== 'delivered').at(-1) ?? endings[0]
  const present = endings.at(-1) ?? inOrder.at(-1) ?? null
  const ended = deciding === undefined ? null : { at: deciding.occurredAt, outcome: outcomeOf(deciding) }
  return {
    present,
    phase: present === null ? 'submitted' : phaseOf(present, deciding),
    acceptedAt: inOrder.find(({ state }) => impliesAcceptance.has(state))?.occurredAt ?? null,
    stops: stopsOf(inOrder, ended?.at ?? null),
    ended,
  }
}

function phaseOf(present: KeptEvent, deciding: KeptEvent | undefined): Phase {
  const handedOver = present.state === 'delivered' && deciding !== undefined
  return handedOver && deciding.state !== 'decided' && deciding !== present
    ? 'decided'
    : phases[present.state]
}

function outcomeOf({ state, outcome }: KeptEvent): CaseOutcome {
  switch (state) {
    case 'not-accepted':
    case 'withdrawn':
    case 'terminated':
      return state
    default:
      return outcome ?? 'done'
  }
}

/** From each request to the applicant until the next sign that work goes on. */
function stopsOf(inOrder: readonly KeptEvent[], end: Date | null): Folded['stops'] {
  const stops: { from: Date; to: Date | null }[] = []
  for (const { state, occurredAt } of inOrder) {
    if (end !== null && occurredAt > end) break
    const open = stops.at(-1)
    const waits = state === 'waiting-for-applicant'
    if (open?.to === null && !waits) open.to = occurredAt
    if (waits && open?.to !== null) stops.push({ from: occurredAt, to: null })
  }
  return stops
}
