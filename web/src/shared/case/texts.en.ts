// SPDX-License-Identifier: Apache-2.0
import type { Same } from '#web/shared/i18n/same.ts'
import type { zh } from './texts.zh.ts'

const en: Same<typeof zh> = {
  phase: {
    submitted: 'Submitted',
    accepted: 'Accepted',
    'in-review': 'In review',
    'waiting-for-you': 'Waiting for you',
    decided: 'Decided',
    delivered: 'Finished',
  },
  status: {
    open: 'In hand',
    paused: 'Clock stopped',
    finished: 'Finished',
    withdrawn: 'Withdrawn',
    terminated: 'Ended',
  },
  outcome: {
    granted: 'Granted',
    refused: 'Refused',
    'not-accepted': 'Not accepted',
    withdrawn: 'Withdrawn by the applicant',
    lapsed: 'Ended: nothing was added in time',
    done: 'Done',
    terminated: 'Ended without a decision',
    superseded: 'Superseded by another case',
    merged: 'Merged into another case',
  },
  progress: (phase) => `Progress: ${phase}`,
  due: (day) => `Expected by ${day}`,
  overdue: 'Past the promised date',
  submittedOn: (day) => `Submitted ${day}`,
  organisation: 'Handled by',
  number: 'Case number',
  rate: 'Rate it',
  fix: 'Add what is missing',
  steps: 'Steps',
}
export default en
