// SPDX-License-Identifier: Apache-2.0
import type { LocalizedText } from '#contracts/text'
import type { CaseContent, CaseType } from '#kernels/case'
import { problem } from '#platform/problems'

/** What the platform keeps of a case that a department's system handles. */
export interface ReportedCaseData {
  readonly system: LocalizedText
  readonly externalNumber: string
  readonly step: LocalizedText | null
  readonly promisedOn: string | null
}

const nothing: CaseContent = {
  form: null,
  answers: {},
  masked: [],
  prefills: [],
  materials: [],
  situation: [],
  itemVersion: null,
}

const fact = (zh: string, en: string, answer: LocalizedText) => ({ question: { zh, en }, answer })
const plain = (text: string): LocalizedText => ({ zh: text, en: text })

/** 部门系统办件: handled in the department's own system, which reports how far it has come. */
export const reportedCase: CaseType = {
  code: 'reported',
  name: { zh: '部门系统办件', en: 'Case of a department’s system' },
  numberLetter: 'X',
  actions: {},
  services: {},
  decisions: {},
  rating: { withinDays: 30 },
  policy: {
    // Its deadlines are watched where it is handled; here it is seen, urged and supervised like any other.
    deadlines: { warning: null, ladder: [] },
    reopening: null,
  },
  present: async (_db, row) => {
    const { system, externalNumber, step, promisedOn } = row.data as unknown as ReportedCaseData // written by reports
    return {
      ...nothing,
      situation: [
        fact('来源系统', 'From the system', system),
        fact('系统内编号', 'Its number there', plain(externalNumber)),
        ...(step === null ? [] : [fact('当前环节', 'Present step', step)]),
        ...(promisedOn === null ? [] : [fact('承诺办结日', 'Promised for', plain(promisedOn))]),
      ],
    }
  },
  reveal: () => undefined,
  async amend() {
    throw problem('case.action-unknown', { actions: '' })
  },
  papersFor: () => [],
  async paper() {
    throw new Error('reported cases have their papers where they are handled')
  },
}
