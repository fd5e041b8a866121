// SPDX-License-Identifier: Apache-2.0
import type { LegalBasis } from './service-item.ts'
import type { LocalizedText } from './text.ts'

export interface TerminationGround {
  readonly code: string
  readonly name: LocalizedText
  /** Null where it rests on the city's own rules of procedure. */
  readonly basis: LegalBasis | null
}

/** For what a case may be ended by those in charge, without a decision on what was applied for. A closed list. */
export const terminationGrounds = [
  {
    code: 'subject-gone',
    name: { zh: '申请人死亡或者终止', en: 'The applicant has died or ceased to exist' },
    basis: null,
  },
  {
    code: 'matter-void',
    name: {
      zh: '申请事项已无法实施或者已无必要',
      en: 'The matter cannot be carried out or is needed no more',
    },
    basis: null,
  },
  {
    code: 'law-changed',
    name: { zh: '所依据的法律、法规、规章已修改或者废止', en: 'The law it rests on was changed or repealed' },
    basis: null,
  },
  {
    code: 'not-competent',
    name: { zh: '受理后发现不属于本机关职权范围', en: 'Found after acceptance to be outside our competence' },
    basis: { law: '行政许可法', article: 32 },
  },
  {
    code: 'ordered',
    name: {
      zh: '行政复议决定、法院裁判或者上级机关决定',
      en: 'Ordered on review, by a court or by a superior body',
    },
    basis: null,
  },
] as const satisfies readonly TerminationGround[]

export type TerminationGroundCode = (typeof terminationGrounds)[number]['code']
