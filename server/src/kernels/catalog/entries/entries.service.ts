// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { CheckFault } from '#contracts/catalog'
import type { Directory } from '#kernels/directory'
import { can } from '#platform/access'
import { chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import { searchVector } from '../search/search-words.ts'
import type { CatalogType } from './catalog-type.ts'
import {
  type EntryRow,
  findEntry,
  findEntryByCode,
  findVersion,
  insertEntry,
  publishVersion,
  retireVersion,
  saveDraft,
  type VersionRow,
} from './entry.repo.ts'

export interface SavedEntry {
  readonly entryId: string
  readonly version: number
  readonly code: string
}

/** What was changed: the version, and with its hash the very content of a draft that others may save too. */
export interface SeenContent {
  readonly version: number
  readonly hash?: string | undefined
}

export interface Entries {
  type(code: string): CatalogType
  /** Makes or changes the draft of the entry with the content's own code. */
  draft(unit: Unit, type: string, content: unknown): Promise<SavedEntry>
  /** Changes the draft of a given entry. */
  redraft(unit: Unit, entryId: string, seen: SeenContent, content: unknown): Promise<SavedEntry>
  /** Puts the latest version in force; refuses with every fault listed. */
  publish(unit: Unit, entryId: string, seen: number, effectiveFrom?: string): Promise<void>
  retire(unit: Unit, entryId: string, seen: number, reason: string): Promise<void>
  /** The version in force of an entry by its code. */
  findPublished(
    db: Db,
    type: string,
    code: string,
  ): Promise<(VersionRow & { organisation_id: string; code: string }) | undefined>
  /** Any version, for whatever pinned it. Throws not-found. */
  getVersion(db: Db, entryId: string, version: number): Promise<VersionRow>
}

export function createEntries(directory: Directory, types: readonly CatalogType[]): Entries {
  const byCode = new Map(types.map((type) => [type.code, type]))
  const typeOf = (code: string): CatalogType => {
    const type = byCode.get(code)
    if (type === undefined) throw problem('platform.not-found')
    return type
  }
  const latest = async (unit: Unit, entryId: string, seen: number): Promise<EntryRow> => {
    const entry = await findEntry(unit.db, entryId, true)
    if (entry === undefined) throw problem('platform.not-found')
    if (entry.latest_version !== seen) throw problem('platform.stale-version')
    return entry
  }

  async function write(unit: Unit, entry: EntryRow, content: unknown): Promise<SavedEntry> {
    const described = typeOf(entry.type).describe(content)
    const current =
      entry.latest_version === 0 ? undefined : await findVersion(unit.db, entry.id, entry.latest_version)
    const version =
      current === undefined || current.status !== 'draft' ? entry.latest_version + 1 : entry.latest_version
    await saveDraft(
      unit.db,
      {
        entryId: entry.id,
        version,
        name: described.name,
        content,
        contentHash: hashOf(content),
        changedBy: unit.actor.accountId,
      },
      unit.now,
    )
    unit.record({
      action: 'catalog.draft-saved',
      objectKind: entry.type,
      objectId: entry.id,
      details: { version, code: described.code },
    })
    return { entryId: entry.id, version, code: described.code }
  }

  return {
    type: typeOf,
    async draft(unit, typeCode, content) {
      const described = typeOf(typeCode).describe(content)
      const organisation = await directory.organisations.getByCode(
        unit.db,
        described.organisationCode,
        chinaDay(unit.now),
      )
      requireMay(unit, 'catalog.entry.edit', organisation.id)
      const existing = await findEntryByCode(unit.db, typeCode, described.code)
      if (existing !== undefined) return await write(unit, existing, content)
      const id = unit.newId()
      await insertEntry(
        unit.db,
        { id, type: typeCode, code: described.code, organisationId: organisation.id },
        unit.now,
      )
      return await write(
        unit,
        {
          id,
          type: typeCode,
          code: described.code,
          organisation_id: organisation.id,
          latest_version: 0,
          published_version: null,
        },
        content,
      )
    },
    async redraft(unit, entryId, seen, content) {
      const entry = await latest(unit, entryId, seen.version)
      requireMay(unit, 'catalog.entry.edit', entry.organisation_id)
      const current = await this.getVersion(unit.db, entryId, seen.version)
      if (seen.hash !== undefined && seen.hash !== current.content_hash)
        throw problem('platform.stale-version')
      if (typeOf(entry.type).describe(content).code !== entry.code) {
        throw problem('platform.invalid-input', {}, [
          { pointer: '/content', code: 'code', detail: 'the code of an entry never changes' },
        ])
      }
      return await write(unit, entry, content)
    },
    async publish(unit, entryId, seen, effectiveFrom) {
      const entry = await latest(unit, entryId, seen)
      requireMay(unit, 'catalog.entry.publish', entry.organisation_id)
      const row = await this.getVersion(unit.db, entryId, seen)
      if (row.status === 'published') throw problem('catalog.version-published')
      const type = typeOf(entry.type)
      refuseFaulty(await type.check(unit.db, row.content))
      const described = type.describe(row.content)
      const organisation = await directory.organisations.getByCode(
        unit.db,
        described.organisationCode,
        chinaDay(unit.now),
      )
      await publishVersion(
        unit.db,
        entryId,
        seen,
        effectiveFrom ?? chinaDay(unit.now),
        {
          search: searchVector(described.searchTexts),
          facets: { ...described.facets, organisation: described.organisationCode },
          organisationId: organisation.id,
        },
        unit.now,
      )
      unit.record({
        action: 'catalog.version-published',
        objectKind: entry.type,
        objectId: entryId,
        details: { version: seen, code: entry.code, hash: row.content_hash },
      })
      unit.emit({
        type: 'catalog.version-published',
        subject: entry.code,
        data: { entryId, version: seen, type: entry.type },
      })
    },
    async retire(unit, entryId, seen, reason) {
      const entry = await latest(unit, entryId, seen)
      requireMay(unit, 'catalog.entry.publish', entry.organisation_id)
      if (entry.published_version === null) throw problem('platform.not-found')
      await retireVersion(unit.db, entryId, entry.published_version, chinaDay(unit.now), unit.now)
      unit.record({
        action: 'catalog.version-retired',
        objectKind: entry.type,
        objectId: entryId,
        reason,
        details: { version: entry.published_version },
      })
    },
    async findPublished(db, type, code) {
      const entry = await findEntryByCode(db, type, code)
      if (entry === undefined || entry.published_version === null) return undefined
      const row = await findVersion(db, entry.id, entry.published_version)
      return row === undefined
        ? undefined
        : { ...row, organisation_id: entry.organisation_id, code: entry.code }
    },
    async getVersion(db, entryId, version) {
      const row = await findVersion(db, entryId, version)
      if (row === undefined) throw problem('platform.not-found')
      return row
    },
  }
}

function requireMay(
  unit: Unit,
  permission: 'catalog.entry.edit' | 'catalog.entry.publish',
  organisationId: string,
): void {
  if (unit.actor.kind === 'system') return
  if (!can(unit.actor, permission, { organisationIds: [organisationId] }).allowed)
    throw problem('platform.forbidden')
}

function refuseFaulty(faults: readonly CheckFault[]): void {
  const errors = faults.filter((fault) => fault.severity === 'error')
  if (errors.length === 0) return
  throw problem(
    'catalog.checks-failed',
    { count: errors.length },
    errors.slice(0, 100).map((fault) => ({
      pointer: fault.pointer,
      code: fault.code,
      detail: `${fault.message.zh} ${fault.message.en}`,
    })),
  )
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}
