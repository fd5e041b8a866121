// SPDX-License-Identifier: Apache-2.0
import type { Role } from './permissions.ts'
import type { LocalizedText } from './text.ts'

/** Roles that posts carry; residents and enterprises have theirs by whom they act for. */
export const staffRoles = [
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
] as const satisfies readonly Role[]

const apart: readonly Role[] = ['system-administrator', 'security-administrator', 'auditor']

/**
 * Why a post may not carry these roles, or null. Each of the three administrators (三员, GB/T 22239-2019 8.1.5) stands
 * alone: with another role one could both act and hide the act.
 */
export function postFault(roles: readonly Role[]): LocalizedText | null {
  if (roles.length === 0) return { zh: '岗位至少有一个角色。', en: 'A post has at least one role.' }
  if (roles.some((role) => role === 'resident' || role === 'enterprise-agent'))
    return { zh: '市民和企业角色不属于岗位。', en: 'Roles of residents and enterprises are not for posts.' }
  if (roles.length > 1 && roles.some((role) => apart.includes(role)))
    return {
      zh: '系统、安全、审计管理员须单独设岗（三员分立）。',
      en: 'System, security and audit administrators each need a post of their own.',
    }
  return null
}
