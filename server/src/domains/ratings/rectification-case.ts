// SPDX-License-Identifier: Apache-2.0

import type { CaseContent, CaseType } from '#kernels/case'
import { problem } from '#platform/problems'

const action = (
  zh: string,
  en: string,
  more: Partial<CaseType['actions'][string]> = {},
): CaseType['actions'][string] => ({
  label: { zh, en },
  style: 'default',
  needsOpinion: true,
  asks: 'nothing',
  effect: null,
  ...more,
})

const nothing: CaseContent = {
  form: null,
  answers: {},
  masked: [],
  prefills: [],
  materials: [],
  situation: [],
  itemVersion: null,
}

/**
 * 差评整改: a bad rating is verified, handled by the organisation that was rated, and checked with the one who rated.
 * Limits of rectification are local (15 working days in Sichuan, 5 in Dezhou); this city promises 5.
 */
export const rectificationDays = 5

export const rectificationCase: CaseType = {
  code: 'rectification',
  name: { zh: '差评整改', en: 'Rectification of a bad rating' },
  numberLetter: 'R',
  actions: {
    dispatch: action('属实，派单整改', 'Founded: dispatch', { style: 'primary', needsOpinion: false }),
    dismiss: action('不属实', 'Unfounded', {
      style: 'danger',
      effect: { zh: '须说明核实情况，整改件结束。', en: 'Say what was found; the case ends.' },
    }),
    answer: action('提交整改情况', 'Report what was rectified', { style: 'primary' }),
    satisfied: action('回访满意', 'Satisfied on call-back', { style: 'primary', needsOpinion: false }),
    return: action('不满意，退回', 'Not satisfied: back', { style: 'danger' }),
  },
  services: {},
  decisions: {},
  rating: null,
  policy: {
    // It was rated within 30 days of its own; what was answered wrongly is taken up again as long.
    reopening: { withinDays: 30, outcomes: ['done'] },
  },
  present: async (_db, row) => ({
    ...nothing,
    situation: [
      {
        question: { zh: '评价等级', en: 'Grade' },
        answer: gradeNames[Number(row.data['grade'])] ?? { zh: '差评', en: 'bad' },
      },
    ],
  }),
  reveal: () => undefined,
  async amend() {
    throw problem('case.action-unknown', { actions: '' })
  },
  papersFor: () => [],
  async paper() {
    throw new Error('rectifications have no papers')
  },
}

export const gradeNames: Readonly<Record<number, { zh: string; en: string }>> = {
  5: { zh: '非常满意', en: 'Very satisfied' },
  4: { zh: '满意', en: 'Satisfied' },
  3: { zh: '基本满意', en: 'Fairly satisfied' },
  2: { zh: '不满意', en: 'Dissatisfied' },
  1: { zh: '非常不满意', en: 'Very dissatisfied' },
}
