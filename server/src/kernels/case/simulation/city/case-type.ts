// SPDX-License-Identifier: Apache-2.0
import type { Random } from '#platform/clock'
import type { CaseType } from '../../case-type.ts'

/** What services and decisions of the city do by chance; the dice belong to the run. */
export interface Dice {
  random: Random
  /** Whether a service fails this time and must be tried again. */
  serviceFails(): boolean
}

const action = (asks: 'nothing' | 'supplements' | 'site-visit' | 'answers' = 'nothing') => ({
  label: { zh: '办理', en: 'Act' },
  style: 'default' as const,
  needsOpinion: false,
  asks,
  effect: null,
})

/** Papers by node and outcome; the invariants compare them with what was issued. */
export const papersFor: CaseType['papersFor'] = (node, outcome) => {
  if (node === 'accept' && outcome === 'accept') return ['acceptance']
  if (node === 'accept' && outcome === 'refuse-acceptance') return ['not-accepted']
  return node === 'decide' && outcome !== null ? ['decision'] : []
}

/** The one kind of matter of the virtual city: effects leave evidence, so that they can be counted. */
export function virtualCaseType(dice: Dice): CaseType {
  return {
    code: 'permit',
    name: { zh: '许可', en: 'Permit' },
    numberLetter: '',
    rating: { withinDays: 30 },
    actions: {
      ...Object.fromEntries(
        [
          'accept',
          'refuse-acceptance',
          'pass',
          'reject',
          'approve',
          'agree',
          'disagree',
          'dispatch',
          'dismiss',
          'answer',
          'satisfied',
          'return',
          'done',
          'again',
          'left',
          'right',
          'both',
        ].map((code) => [code, action()]),
      ),
      supplement: action('supplements'),
      qualified: action('site-visit'),
      unqualified: action('site-visit'),
      submit: action('answers'),
    },
    services: {
      'issue-credential': async (unit, row, item) => {
        unit.record({
          action: 'city.credential-issued',
          objectKind: 'credential',
          objectId: row.number,
          details: { item },
        })
        if (dice.serviceFails()) throw new Error('the service does not answer')
        return {}
      },
    },
    decisions: {
      'instant-decision': async () => ({
        vars: {
          // Now and then nobody knows.
          eligible: [true, false, null][dice.random.integer(3)] ?? null,
        },
      }),
    },
    present: async () => ({
      form: null,
      answers: {},
      masked: [],
      prefills: [],
      materials: [],
      situation: [],
      itemVersion: null,
    }),
    reveal: () => undefined,
    amend: async (_db, row) => ({
      data: { ...row.data, amended: Number(row.data['amended'] ?? 0) + 1 },
      attachFiles: [],
    }),
    papersFor,
    paper: async () => ({ title: { zh: '文书', en: 'Paper' }, facts: [], paragraphs: [], issuer: '局' }),
  }
}
