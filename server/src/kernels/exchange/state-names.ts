// SPDX-License-Identifier: Apache-2.0
import type { ReportedStateCode } from '#contracts/exchange-door'
import type { LocalizedText } from '#contracts/text'

const names: Readonly<Record<ReportedStateCode, LocalizedText>> = {
  accepted: { zh: '受理', en: 'Accepted' },
  'in-progress': { zh: '办理中', en: 'In progress' },
  'waiting-for-applicant': { zh: '等待申请人补正', en: 'Waiting for the applicant' },
  decided: { zh: '作出决定', en: 'Decided' },
  delivered: { zh: '送达', en: 'Delivered' },
  'not-accepted': { zh: '不予受理', en: 'Not accepted' },
  withdrawn: { zh: '申请人撤回', en: 'Withdrawn by the applicant' },
  terminated: { zh: '终止办理', en: 'Ended without a decision' },
}

export const stateName = (state: ReportedStateCode): LocalizedText => names[state]
