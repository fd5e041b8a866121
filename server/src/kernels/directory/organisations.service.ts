// SPDX-License-Identifier: Apache-2.0
import type { Organisation } from '#contracts/session'
import type { LocalizedText } from '#contracts/text'
import { chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import {
  endOrganisationVersion,
  findOrganisation,
  insertOrganisation,
  insertOrganisationAct,
  insertOrganisationVersion,
  listOrganisations,
  listSuccessors,
  type OrganisationRow,
} from './organisation.repo.ts'

export interface NewOrganisation {
  readonly code: string
  readonly name: LocalizedText
  readonly shortName: LocalizedText
  readonly kind: string
  readonly creditCode: string | null
  readonly regionCode: string
  readonly parentCode: string | null
  readonly validFrom: string
}

export interface Organisations {
  /** All organisations as they were on a day, those above before those below. */
  list(db: Db, day: string): Promise<Organisation[]>
  /** One of them as it was on a day; undefined where there was none. */
  find(
    db: Db,
    by: { readonly id: string } | { readonly code: string },
    day: string,
  ): Promise<Organisation | undefined>
  /** By code, as of a day. Throws not-found. */
  getByCode(db: Db, code: string, day: string): Promise<Organisation>
  found(unit: Unit, organisation: NewOrganisation): Promise<string>
  rename(
    unit: Unit,
    organisationId: string,
    change: { day: string; name: LocalizedText; shortName: LocalizedText; reason: string },
  ): Promise<void>
  /** Several become one that exists or is newly founded; their open versions end on that day. */
  merge(
    unit: Unit,
    act: { from: readonly string[]; into: string; day: string; reason: string },
  ): Promise<void>
  successors(db: Db, organisationId: string, day: string): Promise<string[]>
}

export function createOrganisations(): Organisations {
  const versionOf = async (db: Db, id: string, day: string): Promise<OrganisationRow> => {
    const row = await findOrganisation(db, { id }, day)
    if (row === undefined) throw problem('platform.not-found')
    return row
  }
  return {
    list: async (db, day) => (await listOrganisations(db, day)).map(present),
    async find(db, by, day) {
      const row = await findOrganisation(db, by, day)
      return row === undefined ? undefined : present(row)
    },
    async getByCode(db, code, day) {
      const row = await findOrganisation(db, { code }, day)
      if (row === undefined) throw problem('platform.not-found')
      return present(row)
    },
    async found(unit, organisation) {
      const id = unit.newId()
      const parent =
        organisation.parentCode === null
          ? null
          : await this.getByCode(unit.db, organisation.parentCode, organisation.validFrom)
      await insertOrganisation(unit.db, id, organisation.code, unit.now)
      await insertOrganisationVersion(
        unit.db,
        { ...organisation, organisationId: id, parentId: parent?.id ?? null },
        unit.now,
      )
      await insertOrganisationAct(
        unit.db,
        {
          id: unit.newId(),
          kind: 'found',
          day: organisation.validFrom,
          fromIds: [],
          toIds: [id],
          reason: '设立',
        },
        unit.now,
      )
      unit.record({ action: 'directory.organisation-founded', objectKind: 'organisation', objectId: id })
      return id
    },
    async rename(unit, organisationId, change) {
      const row = await versionOf(unit.db, organisationId, change.day)
      await endOrganisationVersion(unit.db, organisationId, change.day)
      await insertOrganisationVersion(
        unit.db,
        {
          organisationId,
          validFrom: change.day,
          name: change.name,
          shortName: change.shortName,
          kind: row.kind,
          creditCode: row.credit_code,
          regionCode: row.region_code,
          parentId: row.parent_id,
        },
        unit.now,
      )
      await insertOrganisationAct(
        unit.db,
        {
          id: unit.newId(),
          kind: 'rename',
          day: change.day,
          fromIds: [organisationId],
          toIds: [organisationId],
          reason: change.reason,
        },
        unit.now,
      )
      unit.record({
        action: 'directory.organisation-renamed',
        objectKind: 'organisation',
        objectId: organisationId,
        reason: change.reason,
      })
    },
    async merge(unit, act) {
      for (const id of act.from) if (id !== act.into) await endOrganisationVersion(unit.db, id, act.day)
      await insertOrganisationAct(
        unit.db,
        {
          id: unit.newId(),
          kind: 'merge',
          day: act.day,
          fromIds: act.from,
          toIds: [act.into],
          reason: act.reason,
        },
        unit.now,
      )
      unit.record({
        action: 'directory.organisations-merged',
        objectKind: 'organisation',
        objectId: act.into,
        reason: act.reason,
        details: { from: act.from },
      })
    },
    successors: (db, organisationId, day) => listSuccessors(db, organisationId, day),
  }
}

export const today = (now: Date) => chinaDay(now)

function present(row: OrganisationRow): Organisation {
  return {
    id: row.id,
    code: row.code,
    creditCode: row.credit_code,
    name: { zh: row.name_zh, en: row.name_en },
    shortName: { zh: row.short_zh, en: row.short_en },
    kind: row.kind,
    parentId: row.parent_id,
    regionCode: row.region_code,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }
}
