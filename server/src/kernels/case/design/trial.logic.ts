// SPDX-License-Identifier: Apache-2.0
import type { ProcessFault, TrialReport } from '#contracts/processes'
import type { Model, Simulation } from '../engine/index.ts'

/** What trial runs found, as faults at their elements; a node that chance never led to is a warning only. */
export function trialFaults(model: Model, found: Simulation): ProcessFault[] {
  const stuck = new Set(found.deadlocks.flatMap(({ nodes }) => nodes))
  const refused = new Map(found.refused.map(({ code, node }) => [`${node} ${code}`, { code, node }]))
  return [
    ...[...stuck].map((id) =>
      faultAt(model, id, 'deadlock', '试运行停在此处，不能继续', 'Trial runs come to a standstill here'),
    ),
    ...[...refused.values()].map(({ code, node }) =>
      faultAt(model, node, code, `试运行在此处出错（${code}）`, `Trial runs fail here (${code})`),
    ),
    ...(found.endless.length === 0
      ? []
      : [faultAt(model, null, 'endless', '部分试运行没有终点', 'Some trial runs never end')]),
    ...found.uncovered.map(
      (id): ProcessFault => ({
        ...faultAt(model, id, 'never-reached', '试运行没有到达过此处', 'No trial run came here'),
        severity: 'warning',
      }),
    ),
  ]
}

function faultAt(model: Model, elementId: string | null, code: string, zh: string, en: string): ProcessFault {
  const node = elementId === null ? undefined : model.nodes[elementId]
  return { elementId, elementName: node?.name ?? null, severity: 'error', code, message: { zh, en } }
}

/** The report of a trial; without a model there is nothing but the reasons why. */
export function trialReport(
  seed: number,
  faults: readonly ProcessFault[],
  tried: { readonly model: Model; readonly found: Simulation } | null,
): TrialReport {
  const clean = faults.every((fault) => fault.severity !== 'error')
  const nothing = { runs: 0, ended: 0, coverage: { reached: 0, nodes: 0 }, unreached: [], endless: [] }
  if (tried === null)
    return {
      ...{ seed, clean, faults: [...faults] },
      ...{ ...nothing, names: [], deadlocks: [], refused: [], outcomes: [], duration: null },
    }
  const { model, found } = tried
  const nodes = Object.keys(model.nodes).length
  return {
    seed,
    clean,
    faults: [...faults],
    names: namesOf(model, found),
    runs: found.runs,
    ended: found.ended,
    coverage: { reached: nodes - found.uncovered.length, nodes },
    unreached: [...found.uncovered],
    endless: [...found.endless],
    deadlocks: grouped(found.deadlocks, ({ nodes }) => nodes.toSorted().join(' ')).map(({ first, runs }) => ({
      nodes: [...first.nodes],
      seed: first.seed,
      runs,
    })),
    refused: grouped(found.refused, ({ code, node }) => `${code} ${node}`).map(({ first, runs }) => ({
      ...first,
      runs,
    })),
    outcomes: Object.entries(found.outcomes)
      .map(([outcome, runs]) => ({ outcome, runs, share: runs / found.runs }))
      .sort((a, b) => b.runs - a.runs || (a.outcome < b.outcome ? -1 : 1)),
    duration: durationOf(found),
  }
}

/** Names of what the report points at. */
function namesOf(model: Model, { deadlocks, refused, uncovered, untimed }: Simulation): TrialReport['names'] {
  const told = [
    ...deadlocks.flatMap(({ nodes }) => nodes),
    ...refused.map(({ node }) => node),
    ...uncovered,
    ...untimed,
  ]
  return [...new Set(told)].flatMap((id) => {
    const name = id === null ? null : model.nodes[id]?.name
    return id === null || name == null ? [] : [{ id, name }]
  })
}

function durationOf({ days, untimed }: Simulation): TrialReport['duration'] {
  const sorted = days.toSorted((a, b) => a - b)
  const [shortest, longest] = [sorted[0], sorted.at(-1)]
  if (shortest === undefined || longest === undefined) return null
  return {
    median: tenth(rank(sorted, 0.5)),
    ninetieth: tenth(rank(sorted, 0.9)),
    shortest: tenth(shortest),
    longest: tenth(longest),
    untimed: [...untimed],
  }
}

/** The nearest-rank percentile: a value that was seen, never one between two. */
function rank(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}

function tenth(days: number): number {
  return Math.round(days * 10) / 10
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): { first: T; runs: number }[] {
  const groups = new Map<string, { first: T; runs: number }>()
  for (const one of all) {
    const known = groups.get(keyOf(one))
    if (known === undefined) groups.set(keyOf(one), { first: one, runs: 1 })
    else known.runs += 1
  }
  return [...groups.values()]
}
