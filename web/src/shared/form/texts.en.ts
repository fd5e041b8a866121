// SPDX-License-Identifier: Apache-2.0
import type { Same } from '#web/shared/i18n/same.ts'
import type { zh } from './texts.zh.ts'

const en: Same<typeof zh> = {
  missing: (label) => `Enter: ${label}`,
  missingChoice: (label) => `Choose: ${label}`,
  missingTick: (label) => `Please confirm “${label}”`,
  notNumber: (label) => `${label} must be a number`,
  notWhole: (label) => `${label} must be a whole number`,
  tooSmall: (label, least) => `${label} must be at least ${least}`,
  tooLarge: (label, most) => `${label} must be at most ${most}`,
  tooShort: (label, least) => `${label} needs at least ${least} characters`,
  tooLong: (label, most) => `${label} may have at most ${most} characters`,
  notDate: (label) => `${label} is not a valid date`,
  notPhone: (label) => `${label} must be an 11-digit mobile number, or a landline with area code`,
  notIdNumber: (label) =>
    `${label} is not right: 18 characters, the last is a check digit. Please compare each one.`,
  notCreditCode: (label) =>
    `${label} is not right: 18 characters as on the business licence. Please compare.`,
  notAccount: (label) => `${label} must have 8 to 30 digits`,
  notOfForm: (label, form) => `${label} must be ${form}`,
  notOffered: (label) => `Choose one of the options for: ${label}`,
  tooFew: (label, least) => `${label}: choose at least ${least}`,
  tooMany: (label, most) => `${label}: choose at most ${most}`,
  invalid: (label) => `${label} is not in the right format`,
  idHelp: '18 characters; the last may be X',
  creditHelp: '18 characters, digits and capital letters',
  from: (source) => `Filled in from: ${source}`,
  asOf: (source, day) => `Source: ${source}, data of ${day}.`,
  locked: 'From an authoritative source; no need to change it.',
  contest: 'This is wrong',
  contested:
    'Marked as wrong: enter what you believe is right. The provider of the data will check it; you can go on.',
  uncontest: 'Take the mark back',
  empty: 'Not filled in',
}
export default en
