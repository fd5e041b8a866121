// SPDX-License-Identifier: Apache-2.0
import { processesApi } from '#contracts/processes'
import type { Locale } from '#contracts/text'
import type { Db } from '#platform/db'
import { type BinaryAnswer, bindRoutes, own, type Route } from '#platform/http'
import { problem } from '#platform/problems'
import type { CaseKernel } from '../case.ts'
import { compileProcess, type Diagram, layoutModel, type Model, renderDiagram } from '../engine/index.ts'
import {
  presentDraft,
  presentImport,
  presentProcess,
  presentRunning,
  presentVersion,
} from './design.presenter.ts'
import { diffModels } from './diff.logic.ts'
import { refusalOf } from './process-fault.logic.ts'
import { findVersion, listProcesses, listVersions } from './process-list.readmodel.ts'
import { listRunning } from './running-cases.readmodel.ts'
import { tryOut } from './trial.service.ts'

export function designRoutes({ processes, drafts, drawings }: CaseKernel): Route[] {
  const versionOf = async (db: Db, key: string, version: number) => {
    const found = await findVersion(db, key, version)
    if (found === undefined) throw problem('platform.not-found')
    return found
  }
  const file = (name: string, content: string | Uint8Array): BinaryAnswer => ({
    type: 'application/xml',
    name,
    body: Buffer.from(content),
  })
  /** A draft that is no process yet can neither be drawn nor compared. */
  const draftModel = async (db: Db, key: string, locale: Locale) => {
    const { xml } = await drafts.get(db, key)
    const { model, diagram, faults } = await processes.examine(db, xml)
    if (model === null) throw refusalOf(faults, locale)
    return { model, diagram }
  }
  const drawn = (model: Model, diagram: Diagram | null, name: string, locale: Locale): BinaryAnswer => {
    const svg = renderDiagram(model, diagram ?? layoutModel(model), { locale })
    return { type: 'image/svg+xml', name: `${name}.svg`, body: Buffer.from(svg), inline: true }
  }

  return bindRoutes(processesApi, {
    'GET /api/processes': async ({ db, query }) => {
      const page = await listProcesses(db, query)
      return { items: page.items.map(presentProcess), next: page.next }
    },
    'GET /api/processes/{key}': async ({ db, params }) => {
      const [row] = (await listProcesses(db, { only: params.key })).items
      if (row === undefined) throw problem('platform.not-found')
      return presentProcess(row)
    },
    'GET /api/processes/{key}/versions': async ({ db, params, query }) => {
      const page = await listVersions(db, params.key, query)
      if (page.items.length === 0 && query.cursor === undefined) throw problem('platform.not-found')
      return { items: page.items.map(presentVersion), next: page.next }
    },
    'GET /api/processes/{key}/versions/{version}/file': async ({ db, params: { key, version } }) =>
      file(`${key}-${version}.bpmn`, (await versionOf(db, key, version)).xml),
    'GET /api/processes/{key}/versions/{version}/diagram': async ({ db, params, locale }) => {
      const { xml, model } = await versionOf(db, params.key, params.version)
      const compiled = await compileProcess(xml)
      const diagram = compiled.ok ? compiled.diagram : null
      return drawn(model, diagram, `${params.key}-${params.version}`, locale)
    },
    'GET /api/processes/{key}/draft': async ({ db, params }) =>
      presentDraft(await drafts.get(db, params.key)),
    'GET /api/processes/{key}/draft/diagram': async ({ db, params, locale }) => {
      const { model, diagram } = await draftModel(db, params.key, locale)
      return drawn(model, diagram, params.key, locale)
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
    'POST /api/processes/{key}/draft/trial-run': own(async ({ db, params, body }) => {
      const { xml } = await drafts.get(db, params.key)
      return await tryOut(await processes.examine(db, xml), body)
    }),
    'POST /api/processes/{key}/versions/{version}/trial-run': own(async ({ db, params, body }) => {
      const { xml, model } = await versionOf(db, params.key, params.version)
      const { faults } = await processes.examine(db, xml)
      return await tryOut({ model, faults }, body)
    }),
    'GET /api/processes/{key}/differences': async ({ db, params: { key }, query, locale }) => {
      const from = await versionOf(db, key, query.from)
      const to =
        query.to === undefined ? await draftModel(db, key, locale) : await versionOf(db, key, query.to)
      return diffModels(from.model, to.model)
    },
    'GET /api/processes/{key}/running-cases': async ({ db, params: { key }, query }) => {
      const from = await versionOf(db, key, query.from)
      const to = await versionOf(db, key, query.to)
      const page = await listRunning(db, key, query.from, query)
      return {
        items: page.items.map((row) => presentRunning(from.model, to.model, row)),
        next: page.next,
      }
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
