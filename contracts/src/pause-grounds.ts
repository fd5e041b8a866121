// SPDX-License-Identifier: Apache-2.0
import type { LegalBasis } from './service-item.ts'
import type { LocalizedText } from './text.ts'

export interface PauseGround {
  readonly code: string
  readonly name: LocalizedText
  readonly basis: LegalBasis
}

const article45 = { law: '行政许可法', article: 45 } as const

/**
 * For what the clock may be stopped by decision of an official: the time these take is not counted (行政许可法 §45), and
 * the applicant must be told in writing how long they will take. A closed list: convenience is no ground.
 */
export const pauseGrounds = [
  { code: 'hearing', name: { zh: '听证', en: 'Hearing' }, basis: article45 },
  { code: 'tender', name: { zh: '招标', en: 'Tender' }, basis: article45 },
  { code: 'auction', name: { zh: '拍卖', en: 'Auction' }, basis: article45 },
  { code: 'inspection', name: { zh: '检验', en: 'Inspection' }, basis: article45 },
  { code: 'testing', name: { zh: '检测', en: 'Testing' }, basis: article45 },
  { code: 'quarantine', name: { zh: '检疫', en: 'Quarantine' }, basis: article45 },
  { code: 'appraisal', name: { zh: '鉴定', en: 'Appraisal' }, basis: article45 },
  { code: 'expert-review', name: { zh: '专家评审', en: 'Expert review' }, basis: article45 },
] as const satisfies readonly PauseGround[]

export type PauseGroundCode = (typeof pauseGrounds)[number]['code']
