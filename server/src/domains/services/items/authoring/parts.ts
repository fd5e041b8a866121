// SPDX-License-Identifier: Apache-2.0
// Groups of fields that many forms begin with.

/** Who applies: a person. */
export const APPLICANT = ['person.name', 'person.id-number', 'person.phone']

/** On whose behalf: an enterprise. */
export const ENTERPRISE = [
  'enterprise.name',
  'enterprise.credit-code',
  'enterprise.legal-representative',
  'enterprise.address',
]

/** Who deals with the matter for an enterprise. */
export const AGENT = ['agent.name', 'agent.phone']

/** Where the money goes. */
export const ACCOUNT = ['person.bank-name', 'person.bank-account']
export const CORPORATE_ACCOUNT = ['enterprise.bank-name', 'enterprise.bank-account']
