// SPDX-License-Identifier: Apache-2.0
import type { Same } from '#web/shared/i18n/same.ts'
import type { zh } from './texts.zh.ts'

const en: Same<typeof zh> = {
  signInFirst: 'Please sign in',
  signInWhy: 'Only you can see this. After signing in you come back to this page.',
  signIn: 'Sign in',
  notApplicant: 'This is not a resident or enterprise account',
  notApplicantHow: 'You are signed in as staff. For your own matters, use your own account.',
  otherName: 'You may also look as:',
  notThisName: 'Perhaps you did this in another name; look again as:',
  relation: {
    self: 'yourself',
    'legal-representative': 'legal representative',
    agent: 'by delegation',
    family: 'family',
  },
}
export default en
