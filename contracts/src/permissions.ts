// SPDX-License-Identifier: Apache-2.0

/**
 * Scope of a grant, from narrow to wide. `own`: objects of the subject one acts for. `assigned`: tasks one holds or may
 * hold by post. `organisation`: one's organisation and those below it. `all`: the whole node.
 */
export type Scope = 'own' | 'assigned' | 'organisation' | 'all'

export const permissions = [
  'directory.organisation.read',
  'directory.account.manage',
  'directory.calendar.edit',
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
  'case.case.urge',
  'case.case.terminate',
  'case.case.reopen',
  'case.case.link',
  'case.task.claim',
  'case.task.complete',
  'case.task.transfer',
  'case.task.ask',
  'case.ask.answer',
  'case.supervision.answer',
  'case.due.supply',
  'case.due.close',
  'case.rating.write',
  'case.view.keep',
  'case.view.share',
  'case.process.read',
  'case.process.edit',
  'case.process.publish',
  'credential.credential.read',
  'credential.credential.revoke',
  'channel.message.read',
  'exchange.system.read',
  'exchange.system.manage',
  'exchange.system.authorise',
  'exchange.difference.close',
  'indicator.value.read',
  'audit.log.read',
  'audit.log.export',
] as const
export type Permission = (typeof permissions)[number]

/** What a department's own system may be let do; it holds them for the items it was permitted, and by no role. */
export const systemPermissions = [
  'exchange.self.read',
  'exchange.case.report',
  'exchange.case.pull',
  'exchange.case.answer',
  'exchange.list.send',
] as const
export type SystemPermission = (typeof systemPermissions)[number]

export const roles = [
  'resident',
  'enterprise-agent',
  'window-clerk',
  'reviewer',
  'inspector',
  'decider',
  'department-leader',
  'supervisor',
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
  'case.case.urge': 'own',
  'case.task.complete': 'own',
  'case.due.supply': 'own',
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
  'case.task.ask': 'assigned',
  'case.ask.answer': 'assigned',
  'case.case.urge': 'organisation',
  'case.supervision.answer': 'organisation',
  // Paper is handed in at the window that took the application, whoever handles it now.
  'case.due.supply': 'organisation',
  'case.due.close': 'assigned',
  'case.view.keep': 'own',
  'channel.message.read': 'own',
  'indicator.value.read': 'organisation',
} as const satisfies Partial<Record<Permission, Scope>>

/** Those in charge of a department's cases; only of cases their own department answers for. */
const inCharge = {
  'case.case.supervise': 'organisation',
  'case.case.terminate': 'organisation',
  'case.case.reopen': 'organisation',
  'case.case.link': 'organisation',
  'case.due.close': 'organisation',
  'exchange.system.read': 'organisation',
  'exchange.difference.close': 'organisation',
  'case.view.share': 'organisation',
} as const satisfies Partial<Record<Permission, Scope>>

/**
 * What each role may do, and how far. System, security and audit administrators (三员, GB/T 22239-2019 8.1.5) are kept
 * apart: none of them can do another's acts, and none of them handles cases.
 */
export const roleGrants: Readonly<Record<Role, Partial<Record<Permission, Scope>>>> = {
  resident: applicant,
  'enterprise-agent': applicant,
  'window-clerk': official,
  // Whoever examines a case sees that it doubles another, or is two.
  reviewer: { ...official, 'case.case.link': 'organisation' },
  inspector: official,
  decider: { ...official, ...inCharge, 'credential.credential.revoke': 'organisation' },
  // 部门负责人: the second rung of the ladder; asked for approvals, above the head of the section.
  'department-leader': { ...official, ...inCharge },
  // 督查专员 of the data bureau: watches over all departments, handles nothing.
  supervisor: {
    'directory.organisation.read': 'all',
    'catalog.entry.read': 'all',
    'case.case.read': 'all',
    'case.case.supervise': 'all',
    'case.case.urge': 'all',
    'case.view.keep': 'own',
    'channel.message.read': 'own',
    'exchange.system.read': 'all',
    'exchange.difference.close': 'all',
    'indicator.value.read': 'all',
  },
  'rating-officer': {
    ...official,
    'case.case.read': 'all',
    'case.case.supervise': 'all',
    'case.case.urge': 'all',
    'indicator.value.read': 'all',
  },
  'item-editor': {
    'directory.organisation.read': 'all',
    'catalog.entry.read': 'all',
    // The data bureau keeps the items of all departments (国发〔2022〕5号).
    'catalog.entry.edit': 'all',
    'catalog.entry.publish': 'all',
    'catalog.law.import': 'all',
    'case.process.read': 'all',
    'case.process.edit': 'all',
    'case.process.publish': 'all',
    'channel.message.read': 'own',
    'indicator.value.read': 'all',
  },
  leader: {
    'directory.organisation.read': 'all',
    'catalog.entry.read': 'all',
    'case.case.read': 'all',
    'case.process.read': 'all',
    'case.view.keep': 'own',
    'case.ask.answer': 'assigned',
    'channel.message.read': 'own',
    'indicator.value.read': 'all',
  },
  'system-administrator': {
    'directory.organisation.read': 'all',
    'directory.calendar.edit': 'all',
    'catalog.entry.read': 'all',
    'channel.message.read': 'own',
    'exchange.system.read': 'all',
    // Technical connection: address, contact, rhythm. Who gets in at all is the other administrator's.
    'exchange.system.manage': 'all',
  },
  'security-administrator': {
    'directory.organisation.read': 'all',
    'directory.account.manage': 'all',
    'catalog.entry.read': 'all',
    'channel.message.read': 'own',
    'exchange.system.read': 'all',
    // A key and a permitted item authorise a subject (对主体进行授权, GB/T 22239-2019 8.1.5.3).
    'exchange.system.authorise': 'all',
  },
  auditor: {
    'directory.organisation.read': 'all',
    'audit.log.read': 'all',
    'audit.log.export': 'all',
    'channel.message.read': 'own',
  },
}
