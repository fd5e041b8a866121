// SPDX-License-Identifier: Apache-2.0

import type { BodyOf } from '#contracts/endpoint'
import type { exchangeApi, System, SystemDetail } from '#contracts/exchange'
import type { Directory } from '#kernels/directory'
import { type Actor, scopeOf } from '#platform/access'
import { chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Platform } from '#platform/module'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import { feedOpenCases, insertLane } from './feed.repo.ts'
import { addressFits, keyCounts, nextKeyId } from './key.logic.ts'
import { presentSystem, presentSystemDetail } from './system.presenter.ts'
import { listPermits, listSystems } from './system.readmodel.ts'
import {
  countPermits,
  insertKey,
  insertSign,
  insertSystem,
  listKeys,
  listOwnItems,
  lockSystem,
  type Permit,
  replacePermits,
  retireKeys,
  revokeKey,
  type SystemRow,
  updateSystem,
} from './system.repo.ts'

type Registration = BodyOf<(typeof exchangeApi)['POST /api/systems']>
type Connection = BodyOf<(typeof exchangeApi)['PUT /api/systems/{code}']>

/**
 * The register of departments' systems. The system administrator connects one, the security administrator lets it in:
 * neither of them alone can (三员分立).
 */
export interface Systems {
  list(db: Db, actor: Actor, now: Date): Promise<System[]>
  get(db: Db, actor: Actor, code: string, now: Date): Promise<SystemDetail>
  /** What a system is told of itself. */
  self(
    db: Db,
    code: string,
    now: Date,
  ): Promise<{ code: string; name: { zh: string; en: string }; permits: Permit[] }>
  register(unit: Unit, registration: Registration): Promise<void>
  connect(unit: Unit, code: string, connection: Connection): Promise<void>
  permit(
    unit: Unit,
    code: string,
    change: { version: number; permits: readonly Permit[]; reason: string },
  ): Promise<void>
  setState(unit: Unit, code: string, state: 'active' | 'suspended', reason: string): Promise<void>
  /** A new key; those before it count for so many days more. The secret is given out here and never again. */
  giveKey(
    unit: Unit,
    code: string,
    overlapDays: number,
    reason: string,
  ): Promise<{ id: string; secret: string }>
  revokeKey(unit: Unit, code: string, keyId: string, reason: string): Promise<void>
}

const dayMs = 86_400_000
const mostKeys = 2
/** What secrets are encrypted for. */
export const secretPurpose = 'exchange-secret'

export function createSystems({ keys }: Platform, directory: Directory): Systems {
  const lock = async (unit: Unit, code: string): Promise<SystemRow> => {
    const row = await lockSystem(unit.db, code)
    if (row === undefined) throw problem('platform.not-found')
    return row
  }
  const record = (
    unit: Unit,
    action: string,
    code: string,
    reason?: string,
    details?: Record<string, unknown>,
  ) =>
    unit.record({
      action: `exchange.${action}`,
      objectKind: 'system',
      objectId: code,
      reason: reason ?? null,
      details: details ?? {},
    })

  return {
    async list(db, actor, now) {
      const rows = await listSystems(db, visibleTo(actor), now)
      return rows.map((row) => presentSystem(row, actor))
    },
    async get(db, actor, code, now) {
      const [row] = await listSystems(db, { code, ...visibleTo(actor) }, now)
      if (row === undefined) throw problem('platform.not-found')
      const permits = await listPermits(db, row.id)
      return presentSystemDetail(row, { permits, keys: await listKeys(db, row.id) }, actor, now)
    },
    async self(db, code, now) {
      const [row] = await listSystems(db, { code }, now)
      if (row === undefined) throw problem('platform.not-found')
      const permits = await listPermits(db, row.id)
      return {
        code,
        name: { zh: row.name_zh, en: row.name_en },
        permits: permits.map(({ item_code, act }) => ({ itemCode: item_code, act })),
      }
    },
    async register(unit, registration) {
      requireAddress(registration.callbackUrl)
      const by = { id: registration.organisationId }
      if ((await directory.organisations.find(unit.db, by, chinaDay(unit.now))) === undefined)
        throw problem('platform.invalid-input', {}, [
          { pointer: '/organisationId', code: 'unknown', detail: 'organisation' },
        ])
      const row: SystemRow = {
        id: unit.newId(),
        code: registration.code,
        name_zh: registration.name.zh,
        name_en: registration.name.en,
        organisation_id: registration.organisationId,
        account_id: await directory.staff.createSystemAccount(unit, registration.name.zh),
        contact_role: registration.contactRole,
        callback_url: registration.callbackUrl,
        silence_hours: registration.silenceHours,
        state: 'prepared',
        version: 1,
      }
      if (!(await insertSystem(unit.db, row, unit.now))) throw problem('exchange.code-taken')
      await insertSign(unit.db, row.id, unit.now)
      await insertLane(unit.db, row.id, unit.now)
      record(unit, 'system-registered', row.code)
    },
    async connect(unit, code, connection) {
      requireAddress(connection.callbackUrl)
      const row = await lock(unit, code)
      if (row.version !== connection.version) throw problem('platform.stale-version')
      const changed = {
        name_zh: connection.name.zh,
        name_en: connection.name.en,
        contact_role: connection.contactRole,
        callback_url: connection.callbackUrl,
        silence_hours: connection.silenceHours,
      }
      await updateSystem(unit.db, { ...row, ...changed }, unit.now)
      record(unit, 'system-connected', code, undefined, {
        address: connection.callbackUrl !== row.callback_url,
        silenceHours: connection.silenceHours,
      })
    },
    async permit(unit, code, { version, permits, reason }) {
      const row = await lock(unit, code)
      if (row.version !== version) throw problem('platform.stale-version')
      const codes = [...new Set(permits.map(({ itemCode }) => itemCode))]
      const own = await listOwnItems(unit.db, row.organisation_id, codes)
      const strange = codes.filter((one) => !own.has(one))
      if (strange.length > 0) throw problem('exchange.item-unknown', { items: strange.join('、') })
      await replacePermits(unit.db, row.id, permits, unit.now)
      // What is open already is there to be fetched, as if it had changed now.
      const handled = permits.filter(({ act }) => act === 'handle').map(({ itemCode }) => itemCode)
      await feedOpenCases(unit.db, row.id, handled, unit.now)
      await updateSystem(unit.db, row, unit.now)
      record(unit, 'items-permitted', code, reason, {
        permits: permits.map(({ itemCode, act }) => `${act} ${itemCode}`),
      })
    },
    async setState(unit, code, state, reason) {
      const row = await lock(unit, code)
      if (row.state === state) return
      if (state === 'active') {
        const valid = (await listKeys(unit.db, row.id)).filter((key) => keyCounts(key, unit.now))
        if (valid.length === 0 || (await countPermits(unit.db, row.id)) === 0)
          throw problem('exchange.nothing-granted')
      }
      await updateSystem(unit.db, { ...row, state }, unit.now)
      record(unit, state === 'active' ? 'system-activated' : 'system-suspended', code, reason)
    },
    async giveKey(unit, code, overlapDays, reason) {
      const row = await lock(unit, code)
      const known = await listKeys(unit.db, row.id)
      const valid = known.filter((key) => keyCounts(key, unit.now))
      if (valid.length >= mostKeys) throw problem('exchange.keys-enough')
      const id = nextKeyId(code, known)
      const secret = keys.makeSecret()
      await retireKeys(
        unit.db,
        valid.map((key) => key.id),
        new Date(unit.now.getTime() + overlapDays * dayMs),
      )
      await insertKey(
        unit.db,
        { id, systemId: row.id, secret: keys.encrypt(secretPurpose, secret) },
        unit.now,
      )
      record(unit, 'key-given', code, reason, { keyId: id, overlapDays })
      return { id, secret }
    },
    async revokeKey(unit, code, keyId, reason) {
      const row = await lock(unit, code)
      if (!(await revokeKey(unit.db, row.id, keyId, unit.now))) throw problem('platform.not-found')
      record(unit, 'key-revoked', code, reason, { keyId })
    },
  }
}

/** Departments see their own systems, those who watch over the city all of them. */
function visibleTo(actor: Actor): { organisationIds?: readonly string[] } {
  return scopeOf(actor, 'exchange.system.read') === 'all' ? {} : { organisationIds: actor.organisationScope }
}

function requireAddress(address: string | null): void {
  if (address !== null && !addressFits(address))
    throw problem('exchange.address-refused', {}, [
      { pointer: '/callbackUrl', code: 'address', detail: 'callbackUrl' },
    ])
}
