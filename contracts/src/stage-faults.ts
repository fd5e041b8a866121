// SPDX-License-Identifier: Apache-2.0
import type { Lead, ProcessStages, Stage } from './process-stages.ts'
import type { LocalizedText } from './text.ts'

export const stageFaultTexts = {
  'duplicate-id': { zh: '两个环节的标识相同', en: 'Two stages have the same id' },
  'unknown-stage': { zh: '没有要转到的环节', en: 'The stage it leads to does not exist' },
  'duplicate-action': { zh: '同一结果出现了两次', en: 'The same choice is there twice' },
  'two-supplements': { zh: '一个环节只能有一种补正', en: 'A stage has one kind of supplement only' },
  'back-to-automatic': {
    zh: '只能退回到由人员办理的环节',
    en: 'One goes back only to a stage that people handle',
  },
  unreachable: { zh: '没有任何结果通向这个环节', en: 'Nothing leads to this stage' },
  'no-end': { zh: '从这个环节走不到办结', en: 'No end can be reached from this stage' },
  'unknown-role': { zh: '没有这个角色', en: 'There is no such role' },
  'unknown-action': { zh: '没有这个结果', en: 'There is no such choice' },
  'unknown-effect': { zh: '没有这项自动服务', en: 'There is no such service' },
} as const satisfies Record<string, LocalizedText>
export type StageFaultCode = keyof typeof stageFaultTexts

export interface StageFault {
  /** JSON pointer into the stages. */
  readonly pointer: string
  readonly code: StageFaultCode
}

/** The names a stage may use; see `GET /api/process-vocabulary`. */
export interface StageNames {
  readonly roles: readonly string[]
  readonly actions: readonly { readonly code: string }[]
  readonly effects: readonly string[]
}

interface PlacedLead {
  readonly pointer: string
  readonly lead: Lead
}

/** What a stage may lead to, each with its place in the model. */
export function leadsOf(stage: Stage, pointer = ''): PlacedLead[] {
  switch (stage.kind) {
    case 'task':
      return stage.decisions.map(({ lead }, index) => ({ pointer: `${pointer}/decisions/${index}`, lead }))
    case 'parallel':
      return [
        { pointer: `${pointer}/agreed`, lead: stage.agreed },
        { pointer: `${pointer}/disagreed`, lead: stage.disagreed },
      ]
    case 'automatic':
      return [{ pointer, lead: { to: 'next' } }]
    default:
      return stage satisfies never
  }
}

/** Everything that keeps stages from being drawn as a process that runs; the same for the editor and the server. */
export function findStageFaults(model: ProcessStages, names: StageNames): StageFault[] {
  const faults = model.stages.flatMap((stage, index) => [
    ...nameFaults(stage, `/stages/${index}`, names),
    ...leadFaults(model, index),
  ])
  const ids = model.stages.map(({ id }) => id)
  const doubled = ids.flatMap((id, index): StageFault[] =>
    ids.indexOf(id) === index ? [] : [{ pointer: `/stages/${index}`, code: 'duplicate-id' }],
  )
  const all = [...doubled, ...faults]
  return all.length > 0 ? all : wayFaults(model)
}

function nameFaults(stage: Stage, pointer: string, names: StageNames): StageFault[] {
  if (stage.kind === 'automatic')
    return names.effects.includes(stage.effect)
      ? []
      : [{ pointer: `${pointer}/effect`, code: 'unknown-effect' }]
  const role: StageFault[] = names.roles.includes(stage.role)
    ? []
    : [{ pointer: `${pointer}/role`, code: 'unknown-role' }]
  if (stage.kind === 'parallel') return role
  const actions = stage.decisions.map(({ action }) => action)
  return [
    ...role,
    ...actions.flatMap((action, index): StageFault[] => {
      const at = `${pointer}/decisions/${index}`
      if (!names.actions.some(({ code }) => code === action)) return [{ pointer: at, code: 'unknown-action' }]
      return actions.indexOf(action) === index ? [] : [{ pointer: at, code: 'duplicate-action' }]
    }),
  ]
}

function leadFaults({ stages }: ProcessStages, index: number): StageFault[] {
  const stage = stages[index]
  if (stage === undefined) return []
  const leads = leadsOf(stage, `/stages/${index}`)
  const supplements = leads.filter(({ lead }) => lead.to === 'supplement')
  return [
    ...supplements.slice(1).map(({ pointer }): StageFault => ({ pointer, code: 'two-supplements' })),
    ...leads.flatMap(({ pointer, lead }): StageFault[] => {
      if (lead.to !== 'stage') return []
      const target = stages.findIndex(({ id }) => id === lead.stage)
      if (target < 0) return [{ pointer, code: 'unknown-stage' }]
      // A way back without a person on it could go round by itself for ever.
      const isBack = target <= index && stages[target]?.kind !== 'task'
      return isBack ? [{ pointer, code: 'back-to-automatic' }] : []
    }),
  ]
}

/** Every stage can be reached, and from each an end. */
function wayFaults(model: ProcessStages): StageFault[] {
  const next = model.stages.map((_, index) => targetsOf(model, index))
  const reached = closure([0], (index) => next[index]?.stages ?? [])
  const ending = new Set(next.flatMap(({ ends }, index) => (ends ? [index] : [])))
  let grown = true
  while (grown) {
    grown = false
    for (const [index, { stages }] of next.entries()) {
      if (ending.has(index) || !stages.some((target) => ending.has(target))) continue
      ending.add(index)
      grown = true
    }
  }
  return model.stages.flatMap((_, index): StageFault[] => [
    ...(reached.has(index) ? [] : [{ pointer: `/stages/${index}`, code: 'unreachable' as const }]),
    ...(ending.has(index) ? [] : [{ pointer: `/stages/${index}`, code: 'no-end' as const }]),
  ])
}

function targetsOf({ stages }: ProcessStages, index: number): { stages: number[]; ends: boolean } {
  const stage = stages[index]
  const leads = stage === undefined ? [] : leadsOf(stage).map(({ lead }) => lead)
  const isLast = index === stages.length - 1
  return {
    stages: leads.flatMap((lead) => {
      if (lead.to === 'next') return isLast ? [] : [index + 1]
      if (lead.to === 'stage') return [stages.findIndex(({ id }) => id === lead.stage)]
      return []
    }),
    // Who does not supplement in time has lapsed: that is an end, but not one to rely on.
    ends: leads.some((lead) => lead.to === 'end' || (lead.to === 'next' && isLast)),
  }
}

function closure(from: readonly number[], step: (index: number) => readonly number[]): Set<number> {
  const seen = new Set(from)
  for (const index of seen) for (const next of step(index)) seen.add(next)
  return seen
}
