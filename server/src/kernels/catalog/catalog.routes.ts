// SPDX-License-Identifier: Apache-2.0
import { catalogApi, type EntryCard, type EntryDetail } from '#contracts/catalog'
import { type Actor, can } from '#platform/access'
import type { Db } from '#platform/db'
import { bindRoutes, type Route } from '#platform/http'
import { problem } from '#platform/problems'
import type { Catalog } from './catalog.ts'
import { elementAsField, getCodeSet, listCodeSets, listElements } from './elements/vocabulary.presenter.ts'
import { type EntryListRow, listEntries } from './entries/entry.readmodel.ts'
import { findEntry, findVersion, listVersions } from './entries/entry.repo.ts'
import { type LawRow, lawCard } from './laws/laws.service.ts'

/** Which entries cite an article; asked of the module whose entries cite laws. */
export type Citations = (
  db: Db,
  law: string,
) => Promise<{ article: number; itemCode: string; itemName: { zh: string; en: string } }[]>

export function catalogRoutes(catalog: Catalog, citations: Citations): Route[] {
  const detail = async (db: Db, actor: Actor, id: string, wanted?: number): Promise<EntryDetail> => {
    const entry = await findEntry(db, id)
    const row = entry === undefined ? undefined : await findVersion(db, id, wanted ?? entry.latest_version)
    if (entry === undefined || row === undefined) throw problem('platform.not-found')
    const [card] = (await listEntries(db, { type: entry.type, q: entry.code, limit: 1 })).items
    if (card === undefined) throw problem('platform.not-found')
    const may = (permission: 'catalog.entry.edit' | 'catalog.entry.publish') =>
      can(actor, permission, { organisationIds: [entry.organisation_id] }).allowed
    const isLatest = row.version === entry.latest_version
    return {
      ...presentCard(card),
      version: row.version,
      status: row.status,
      name: { zh: row.name_zh, en: row.name_en },
      changedAt: row.changed_at.toISOString(),
      content: row.content,
      effectiveFrom: row.effective_from,
      effectiveTo: row.effective_to,
      contentHash: row.content_hash,
      versions: (await listVersions(db, id)).map((version) => ({
        version: version.version,
        status: version.status,
        changedAt: version.changed_at.toISOString(),
      })),
      faults:
        row.status === 'draft' ? [...(await catalog.entries.type(entry.type).check(db, row.content))] : [],
      can: [
        ...(isLatest && may('catalog.entry.edit') ? (['edit'] as const) : []),
        ...(isLatest && row.status === 'draft' && may('catalog.entry.publish') ? (['publish'] as const) : []),
        ...(row.status === 'published' && may('catalog.entry.publish') ? (['retire'] as const) : []),
      ],
    }
  }

  return bindRoutes(catalogApi, {
    'GET /api/catalog/entries': async ({ db, query }) => {
      const page = await listEntries(db, query)
      return { items: page.items.map(presentCard), next: page.next }
    },
    'GET /api/catalog/entries/{id}': ({ db, actor, params, query }) =>
      detail(db, actor, params.id, query.version),
    'PUT /api/catalog/entries/{id}/draft': async ({ unit, actor, params, body }) => {
      await catalog.entries.redraft(
        unit,
        params.id,
        { version: body.version, hash: body.seenHash },
        body.content,
      )
      return await detail(unit.db, actor, params.id)
    },
    'POST /api/catalog/entries/{id}/publication': async ({ unit, actor, params, body }) => {
      await catalog.entries.publish(unit, params.id, body.version, body.effectiveFrom)
      await catalog.vocabulary.load(unit.db)
      return await detail(unit.db, actor, params.id)
    },
    'POST /api/catalog/entries/{id}/retirement': async ({ unit, actor, params, body }) => {
      await catalog.entries.retire(unit, params.id, body.version, body.reason)
      return await detail(unit.db, actor, params.id)
    },
    'GET /api/catalog/elements': async ({ query }) => listElements(catalog.vocabulary, query),
    'GET /api/catalog/elements/{code}': async ({ params }) => elementAsField(catalog.vocabulary, params.code),
    'GET /api/catalog/code-sets': async ({ query }) => listCodeSets(catalog.vocabulary, query),
    'GET /api/catalog/code-sets/{code}': async ({ params }) => getCodeSet(catalog.vocabulary, params.code),
    'GET /api/laws': async ({ db }) => ({ items: await catalog.laws.list(db) }),
    'GET /api/laws/{name}': async ({ db, params }) => {
      const law = await catalog.laws.find(db, params.name)
      if (law === undefined) throw problem('platform.not-found')
      return presentLaw(law, await citations(db, law.name))
    },
    'POST /api/laws/import': async ({ unit, body }) => {
      const result = await catalog.laws.importTexts(unit, body.files)
      return {
        imported: result.imported.map((outline) => lawCard(outline, true)),
        refused: result.refused.map((fault) => ({
          file: fault.file,
          line: fault.line,
          message: fault.reason,
        })),
      }
    },
  })
}

function presentCard(row: EntryListRow): EntryCard {
  return {
    id: row.id,
    type: row.type,
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
    organisationId: row.organisation_id,
    organisation: { zh: row.organisation_zh, en: row.organisation_en },
    version: row.version,
    status: row.status,
    changedAt: row.changed_at.toISOString(),
  }
}

function presentLaw(law: LawRow, citedBy: Awaited<ReturnType<Citations>>) {
  const { outline } = law
  const number = (id: string) => Number(id.split('-')[0])
  return {
    ...lawCard(outline, law.articles !== null),
    chapters: outline.chapters.map((chapter) => ({
      number: chapter.number,
      title: chapter.title,
      from: number(chapter.first),
      to: number(chapter.last),
    })),
    articleList: Object.entries(outline.articles).map(([id, paragraphs]) => ({
      number: number(id),
      sub: Number(id.split('-')[1] ?? 0),
      paragraphs: paragraphs.length,
      limits: outline.limits
        .filter((limit) => limit.article === id)
        .map((limit) => ({ count: limit.count, unit: limit.unit, purpose: limit.purpose as string })),
      text: law.articles?.[id] === undefined ? null : [...law.articles[id]],
    })),
    citedBy,
  }
}
