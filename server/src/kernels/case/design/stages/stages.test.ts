// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Lead, ProcessStages, Stage } from '#contracts/process-stages'
import { findStageFaults } from '#contracts/stage-faults'
import { checkModel } from '../../engine/check.ts'
import { compileProcess, type Model, simulate } from '../../engine/index.ts'
import { run } from '../../engine/run.ts'
import { newCase } from '../../engine/state.ts'
import { compileStages } from './stages.service.ts'

const actions = ['accept', 'pass', 'supplement', 'reject', 'approve']
const names = {
  roles: ['reviewer', 'decider'],
  actions: actions.map((code) => ({ code })),
  effects: ['issue'],
}
const labels = (action: string) => ({ zh: `结果${action}`, en: action })
const text = (zh: string) => ({ zh, en: `${zh} in English` })
const to = {
  next: { to: 'next' } as Lead,
  refused: { to: 'end', outcome: 'refused' } as Lead,
  supplement: { to: 'supplement', days: 30 } as Lead,
  stage: (stage: string): Lead => ({ to: 'stage', stage }),
}
const task = (id: string, ...decisions: [string, Lead][]): Stage => ({
  ...{ kind: 'task', id, name: text(id), phase: null, role: 'reviewer', days: 3 },
  decisions: decisions.map(([action, lead]) => ({ action, lead })),
})
const parallel = (id: string, rule: 'all' | 'any' | 'majority', disagreed = to.refused): Stage => ({
  ...{ kind: 'parallel', id, name: text(id), phase: null, role: 'reviewer', days: 5, rule },
  agreed: to.next,
  disagreed,
})
const stagesOf = (...stages: Stage[]): ProcessStages => ({ name: text('许可'), stages, ending: 'granted' })

async function modelOf(stages: ProcessStages): Promise<Model> {
  const compiled = await compileProcess(await compileStages('made', stages, labels))
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults))
  expect(compiled.diagram).not.toBeNull()
  return compiled.model
}
const checked = (model: Model) =>
  checkModel(model, {
    roles: new Set(names.roles),
    effects: new Set(names.effects),
    decisions: new Set(),
    processes: new Set(),
    fields: { departments: { type: 'list', label: text('会办部门') } },
  })

const anyLead = (ids: readonly string[]): fc.Arbitrary<Lead> =>
  fc.oneof(
    fc.constant(to.next),
    fc.constantFrom(...ids).map(to.stage),
    fc.constantFrom('refused', 'not-accepted', 'done').map((outcome) => ({ to: 'end', outcome }) as Lead),
    fc.integer({ min: 1, max: 60 }).map((days) => ({ to: 'supplement', days }) as Lead),
  )
const anyStage = (id: string, ids: readonly string[]): fc.Arbitrary<Stage> => {
  const common = { id: fc.constant(id), name: fc.constant(text(`环节"<&>"${id}`)), phase: fc.constant(null) }
  const who = { role: fc.constantFrom(...names.roles), days: fc.option(fc.integer({ min: 1, max: 30 })) }
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        ...{ kind: fc.constant('task' as const), ...common, ...who },
        decisions: fc.uniqueArray(fc.record({ action: fc.constantFrom(...actions), lead: anyLead(ids) }), {
          minLength: 1,
          maxLength: 4,
          selector: ({ action }) => action,
        }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        ...{ kind: fc.constant('parallel' as const), ...common, ...who },
        rule: fc.constantFrom('all' as const, 'any' as const, 'majority' as const),
        agreed: anyLead(ids),
        disagreed: anyLead(ids),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('automatic' as const),
        ...common,
        effect: fc.constant('issue'),
      }),
    },
  )
}
const anyStages = fc.integer({ min: 1, max: 6 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, index) => `stage-${index}`)
  return fc
    .tuple(...ids.map((id) => anyStage(id, ids)))
    .map((stages): ProcessStages => ({ name: text('任意'), stages, ending: 'granted' }))
})

describe('stages', () => {
  it('of any kind that have no fault compile, pass the checks, and never come to a standstill', async () => {
    let sound = 0
    await fc.assert(
      fc.asyncProperty(anyStages, async (stages) => {
        fc.pre(findStageFaults(stages, names).length === 0)
        sound += 1
        const model = await modelOf(stages)
        expect(checked(model)).toEqual([])
        const found = simulate(model, [1, 2, 3, 4, 5])
        expect([found.deadlocks, found.refused, found.endless]).toEqual([[], [], []])
      }),
      { numRuns: 150, seed: 7, maxSkipsPerRun: 200 },
    )
    expect(sound).toBe(150)
  })

  it('lead on, back, to a supplement and to an end', async () => {
    const model = await modelOf(
      stagesOf(
        task('accept', ['accept', to.next], ['reject', { to: 'end', outcome: 'not-accepted' }]),
        task('review', ['pass', to.next], ['supplement', to.supplement]),
        task('decide', ['approve', to.next], ['reject', to.refused], ['supplement', to.stage('review')]),
        { kind: 'automatic', id: 'issue', name: text('制证'), phase: null, effect: 'issue' },
      ),
    )
    const at = (...outcomes: string[]) => {
      let state = run(model, newCase, { kind: 'start' }).state
      for (const outcome of outcomes) {
        const token = state.tokens.find((one) => one.state === 'wait')?.id ?? 0
        state = run(model, state, { kind: 'complete', token, outcome }).state
      }
      return state.outcome ?? state.tokens.map(({ node }) => node).join(' ')
    }
    expect(at('reject')).toBe('not-accepted')
    expect(at('accept')).toBe('review')
    expect(at('accept', 'supplement')).toBe('review_supplement')
    expect(at('accept', 'supplement', 'submit')).toBe('review')
    expect(at('accept', 'pass', 'supplement')).toBe('review')
    expect(at('accept', 'pass', 'reject')).toBe('refused')
    expect(at('accept', 'pass', 'approve')).toBe('issue')
    expect(at('accept', 'pass', 'approve', 'done')).toBe('granted')
  })

  it.each([
    { rule: 'all', votes: ['agree', 'agree', 'agree'], passes: true },
    { rule: 'all', votes: ['agree', 'agree', 'disagree'], passes: false },
    { rule: 'any', votes: ['disagree', 'disagree', 'agree'], passes: true },
    { rule: 'any', votes: ['disagree', 'disagree', 'disagree'], passes: false },
    { rule: 'majority', votes: ['agree', 'disagree', 'agree'], passes: true },
    { rule: 'majority', votes: ['agree', 'disagree', 'disagree', 'agree'], passes: false },
    { rule: 'majority', votes: ['agree'], passes: true },
    { rule: 'majority', votes: [], passes: true },
    { rule: 'any', votes: [], passes: true },
    { rule: 'all', votes: [], passes: true },
  ] as const)('by departments: $rule of $votes passes is $passes', async ({ rule, votes, passes }) => {
    const model = await modelOf(stagesOf(parallel('joint', rule), task('decide', ['approve', to.next])))
    const departments = votes.map((_, index) => `d${index}`)
    let state = run(model, newCase, { kind: 'start', vars: { departments } }).state
    for (const outcome of votes) {
      const token = state.tokens.find((one) => one.state === 'wait' && one.item !== undefined)?.id
      if (token !== undefined) state = run(model, state, { kind: 'complete', token, outcome }).state
    }
    expect(state.outcome ?? state.tokens[0]?.node).toBe(passes ? 'decide' : 'refused')
  })

  it('name what keeps them from being a process', () => {
    const codes = (...stages: Stage[]) =>
      findStageFaults(stagesOf(...stages), names).map(({ pointer, code }) => `${pointer} ${code}`)
    expect(codes(task('a', ['pass', to.next]), task('a', ['pass', to.next]))).toEqual([
      '/stages/1 duplicate-id',
    ])
    expect(codes(task('a', ['pass', to.stage('z')]))).toEqual(['/stages/0/decisions/0 unknown-stage'])
    expect(codes(task('a', ['pass', to.next], ['pass', to.refused]))).toEqual([
      '/stages/0/decisions/1 duplicate-action',
    ])
    expect(codes(task('a', ['pass', to.supplement], ['reject', to.supplement]))).toEqual([
      '/stages/0/decisions/1 two-supplements',
    ])
    expect(codes(parallel('p', 'all', to.stage('p')), task('a', ['pass', to.next]))).toEqual([
      '/stages/0/disagreed back-to-automatic',
    ])
    expect(codes(task('a', ['pass', to.refused]), task('b', ['pass', to.next]))).toEqual([
      '/stages/1 unreachable',
    ])
    expect(codes(task('a', ['pass', to.next]), task('b', ['pass', to.stage('a')]))).toEqual([
      '/stages/0 no-end',
      '/stages/1 no-end',
    ])
    expect(codes({ ...task('a', ['dance', to.next]), role: 'king' } as Stage)).toEqual([
      '/stages/0/role unknown-role',
      '/stages/0/decisions/0 unknown-action',
    ])
    expect(codes({ kind: 'automatic', id: 'x', name: text('x'), phase: null, effect: 'magic' })).toEqual([
      '/stages/0/effect unknown-effect',
    ])
  })
})
