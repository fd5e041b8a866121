// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reportedStates } from '#contracts/exchange-door'
import { foldEvents, type KeptEvent } from './fold.logic.ts'

const at = (minute: number) => new Date(Date.parse('2026-03-02T01:00:00Z') + minute * 60_000)
const event = (minute: number, state: KeptEvent['state'], more: Partial<KeptEvent> = {}): KeptEvent => ({
  id: `${state}-${minute}`,
  occurredAt: at(minute),
  state,
  outcome: state === 'decided' ? 'granted' : null,
  step: null,
  ...more,
})

const events = fc.uniqueArray(
  fc
    .tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom(...reportedStates))
    .map(([minute, state]) => event(minute, state)),
  { selector: ({ id }) => id, maxLength: 14 },
)

test('any order of the same events, and any doubling before they are told apart, gives the same state', () => {
  fc.assert(
    fc.property(
      events.chain((set) => fc.tuple(fc.constant(set), fc.shuffledSubarray(set, { minLength: set.length }))),
      ([set, shuffled]) => {
        expect(foldEvents(shuffled)).toEqual(foldEvents(set))
      },
    ),
    { numRuns: 500 },
  )
})

test('an event older than the present one never moves a case that has not ended backwards', () => {
  fc.assert(
    fc.property(events, fc.constantFrom('accepted', 'in-progress', 'waiting-for-applicant'), (set, state) => {
      const before = foldEvents(set)
      if (before.present === null) return
      const after = foldEvents([...set, event(-1, state as KeptEvent['state'])])
      expect(after.present).toEqual(before.present)
      expect([after.phase, after.ended]).toEqual([before.phase, before.ended])
    }),
  )
})

test('nothing but another end undoes an end', () => {
  const decided = [event(1, 'accepted'), event(5, 'decided')]
  expect(foldEvents([...decided, event(9, 'in-progress')])).toMatchObject({
    phase: 'decided',
    ended: { at: at(5), outcome: 'granted' },
  })
  expect(foldEvents([...decided, event(9, 'withdrawn')]).ended).toEqual({ at: at(9), outcome: 'withdrawn' })
  expect(foldEvents([...decided, event(3, 'withdrawn')]).ended).toEqual({ at: at(5), outcome: 'granted' })
})

test('the time an applicant takes is kept out of the clock, and ends with the case', () => {
  const set = [
    event(0, 'accepted'),
    event(2, 'waiting-for-applicant'),
    event(3, 'waiting-for-applicant'),
    event(6, 'in-progress'),
    event(8, 'waiting-for-applicant'),
  ]
  expect(foldEvents(set).stops).toEqual([
    { from: at(2), to: at(6) },
    { from: at(8), to: null },
  ])
  expect(foldEvents([...set, event(9, 'decided'), event(12, 'delivered')])).toMatchObject({
    phase: 'delivered',
    acceptedAt: at(0),
    stops: [
      { from: at(2), to: at(6) },
      { from: at(8), to: at(9) },
    ],
    ended: { at: at(9), outcome: 'granted' },
  })
})

test('a case that was not accepted never started its clock', () => {
  expect(foldEvents([event(1, 'not-accepted')])).toMatchObject({
    acceptedAt: null,
    ended: { outcome: 'not-accepted' },
  })
})
