// SPDX-License-Identifier: Apache-2.0
import type { Same } from '#web/shared/i18n/same.ts'
import type { zh } from './texts.zh.ts'

const en: Same<typeof zh> = {
  crumbs: 'You are here',
  my: 'My space',
  login: {
    title: 'Sign in',
    lead: 'Then you can apply, follow your cases and show certificates.',
    account: 'Account',
    accountMissing: 'Enter your account',
    password: 'Password',
    passwordMissing: 'Enter your password',
    show: 'Show the password',
    totp: 'One-time code',
    totpHelp: 'The 6 digits of your authenticator',
    totpMissing: 'Enter the 6 digits',
    submit: 'Sign in',
    demo: 'Demonstration accounts',
    demoLead: 'This is a demonstration: choose whom to be. People and enterprises are fictional.',
    signInAs: (name) => `Sign in as ${name}`,
    use: 'Sign in',
    others: 'Other entrances',
    toCitizen: 'Residents',
    toEnterprise: 'Business',
    toStaff: 'Staff workbench',
    toCockpit: 'City cockpit',
    already: (name) => `You are signed in: ${name}`,
    onward: 'Continue',
  },
  session: {
    soon: 'You will be signed out soon',
    soonWhy:
      'Nothing was done here for a while. To protect your data you will be signed out within 5 minutes; what you typed is kept.',
    left: (time) => `${time} left`,
    stay: 'Stay signed in',
    signOut: 'Sign out now',
    ended: 'Your session has ended',
    endedHow: (name) => `${name}, please sign in again. This page and what you typed are still here.`,
  },
  uses: {
    title: 'Who looked at my data',
    lead: 'Each time an office or a system uses your data it is written down here: who, when and why.',
    none: 'No uses yet',
    noneHow: 'When your data is looked up, filled into a form or verified, it appears here.',
    when: 'When',
    who: 'Who',
    what: 'What',
    why: 'Why',
    system: 'by a system',
    unknown: 'office not named',
    purpose: {
      case: 'Handling a case',
      draft: 'Filling in a form',
      reveal: 'Seeing it in full',
      verification: 'Verifying a certificate',
      import: 'Taking data in',
    },
  },
}
export default en
