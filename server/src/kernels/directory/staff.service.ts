// SPDX-License-Identifier: Apache-2.0
import { type RawBuilder, sql } from 'kysely'
import type { Role } from '#contracts/permissions'
import type { LocalizedText } from '#contracts/text'
import { chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Platform } from '#platform/module'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import { insertAccount, insertAccountPost } from './account.repo.ts'
import { type Passwords, passwordFault } from './passwords.logic.ts'
import { normaliseLogin } from './sessions.service.ts'

export interface NewAccountInput {
  readonly kind: 'staff' | 'resident'
  readonly login: string
  readonly password: string
  readonly displayName: string
  readonly personId: string | null
  readonly postId: string | null
  readonly demo: boolean
}

export interface Colleague {
  readonly accountId: string
  readonly name: string
  readonly post: LocalizedText
}

export interface Staff {
  createPost(
    unit: Unit,
    post: { organisationId: string; code: string; title: LocalizedText; roles: readonly Role[] },
  ): Promise<string>
  createAccount(unit: Unit, input: NewAccountInput): Promise<string>
  /** The account under which a department's own system acts: nobody can sign in to it. */
  createSystemAccount(unit: Unit, displayName: string): Promise<string>
  /** Accounts that hold a post with one of the roles at an organisation today. */
  holders(db: Db, organisationId: string, roles: readonly Role[], now: Date): Promise<Colleague[]>
  /** Accounts that hold the role at the organisation, or at the nearest above it where somebody does. */
  nearestHolders(db: Db, organisationId: string, role: Role, now: Date): Promise<Colleague[]>
  /** Accounts that hold the role anywhere: roles that watch over the whole node. */
  holdersAnywhere(db: Db, role: Role, now: Date): Promise<Colleague[]>
  /** Where people work today; an account that holds no post is absent. */
  placesOf(
    db: Db,
    accountIds: readonly string[],
    now: Date,
  ): Promise<ReadonlyMap<string, { organisationId: string; roles: readonly Role[] }>>
  /** Display names of accounts, for timelines that staff read. */
  names(db: Db, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>
}

export function createStaff({ keys, config }: Platform, passwords: Passwords): Staff {
  return {
    async createPost(unit, post) {
      const id = unit.newId()
      await sql`insert into directory.posts (id, organisation_id, code, title_zh, title_en, roles, created_at)
        values (${id}, ${post.organisationId}, ${post.code}, ${post.title.zh}, ${post.title.en}, ${[...post.roles]}, ${unit.now})`.execute(
        unit.db,
      )
      unit.record({
        action: 'directory.post-created',
        objectKind: 'post',
        objectId: id,
        details: { roles: post.roles },
      })
      return id
    },
    async createAccount(unit, input) {
      const fault = passwordFault(input.password, config.passwordPolicy)
      if (fault !== null) throw problem('directory.password-too-weak', { rule: fault.zh })
      if (input.demo && config.mode === 'production')
        throw new Error('demonstration accounts are refused in production')
      const id = unit.newId()
      await insertAccount(unit.db, {
        id,
        kind: input.kind,
        loginHash: keys.searchHash('login', normaliseLogin(input.login)),
        displayName: input.displayName,
        passwordHash: await passwords.hash(input.password),
        personId: input.personId,
        demo: input.demo,
        now: unit.now,
      })
      if (input.postId !== null)
        await insertAccountPost(unit.db, id, input.postId, chinaDay(unit.now), unit.now)
      unit.record({
        action: 'directory.account-created',
        objectKind: 'account',
        objectId: id,
        details: { kind: input.kind },
      })
      return id
    },
    async createSystemAccount(unit, displayName) {
      const id = unit.newId()
      await insertAccount(unit.db, {
        id,
        kind: 'system',
        // No login has the hash of an account's id, and no password has this one.
        loginHash: keys.searchHash('system-account', id),
        displayName,
        passwordHash: 'none',
        personId: null,
        demo: false,
        now: unit.now,
      })
      unit.record({
        action: 'directory.account-created',
        objectKind: 'account',
        objectId: id,
        details: { kind: 'system' },
      })
      return id
    },
    async holders(db, organisationId, roles, now) {
      return await findHolders(
        db,
        sql`p.organisation_id = ${organisationId} and p.roles && ${[...roles]}`,
        now,
      )
    },
    async holdersAnywhere(db, role, now) {
      return await findHolders(db, sql`p.roles && ${[role]}`, now)
    },
    async nearestHolders(db, organisationId, role, now) {
      const day = chinaDay(now)
      // The path of an organisation begins at the top: the last place in it that has a holder is the nearest.
      const nearest = sql`p.roles && ${[role]} and p.organisation_id = (
        select above.id from directory.organisation_versions as v, unnest(v.path) with ordinality as above(id, depth)
        where v.organisation_id = ${organisationId} and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day})
          and exists (select 1 from directory.posts as q join directory.account_posts as aq on aq.post_id = q.id and aq.valid_from <= ${day} and (aq.valid_to is null or aq.valid_to > ${day})
            where q.organisation_id = above.id and q.roles && ${[role]})
        order by above.depth desc limit 1)`
      return await findHolders(db, nearest, now)
    },
    async placesOf(db, accountIds, now) {
      const day = chinaDay(now)
      const found = await sql<{ account_id: string; organisation_id: string; roles: Role[] }>`
        select distinct on (ap.account_id) ap.account_id, p.organisation_id, p.roles
        from directory.account_posts as ap
        join directory.posts as p on p.id = ap.post_id
        join directory.accounts as a on a.id = ap.account_id and a.disabled_at is null
        where ap.account_id = any(${[...accountIds]}::uuid[]) and ap.valid_from <= ${day} and (ap.valid_to is null or ap.valid_to > ${day})
        order by ap.account_id, ap.valid_from desc`.execute(db)
      return new Map(
        found.rows.map((row) => [row.account_id, { organisationId: row.organisation_id, roles: row.roles }]),
      )
    },
    async names(db, accountIds) {
      if (accountIds.length === 0) return new Map()
      const found = await sql<{
        id: string
        display_name: string
      }>`select id, display_name from directory.accounts where id = any(${[...accountIds]}::uuid[])`.execute(
        db,
      )
      return new Map(found.rows.map((row) => [row.id, row.display_name]))
    },
  }
}

async function findHolders(db: Db, where: RawBuilder<unknown>, now: Date): Promise<Colleague[]> {
  const day = chinaDay(now)
  const found = await sql<{ account_id: string; display_name: string; title_zh: string; title_en: string }>`
    select a.id as account_id, a.display_name, p.title_zh, p.title_en
    from directory.posts as p
    join directory.account_posts as ap on ap.post_id = p.id and ap.valid_from <= ${day} and (ap.valid_to is null or ap.valid_to > ${day})
    join directory.accounts as a on a.id = ap.account_id and a.disabled_at is null
    where ${where}
    order by a.display_name limit 200`.execute(db)
  return found.rows.map((row) => ({
    accountId: row.account_id,
    name: row.display_name,
    post: { zh: row.title_zh, en: row.title_en },
  }))
}
