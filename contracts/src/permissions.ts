// SPDX-License-Identifier: Apache-2.0

/**
 * Scope of a grant, from narrow to wide. `own`: objects of the subject one acts for. `assigned`: tasks one holds or may
 * hold by post. `organisation`: one's organisation and those below it. `all`: the whole node.
 */
export type Scope = 'own' | 'assigned' | 'organisation' | 'all'

export const permissions = [
  'directory.organisation.read',
  'directory.account.manage',
  'directory.person.reveal',
  'directory.use.read',
  'catalog.entry.read',
  'catalog.entry.edit',
  'catalog.entry.publish',
  'catalog.law.import',
  'services.application.write',
  'case.case.read',
  'case.case.supervise',
  'case.case.withdraw',
  'case.task.claim',
  'case.task.complete',
  'case.task.transfer',
  'case.rating.write',
  'credential.credential.read',
  'credential.credential.revoke',
  'channel.message.read',
  'indicator.value.read',
  'audit.log.read',
  'audit.log.export',
] as const
export type Permission = (typeof permissions)[number]

export const roles = [
  'resident',
  'enterprise-agent',
  'window-clerk',
  'reviewer',
  'inspector',
  'decider',
  'rating-officer',
  'item-editor',
  'leader',
  'system-administrator',
  'security-administrator',
  'auditor',
] as const
export type Role = (typeof roles)[number]

const applicant = {
  'services.application.write': 'own',
  'case.case.read': 'own',
  'case.case.withdraw': 'own',
  'case.task.complete': 'own',
  'case.rating.write': 'own',
  'credential.credential.read': 'own',
  'channel.message.read': 'own',
  'directory.use.read': 'own',
} as const satisfies Partial<Record<Permission, Scope>>

const official = {
  'directory.organisation.read': 'all',
  'directory.person.reveal': 'assigned',
  'catalog.entry.read': 'all',
  'case.case.read': 'organisation',
  'case.task.claim': 'assigned',
  'case.task.complete': 'assigned',
  'case.task.transfer': 'assigned',
  'channel.message.read': 'own',
  'indicator.value.read': 'organisation',
} as const satisfies Partial<Record<Permission, Scope>>

/**
 * What each role may do, and how far. System, security and audit administrators (三员, GB/T 22239-2019 8.1.5) are kept
 * apart: none of them can do another's acts, and none of them handles cases.
 */
export const roleGrants: Readonly<Record<Role, Partial<Record<Permission, Scope>>>> = {
  resident: applicant,
  'enterprise-agent': applicant,
  'window-clerk': official,
  reviewer: official,
  inspector: official,
  decider: {
    ...official,
    'case.case.supervise': 'organisation',
    'credential.credential.revoke': 'organisation',
  },
  'rating-officer': {
    ...official,
    'case.case.read': 'all',
    'case.case.supervise': 'all',
    'indicator.value.read': 'all',
  },
  'item-editor': {
    'directory.organisation.read': 'all',
    'catalog.entry.read': 'all',
    // The data bureau keeps the items of all departments (国发〔2022〕5号).
    'catalog.entry.edit': 'all',
    'catalog.entry.publish': 'all',
    'catalog.law.import': 'all',
    'channel.message.read': 'own',
    'indicator.value.read': 'all',
  },
  leader: {
    'directory.organisation.read': 'all',
    'catalog.entry.read': 'all',
    'case.case.read': 'all',
    'channel.message.read': 'own',
    'indicator.value.read': 'all',
  },
  'system-administrator': {
    'directory.organisation.read': 'all',
    'catalog.entry.read': 'all',
    'channel.message.read': 'own',
  },
  'security-administrator': {
    'directory.organisation.read': 'all',
    'directory.account.manage': 'all',
    'channel.message.read': 'own',
  },
  auditor: {
    'directory.organisation.read': 'all',
    'audit.log.read': 'all',
    'audit.log.export': 'all',
    'channel.message.read': 'own',
  },
}
