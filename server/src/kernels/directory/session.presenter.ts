// SPDX-License-Identifier: Apache-2.0
import { type Permission, permissions, type Role } from '#contracts/permissions'
import type { Session, SignedInAccount } from '#contracts/session'
import { scopeOf } from '#platform/access'
import type { ActingChoice } from './acting.readmodel.ts'
import type { City } from './city.ts'
import type { OpenSession } from './sessions.service.ts'

export function presentSession(
  base: { city: City; mode: 'demo' | 'production'; now: Date; demoAccounts: Session['demoAccounts'] },
  session: OpenSession | null,
  choices: readonly ActingChoice[],
): Session {
  return {
    city: { name: base.city.name, bureau: base.city.bureau, host: base.city.host },
    mode: base.mode,
    now: base.now.toISOString(),
    account: session === null ? null : presentAccount(session, choices),
    expiresAt: session === null ? null : session.expiresAt.toISOString(),
    demoAccounts: base.demoAccounts,
  }
}

function presentAccount({ row, actor }: OpenSession, choices: readonly ActingChoice[]): SignedInAccount {
  const acting = choices.find(
    (choice) => choice.subject.kind === actor.subject?.kind && choice.subject.id === actor.subject.id,
  )
  return {
    id: row.account_id,
    kind: row.kind,
    displayName: row.display_name,
    post:
      row.post_id === null || row.organisation_id === null
        ? null
        : {
            id: row.post_id,
            title: { zh: row.post_title_zh ?? '', en: row.post_title_en ?? '' },
            organisationId: row.organisation_id,
            organisationName: { zh: row.organisation_zh ?? '', en: row.organisation_en ?? '' },
          },
    acting: acting === undefined ? null : { ...acting },
    mayActFor: choices.map((choice) => ({ ...choice })),
    roles: [...actor.roles],
    permissions: permissions.filter((permission: Permission) => scopeOf(actor, permission) !== null),
    entrances: entrancesOf(row.kind, actor.roles),
  }
}

function entrancesOf(kind: string, roles: readonly Role[]): SignedInAccount['entrances'] {
  if (kind !== 'staff') return ['citizen', 'enterprise']
  return roles.some((role) =>
    ['leader', 'supervisor', 'department-leader', 'rating-officer', 'decider', 'item-editor'].includes(role),
  )
    ? ['staff', 'cockpit']
    : ['staff']
}
