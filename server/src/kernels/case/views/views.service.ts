// SPDX-License-Identifier: Apache-2.0
import { mostCounted, mostViews } from '#contracts/case-view-limits'
import type { CaseView, caseViewsApi } from '#contracts/case-views'
import type { BodyOf, ResponseOf } from '#contracts/endpoint'
import { type Actor, can, scopeOf } from '#platform/access'
import type { Db } from '#platform/db'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import type { CaseFilter } from '../case-filter.ts'
import { countInViews } from './view-counts.readmodel.ts'
import {
  countViews,
  deleteView,
  findPlaces,
  findView,
  insertView,
  listViews,
  lockViewsOf,
  type PlacesRow,
  savePlaces,
  updateView,
  type ViewRow,
} from './views.repo.ts'

type Api = typeof caseViewsApi
export type NewView = BodyOf<Api['POST /api/case-views']>
type Change = BodyOf<Api['PUT /api/case-views/{id}']>
type Places = BodyOf<Api['PUT /api/case-view-places']>
type CaseViews = ResponseOf<Api['GET /api/case-views']>

/** Lists people come back to: their own, and those that are shared where they work. */
export interface Views {
  list(db: Db, actor: Actor): Promise<CaseViews>
  count(
    db: Db,
    actor: Actor,
    bounds: CaseFilter['bounds'],
  ): Promise<ResponseOf<Api['GET /api/case-view-counts']>>
  keep(unit: Unit, view: NewView): Promise<CaseView>
  change(unit: Unit, id: string, change: Change): Promise<CaseView>
  remove(unit: Unit, id: string): Promise<void>
  arrange(unit: Unit, places: Places): Promise<CaseViews>
}

const nowhere: PlacesRow = { ordered: [], unpinned: [], default_id: null }

export function createViews(): Views {
  async function arranged(db: Db, actor: Actor): Promise<{ rows: ViewRow[]; places: PlacesRow }> {
    const { accountId, organisationId } = keeperOf(actor)
    const most = mostViews.own + mostViews.shared
    const rows = await listViews(db, { accountId, organisationId, most })
    const places = (await findPlaces(db, accountId)) ?? nowhere
    const place = (id: string) => {
      const at = places.ordered.indexOf(id)
      return at < 0 ? Number.POSITIVE_INFINITY : at
    }
    // Sorting keeps the order of age among those nobody has placed.
    return { rows: rows.sort((a, b) => compare(place(a.id), place(b.id))), places }
  }

  const views: Views = {
    async list(db, actor) {
      const { rows, places } = await arranged(db, actor)
      return {
        items: rows.map((row) => present(row, actor, places)),
        most: mostViews.own,
        can: mayShareIn(actor, actor.organisationId) ? ['keep', 'share'] : ['keep'],
      }
    },
    async count(db, actor, bounds) {
      const { rows, places } = await arranged(db, actor)
      const pinned = rows.filter(({ id }) => !places.unpinned.includes(id))
      return { counts: await countInViews(db, actor, pinned, bounds), most: mostCounted }
    },
    async keep(unit, view) {
      const { accountId, organisationId } = keeperOf(unit.actor)
      if (view.shared && !mayShareIn(unit.actor, organisationId)) throw problem('platform.forbidden')
      await requireRoom(unit, { accountId, organisationId, view, except: null })
      const id = unit.newId()
      await insertView(
        unit.db,
        {
          id,
          account_id: accountId,
          organisation_id: organisationId,
          shared: view.shared,
          name: view.name.trim(),
          filter: view.filter,
          columns: view.columns,
          version: 1,
        },
        unit.now,
      )
      record(unit, 'case.view-kept', id, view.shared)
      return await shown(unit, id)
    },
    async change(unit, id, change) {
      const row = await visibleView(unit, id)
      const sharing = row.shared !== change.shared
      if (!mayEdit(unit.actor, row) || (sharing && !mayShareIn(unit.actor, row.organisation_id)))
        throw problem('platform.forbidden')
      if (row.version !== change.version) throw problem('platform.stale-version')
      await requireRoom(unit, {
        accountId: row.account_id,
        organisationId: row.organisation_id,
        view: change,
        except: id,
      })
      await updateView(
        unit.db,
        { ...change, id, name: change.name.trim(), version: row.version + 1 },
        unit.now,
      )
      record(unit, 'case.view-changed', id, change.shared)
      return await shown(unit, id)
    },
    async remove(unit, id) {
      const row = await visibleView(unit, id)
      if (!mayEdit(unit.actor, row)) throw problem('platform.forbidden')
      await deleteView(unit.db, id)
      record(unit, 'case.view-removed', id, row.shared)
    },
    async arrange(unit, places) {
      const { accountId } = keeperOf(unit.actor)
      const { rows } = await arranged(unit.db, unit.actor)
      const known = new Set(rows.map(({ id }) => id))
      if (places.default !== null && !known.has(places.default)) throw problem('platform.not-found')
      await savePlaces(
        unit.db,
        accountId,
        {
          // What has gone meanwhile is left out rather than complained of.
          ordered: places.order.filter((id) => known.has(id)),
          unpinned: places.unpinned.filter((id) => known.has(id)),
          default_id: places.default,
        },
        unit.now,
      )
      unit.record({ action: 'case.views-arranged', objectKind: 'account', objectId: accountId })
      return await views.list(unit.db, unit.actor)
    },
  }
  return views

  async function shown(unit: Unit, id: string): Promise<CaseView> {
    const { rows, places } = await arranged(unit.db, unit.actor)
    const row = rows.find((one) => one.id === id)
    if (row === undefined) throw problem('platform.not-found')
    return present(row, unit.actor, places)
  }
}

/** Views belong to somebody who works somewhere. */
function keeperOf(actor: Actor): { accountId: string; organisationId: string } {
  const { accountId, organisationId } = actor
  if (accountId === null || organisationId === null) throw problem('platform.forbidden')
  return { accountId, organisationId }
}

const mayShareIn = (actor: Actor, organisationId: string | null): boolean =>
  organisationId !== null &&
  scopeOf(actor, 'case.view.share') !== null &&
  can(actor, 'case.view.share', { organisationIds: [organisationId] }).allowed

/** One's own; and what is shared, by those in charge of the organisation. */
const mayEdit = (actor: Actor, row: ViewRow): boolean =>
  row.account_id === actor.accountId || (row.shared && mayShareIn(actor, row.organisation_id))

async function visibleView(unit: Unit, id: string): Promise<ViewRow> {
  const row = await findView(unit.db, id, true)
  const { accountId, organisationId } = keeperOf(unit.actor)
  const visible = row?.account_id === accountId || (row?.shared && row.organisation_id === organisationId)
  if (row === undefined || !visible) throw problem('platform.not-found')
  return row
}

async function requireRoom(
  unit: Unit,
  asked: {
    accountId: string
    organisationId: string
    view: Pick<NewView, 'name' | 'shared'>
    except: string | null
  },
): Promise<void> {
  await lockViewsOf(unit.db, asked.organisationId)
  const counted = await countViews(unit.db, { ...asked, name: asked.view.name.trim() })
  if (counted.named) throw problem('case.view-name-taken')
  if (asked.except === null && counted.own >= mostViews.own)
    throw problem('case.views-full', { most: mostViews.own })
  if (asked.view.shared && counted.shared >= mostViews.shared)
    throw problem('case.views-full', { most: mostViews.shared })
}

function record(unit: Unit, action: string, id: string, shared: boolean): void {
  unit.record({ action, objectKind: 'case-view', objectId: id, details: { shared } })
}

function present(row: ViewRow, actor: Actor, places: PlacesRow): CaseView {
  const editable = mayEdit(actor, row)
  return {
    id: row.id,
    name: row.name,
    filter: row.filter,
    columns: row.columns,
    shared: row.shared,
    version: row.version,
    pinned: !places.unpinned.includes(row.id),
    isDefault: places.default_id === row.id,
    own: row.account_id === actor.accountId,
    keeper: row.keeper,
    can: [
      ...(editable ? (['edit', 'remove'] as const) : []),
      ...(editable && mayShareIn(actor, row.organisation_id) ? (['share'] as const) : []),
    ],
  }
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)
