// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileProcess } from './compile.ts'
import { play } from './drawing.testing.ts'
import type { Model } from './model.ts'

const folder = resolve(import.meta.dirname, '../processes')
const files = readdirSync(folder).filter((file) => file.endsWith('.bpmn'))

async function shipped(key: string): Promise<Model> {
  const result = await compileProcess(readFileSync(resolve(folder, `${key}.bpmn`), 'utf8'))
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.model
}

describe('the shipped processes', () => {
  it('are the six the platform promises', () => {
    expect(files.sort()).toEqual(
      ['instant', 'permit-joint', 'rectification', 'registration', 'reported', 'single-approval'].map(
        (key) => `${key}.bpmn`,
      ),
    )
  })

  it.each(files)('%s compiles, has its drawing, and a name in both languages everywhere', async (file) => {
    const result = await compileProcess(readFileSync(resolve(folder, file), 'utf8'))
    if (!result.ok) throw new Error(JSON.stringify(result.faults))
    expect(result.diagram).not.toBeNull()
    const named = [result.model, ...Object.values(result.model.nodes), ...Object.values(result.model.flows)]
    for (const { name } of named) if (name !== null) expect(name.zh).not.toBe(name.en)
  })

  const phases = (game: ReturnType<typeof play>) =>
    game.effects('phase-changed').map((effect) => (effect.kind === 'phase-changed' ? effect.to : ''))

  it('permit-joint: the whole journey with one supplement', async () => {
    const game = play(await shipped('permit-joint'), { departments: ['MARKET', 'FIRE'] })
    game.done('accept', 'accept')
    game.done('review', 'supplement')
    expect(game.effects('clock-suspended')).toHaveLength(1)
    expect(
      game
        .effects('timer-set')
        .filter((effect) => effect.kind === 'timer-set' && effect.event.startsWith('supplement')),
    ).toMatchObject([
      { timer: { kind: 'calendar-days', days: 20 }, stopsWithClock: false },
      { timer: { kind: 'calendar-days', days: 30 }, stopsWithClock: false },
    ])
    game.done('supplement', 'submit')
    expect(game.effects('clock-resumed')).toHaveLength(1)
    game.done('review', 'pass')
    expect(game.open()).toEqual(['joint-review:MARKET', 'joint-review:FIRE', 'site-visit'])
    game.done('joint-review', 'agree', {}, 'FIRE')
    game.done('site-visit', 'qualified')
    game.done('joint-review', 'agree')
    expect(game.open()).toEqual(['decide'])
    game.done('decide', 'approve')
    expect(game.effects('service')).toMatchObject([{ effect: 'issue-credential' }])
    const last = game.done('issue')
    expect(last.effects.at(-1)).toEqual({ kind: 'ended', outcome: 'granted', node: 'granted' })
    expect(phases(game)).toEqual([
      'submitted',
      'accepted',
      'in-review',
      'waiting-for-you',
      'in-review',
      'decided',
      'delivered',
    ])
    expect(game.replay()).toEqual(game.state())
  })

  it('permit-joint: no answer to the supplement ends the case', async () => {
    const game = play(await shipped('permit-joint'), { departments: [] })
    game.done('accept', 'accept')
    game.done('review', 'supplement')
    game.timer('supplement', 'supplement-warning')
    expect(game.effects('message-sent')).toMatchObject([
      { message: 'acceptance-notice' },
      { message: 'supplement-reminder' },
    ])
    const last = game.timer('supplement', 'supplement-lapsed')
    expect(last.effects.at(-1)).toEqual({ kind: 'ended', outcome: 'lapsed', node: 'lapsed' })
  })

  it('permit-joint: not accepted, and refused by the decider after a negative review', async () => {
    const model = await shipped('permit-joint')
    const turnedAway = play(model)
    expect(turnedAway.done('accept', 'refuse-acceptance').state.outcome).toBe('not-accepted')
    const game = play(model)
    game.done('accept', 'accept')
    game.done('review', 'reject')
    expect(game.open()).toEqual(['decide'])
    expect(game.done('decide', 'reject').state.outcome).toBe('refused')
    expect(phases(game).slice(-2)).toEqual(['decided', 'delivered'])
  })

  it('single-approval: reviewed, decided, issued', async () => {
    const game = play(await shipped('single-approval'))
    game.done('accept', 'accept')
    game.timer('review', 'review-warning')
    game.done('review', 'pass')
    game.done('decide', 'approve')
    expect(game.done('issue').state.outcome).toBe('granted')
  })

  it('registration: one reviewer decides', async () => {
    const game = play(await shipped('registration'))
    game.done('accept', 'accept')
    game.done('review', 'approve')
    expect(game.done('issue').state.outcome).toBe('granted')
  })

  it.each([
    [true, ['issue']],
    [false, ['review']],
    [null, ['review']],
  ])('instant: a rule that says %s leads to %s', async (eligible, open) => {
    const game = play(await shipped('instant'))
    expect(game.effects('decision')).toMatchObject([{ decision: 'instant-decision' }])
    game.done('check', null, { eligible })
    expect(game.open()).toEqual(open)
  })

  it('rectification: back to the office until the caller is satisfied', async () => {
    const game = play(await shipped('rectification'))
    game.done('dispatch', 'dispatch')
    game.done('handle', 'answer')
    game.done('verify', 'return')
    expect(game.open()).toEqual(['handle'])
    game.done('handle', 'answer')
    expect(game.done('verify', 'satisfied').state).toMatchObject({ status: 'ended', outcome: 'done' })
  })
})
