// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util'
import type { MigrationOutlook, MigrationReason } from '#contracts/process-migrations'
import type { CaseRow, TaskRow } from '../case-row.ts'
import {
  type CaseState,
  type Effect,
  type Model,
  newCase,
  nodeOf,
  placesFor,
  type Refusal,
  straysIn,
  type Token,
} from '../engine/index.ts'
import { nameOf } from '../step-record.logic.ts'
import { whoTakes } from '../task-place.logic.ts'
import type { StandingRow } from './migration-outlook.readmodel.ts'

/** What would become of cases that stand so, place by place. */
export function outlookOf(from: Model, to: Model, standings: readonly StandingRow[]): MigrationOutlook {
  const element = (model: Model, id: string) => ({ id, name: model.nodes[id]?.name ?? null })
  const strays = new Map<string, { cases: number; proposal: string | null }>()
  let [cases, atHome] = [0, 0]
  for (const standing of standings) {
    const found = straysIn(from, to, stateAt(standing.tokens))
    cases += standing.cases
    if (found.length === 0) atHome += standing.cases
    for (const node of new Set(found.map((stray) => stray.node))) {
      const proposal = found.find((stray) => stray.node === node)?.proposal?.node ?? null
      strays.set(node, { cases: (strays.get(node)?.cases ?? 0) + standing.cases, proposal })
    }
  }
  return {
    cases,
    atHome,
    strays: [...strays].map(([node, stray]) => {
      const places = placesFor(from, to, node)
      const proposal = stray.proposal !== null && places.includes(stray.proposal) ? stray.proposal : null
      return { ...element(from, node), ...stray, proposal, places: places.map((id) => element(to, id)) }
    }),
  }
}

const stateAt = (tokens: StandingRow['tokens']): CaseState => ({
  ...newCase,
  status: 'running',
  tokens: tokens.map((token, index): Token => ({ id: index + 1, parent: null, ...token })),
})

/** The reason by which the engine refuses to take a case over; anything else is a fault of the program. */
export function reasonOf({ code }: Refusal): MigrationReason {
  switch (code) {
    case 'no-place':
    case 'bad-target':
    case 'would-starve':
    case 'not-together':
    case 'not-running':
      return code
    default:
      throw new Error(`a migration was refused with ${code}`)
  }
}

/** Tasks that go on, as the other version has them; who had claimed one keeps it where it is still theirs to take. */
export function carriedTasks(
  row: CaseRow,
  tasks: readonly TaskRow[],
  from: Model,
  to: Model,
  after: CaseState,
): TaskRow[] {
  return tasks.flatMap((task) => {
    const token = after.tokens.find((one) => one.id === task.token)
    if (task.parent_id !== null || token === undefined) return []
    const [before, node] = [nodeOf(from, task.node), nodeOf(to, token.node)]
    if (node.type !== 'user' && node.type !== 'manual') return []
    const name = nameOf(to, node.id)
    const same = 'candidate' in before && isDeepStrictEqual(before.candidate, node.candidate)
    const taker = same ? {} : { ...whoTakes(node.candidate, task.item, row), ...unclaimed }
    const carried = {
      ...{ ...task, ...taker, node: node.id, name_zh: name.zh, name_en: name.en },
      actions: [...node.actions],
    }
    return isDeepStrictEqual(carried, task) ? [] : [carried]
  })
}

const unclaimed = { assignee_id: null, claimed_at: null, status: 'open' } as const

/** What taking a migration back has to undo: tasks it opened, timers it set. */
export function undoingEffects(
  row: Pick<CaseRow, 'engine' | 'timers'>,
  tasks: readonly TaskRow[],
  before: {
    readonly engine: CaseState
    readonly timers: CaseRow['timers'] | readonly CaseRow['timers'][number][]
  },
): Effect[] {
  const opened = tasks.filter(
    (task) => task.parent_id === null && !before.engine.tokens.some((token) => token.id === task.token),
  )
  const set = row.timers.filter(
    ({ token, event }) => !before.timers.some((timer) => timer.token === token && timer.event === event),
  )
  return [
    ...opened.map(
      ({ token, node }): Effect => ({ kind: 'task-closed', token, node, reason: 'cancelled', outcome: null }),
    ),
    ...set.map(({ token, event }): Effect => ({ kind: 'timer-cleared', token, event })),
  ]
}
