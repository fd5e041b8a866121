// SPDX-License-Identifier: Apache-2.0
import { processesApi } from '#contracts/processes'
import type { Locale } from '#contracts/text'
import type { Db } from '#platform/db'
import { type BinaryAnswer, bindRoutes, type Route } from '#platform/http'
import { problem } from '#platform/problems'
import type { CaseKernel } from '../case.ts'
import { layoutModel, renderDiagram } from '../engine/index.ts'
import { presentDraft, presentImport, presentProcess, presentVersion } from './design.presenter.ts'
import { refusalOf } from './process-fault.logic.ts'
import { findVersionXml, listProcesses, listVersions } from './process-list.readmodel.ts'

export function designRoutes({ processes, drafts, drawings }: CaseKernel): Route[] {
  const xmlOf = async (db: Db, key: string, version: number): Promise<string> => {
    const xml = await findVersionXml(db, key, version)
    if (xml === undefined) throw problem('platform.not-found')
    return xml
  }
  const file = (name: string, content: string | Uint8Array): BinaryAnswer => ({
    type: 'application/xml',
    name,
    body: Buffer.from(content),
  })
  /** A drawing the platform cannot read as a process cannot be drawn by it either. */
  const drawn = async (db: Db, xml: string, name: string, locale: Locale): Promise<BinaryAnswer> => {
    const { model, diagram, faults } = await processes.examine(db, xml)
    if (model === null) throw refusalOf(faults, locale)
    const svg = renderDiagram(model, diagram ?? layoutModel(model), { locale })
    return { type: 'image/svg+xml', name: `${name}.svg`, body: Buffer.from(svg), inline: true }
  }

  return bindRoutes(processesApi, {
    'GET /api/processes': async ({ db, query }) => {
      const page = await listProcesses(db, query)
      return { items: page.items.map(presentProcess), next: page.next }
    },
    'GET /api/processes/{key}/versions': async ({ db, params, query }) => {
      const page = await listVersions(db, params.key, query)
      if (page.items.length === 0 && query.cursor === undefined) throw problem('platform.not-found')
      return { items: page.items.map(presentVersion), next: page.next }
    },
    'GET /api/processes/{key}/versions/{version}/file': async ({ db, params: { key, version } }) =>
      file(`${key}-${version}.bpmn`, await xmlOf(db, key, version)),
    'GET /api/processes/{key}/versions/{version}/diagram': async ({ db, params, locale }) => {
      const xml = await xmlOf(db, params.key, params.version)
      return await drawn(db, xml, `${params.key}-${params.version}`, locale)
    },
    'GET /api/processes/{key}/draft': async ({ db, params }) =>
      presentDraft(await drafts.get(db, params.key)),
    'GET /api/processes/{key}/draft/diagram': async ({ db, params, locale }) => {
      const { xml } = await drafts.get(db, params.key)
      return await drawn(db, xml, params.key, locale)
    },
    'PUT /api/processes/{key}/draft': async ({ unit, params, body }) =>
      presentDraft(await drafts.save(unit, params.key, body)),
    'DELETE /api/processes/{key}/draft': async ({ unit, params, query }) => {
      await drafts.discard(unit, params.key, query.version)
      return {}
    },
    'POST /api/processes/{key}/publication': async ({ unit, params, body, locale }) => {
      const version = await drafts.publish(unit, params.key, body.version, locale)
      const [row] = (await listVersions(unit.db, params.key, { only: version })).items
      if (row === undefined) throw new Error(`no version ${version} of ${params.key}`)
      return presentVersion(row)
    },
    'POST /api/process-imports': async ({ unit, query, bytes }) => {
      const { name, version = 0 } = query
      return presentImport(await drafts.takeIn(unit, { name, content: bytes, version }))
    },
    'GET /api/process-drawings/{id}': async ({ db, params }) => {
      const kept = await drawings.get(db, params.id)
      return file(kept.name, kept.content)
    },
  })
}
