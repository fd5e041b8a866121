// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { roles } from '#contracts/permissions'
import type { Db } from '#platform/db'
import type { Unit } from '#platform/unit'
import type { CaseType } from './case-type.ts'
import { checkModel, type KnownNames } from './engine/check.ts'
import { compileProcess } from './engine/compile.ts'
import type { Model } from './engine/model.ts'

export interface Processes {
  /** The model a case is pinned to; read once, then kept. */
  model(db: Db, key: string, version: number): Promise<Model>
  xml(db: Db, key: string, version: number): Promise<string>
  /** The newest published version of a process. */
  latest(db: Db, key: string): Promise<{ version: number; model: Model }>
  /** Keys of all published processes. */
  keys(db: Db): Promise<ReadonlySet<string>>
  /** Publishes the processes that ship with the platform where they are new or changed. */
  publishShipped(unit: Unit): Promise<number>
}

const shippedFolder = join(import.meta.dirname, 'processes')

/** `types` say which services and decisions a process may ask for. */
export function createProcesses(types: readonly CaseType[]): Processes {
  const known: KnownNames = {
    roles: new Set(roles),
    effects: new Set(types.flatMap((type) => Object.keys(type.services))),
    decisions: new Set(types.flatMap((type) => Object.keys(type.decisions))),
    processes: new Set(),
    fields: {
      departments: { type: 'list', label: { zh: '会办部门', en: 'Joint departments' } },
      eligible: { type: 'boolean', label: { zh: '条件成立', en: 'Eligible' } },
    },
  }
  const models = new Map<string, Model>()

  async function model(db: Db, key: string, version: number): Promise<Model> {
    const known = models.get(`${key}/${version}`)
    if (known !== undefined) return known
    const found = await sql<{
      model: Model
    }>`select model from cases.process_versions where key = ${key} and version = ${version}`.execute(db)
    const read = found.rows[0]?.model
    if (read === undefined) throw new Error(`no process ${key} version ${version}`)
    models.set(`${key}/${version}`, read)
    return read
  }

  async function publish(unit: Unit, xml: string): Promise<boolean> {
    const compiled = await compileProcess(xml)
    if (!compiled.ok)
      throw new Error(
        `process cannot be published: ${compiled.faults.map((fault) => JSON.stringify(fault)).join('; ')}`,
      )
    const faults = [
      ...unsupported(compiled.model),
      ...checkModel(compiled.model, known)
        .filter((fault) => fault.severity === 'error')
        .map((fault) => `${fault.elementId}: ${fault.message.en}`),
    ]
    if (faults.length > 0) throw new Error(`process cannot be published: ${faults.join('; ')}`)
    const sha256 = createHash('sha256').update(xml).digest('hex')
    const key = compiled.model.key
    const newest = await sql<{ version: number; sha256: string }>`
      select version, sha256 from cases.process_versions where key = ${key} order by version desc limit 1`.execute(
      unit.db,
    )
    if (newest.rows[0]?.sha256 === sha256) return false
    const version = (newest.rows[0]?.version ?? 0) + 1
    await sql`insert into cases.process_versions (key, version, xml, model, sha256, created_at)
      values (${key}, ${version}, ${xml}, ${JSON.stringify(compiled.model)}::jsonb, ${sha256}, ${unit.now})`.execute(
      unit.db,
    )
    unit.record({
      action: 'case.process-published',
      objectKind: 'process',
      objectId: key,
      details: { version, sha256 },
    })
    return true
  }

  return {
    model,
    async xml(db, key, version) {
      const found = await sql<{
        xml: string
      }>`select xml from cases.process_versions where key = ${key} and version = ${version}`.execute(db)
      return found.rows[0]?.xml ?? ''
    },
    async latest(db, key) {
      const found = await sql<{
        version: number
      }>`select version from cases.process_versions where key = ${key} order by version desc limit 1`.execute(
        db,
      )
      const version = found.rows[0]?.version
      if (version === undefined) throw new Error(`no process ${key}`)
      return { version, model: await model(db, key, version) }
    },
    async keys(db) {
      const found = await sql<{ key: string }>`select distinct key from cases.process_versions`.execute(db)
      return new Set(found.rows.map((row) => row.key))
    },
    async publishShipped(unit) {
      let published = 0
      for (const file of readdirSync(shippedFolder).sort()) {
        if (file.endsWith('.bpmn') && (await publish(unit, readFileSync(join(shippedFolder, file), 'utf8'))))
          published += 1
      }
      return published
    },
  }
}

/** What the interpreter can run but the store does not carry out yet; refused, so that no case waits for ever. */
function unsupported(model: Model): string[] {
  const waiting = new Set(['receive', 'message-catch', 'call'])
  return Object.values(model.nodes)
    .filter((node) => waiting.has(node.type))
    .map((node) => `${node.id}: elements of type ${node.type} are not carried out yet`)
}
