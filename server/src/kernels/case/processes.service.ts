// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import type { FieldCatalogue } from '#kernels/rules'
import type { Db } from '#platform/db'
import { isProblem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import type { CaseType } from './case-type.ts'
import { createExamination, type Examine, listKeys } from './design/examination.ts'
import { refusalOf } from './design/process-fault.logic.ts'
import type { Model } from './engine/model.ts'

export interface Processes {
  /** The model a case is pinned to; read once, then kept. */
  model(db: Db, key: string, version: number): Promise<Model>
  xml(db: Db, key: string, version: number): Promise<string>
  /** The newest published version of a process. */
  latest(db: Db, key: string): Promise<{ version: number; model: Model }>
  /** Keys of all published processes. */
  keys(db: Db): Promise<ReadonlySet<string>>
  /** Case variables that processes may ask for and messages may bring. */
  readonly variables: FieldCatalogue
  /** Compiles and checks a drawing, published or not. */
  readonly examine: Examine
  /** Stores what was examined as the newest version and says which; null if it is the newest already. */
  issue(unit: Unit, xml: string, model: Model): Promise<number | null>
  /**
   * Publishes a process as a new version, unless it is the newest already. Throws case.process-refused with every
   * reason, the ids of the elements as pointers.
   */
  publish(unit: Unit, xml: string): Promise<boolean>
  /** Publishes the processes that ship with the platform where they are new or changed. */
  publishShipped(unit: Unit): Promise<number>
}

const shippedFolder = join(import.meta.dirname, 'processes')

/** `types` say which services and decisions a process may ask for. */
export function createProcesses(types: readonly CaseType[]): Processes {
  const variables: FieldCatalogue = {
    departments: { type: 'list', label: { zh: '会办部门', en: 'Joint departments' } },
    eligible: { type: 'boolean', label: { zh: '条件成立', en: 'Eligible' } },
    ...Object.fromEntries(types.flatMap((type) => Object.entries(type.variables ?? {}))),
  }
  const examine = createExamination(types, variables)
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

  async function latest(db: Db, key: string): Promise<{ version: number; model: Model }> {
    const found = await sql<{
      version: number
    }>`select version from cases.process_versions where key = ${key} order by version desc limit 1`.execute(
      db,
    )
    const version = found.rows[0]?.version
    if (version === undefined) throw new Error(`no process ${key}`)
    return { version, model: await model(db, key, version) }
  }

  async function issue(unit: Unit, xml: string, published: Model): Promise<number | null> {
    const sha256 = createHash('sha256').update(xml).digest('hex')
    const key = published.key
    const newest = await sql<{ version: number; sha256: string }>`
      select version, sha256 from cases.process_versions where key = ${key} order by version desc limit 1`.execute(
      unit.db,
    )
    if (newest.rows[0]?.sha256 === sha256) return null
    const version = (newest.rows[0]?.version ?? 0) + 1
    await sql`insert into cases.process_versions (key, version, xml, model, sha256, published_by, created_at)
      values (${key}, ${version}, ${xml}, ${JSON.stringify(published)}::jsonb, ${sha256}, ${unit.actor.accountId}, ${unit.now})`.execute(
      unit.db,
    )
    unit.record({
      action: 'case.process-published',
      objectKind: 'process',
      objectId: key,
      details: { version, sha256 },
    })
    unit.emit({ type: 'case.process-published', subject: key, data: { version } })
    return version
  }

  async function publish(unit: Unit, xml: string): Promise<boolean> {
    const examined = await examine(unit.db, xml)
    const refusal = refusalOf(examined.faults, 'en')
    if (refusal !== null) throw refusal
    if (examined.model === null) throw new Error('a drawing without faults has no model')
    return (await issue(unit, xml, examined.model)) !== null
  }

  /** Known already, or the office has a version of its own, which an update of the platform must not push aside. */
  async function isKept(db: Db, key: string, xml: string): Promise<boolean> {
    const sha256 = createHash('sha256').update(xml).digest('hex')
    const found = await sql<{ kept: boolean }>`
      select coalesce(bool_or(v.sha256 = ${sha256}), false)
        or coalesce((array_agg(v.published_by order by v.version desc))[1] is not null, false) as kept
      from cases.process_versions as v where v.key = ${key}`.execute(db)
    return found.rows[0]?.kept ?? false
  }

  /** What ships must run: why it does not is for the log, in full. */
  async function publishFile(unit: Unit, file: string): Promise<boolean> {
    const xml = readFileSync(join(shippedFolder, file), 'utf8')
    if (await isKept(unit.db, basename(file, '.bpmn'), xml)) return false
    try {
      return await publish(unit, xml)
    } catch (cause) {
      throw isProblem(cause) ? new Error(`${file}: ${cause.fields['reasons']}`, { cause }) : cause
    }
  }

  return {
    model,
    async xml(db, key, version) {
      const found = await sql<{
        xml: string
      }>`select xml from cases.process_versions where key = ${key} and version = ${version}`.execute(db)
      return found.rows[0]?.xml ?? ''
    },
    latest,
    keys: async (db) => new Set(await listKeys(db)),
    variables,
    examine,
    issue,
    publish,
    async publishShipped(unit) {
      let published = 0
      for (const file of readdirSync(shippedFolder).sort()) {
        if (file.endsWith('.bpmn') && (await publishFile(unit, file))) published += 1
      }
      return published
    },
  }
}
