// SPDX-License-Identifier: Apache-2.0
import { type Permission, type Role, roleGrants, type Scope } from '#contracts/permissions'
import type { SubjectRef } from '#contracts/wire'
import { problem } from '#platform/problems'

/** Who acts: an account in a post at an organisation, for a subject, through a channel. */
export interface Actor {
  readonly kind: 'staff' | 'resident' | 'system'
  readonly accountId: string | null
  readonly postId: string | null
  readonly organisationId: string | null
  /** The own organisation and all below it, as of now. */
  readonly organisationScope: readonly string[]
  readonly subject: SubjectRef | null
  readonly roles: readonly Role[]
  readonly channel: 'web' | 'window' | 'api' | 'system'
}

export type StaffActor = Actor & {
  readonly accountId: string
  readonly postId: string
  readonly organisationId: string
}

/** The platform itself, acting on a timer or an event. */
export const systemActor: Actor = {
  kind: 'system',
  accountId: null,
  postId: null,
  organisationId: null,
  organisationScope: [],
  subject: null,
  roles: [],
  channel: 'system',
}

/** What a decision needs to know of the object; loaded by whoever asks. */
export interface AccessObject {
  readonly subject?: SubjectRef | null
  /** Organisations that own or handle the object. */
  readonly organisationIds?: readonly string[]
  /** Whether it is assigned to the actor, or open for a post the actor holds. */
  readonly assigned?: boolean
}

export type Decision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: 'no-grant' | 'out-of-scope' }

const width: Readonly<Record<Scope, number>> = { own: 1, assigned: 2, organisation: 3, all: 4 }

/** The widest scope in which the actor holds the permission; null when no role grants it. */
export function scopeOf(actor: Actor, permission: Permission): Scope | null {
  let widest: Scope | null = null
  for (const role of actor.roles) {
    const scope = roleGrants[role][permission]
    if (scope !== undefined && (widest === null || width[scope] > width[widest])) widest = scope
  }
  return widest
}

/** The one decision function. Pure: everything it looks at was loaded before. */
export function can(actor: Actor, permission: Permission, object: AccessObject): Decision {
  const scope = scopeOf(actor, permission)
  if (scope === null) return { allowed: false, reason: 'no-grant' }
  return within(actor, scope, object) ? { allowed: true } : { allowed: false, reason: 'out-of-scope' }
}

function within(actor: Actor, scope: Scope, object: AccessObject): boolean {
  switch (scope) {
    case 'all':
      return true
    case 'organisation':
      return (
        object.assigned === true ||
        (object.organisationIds ?? []).some((id) => actor.organisationScope.includes(id))
      )
    case 'assigned':
      return object.assigned === true
    case 'own':
      return sameSubject(actor.subject, object.subject ?? null)
    default:
      return scope satisfies never
  }
}

function sameSubject(mine: SubjectRef | null, theirs: SubjectRef | null): boolean {
  return mine !== null && theirs !== null && mine.kind === theirs.kind && mine.id === theirs.id
}

/** Throws 403 where the actor has no such permission at all; object checks follow where the object is known. */
export function requirePermission(actor: Actor, permission: Permission): Scope {
  const scope = scopeOf(actor, permission)
  if (scope === null) throw problem('platform.forbidden')
  return scope
}
