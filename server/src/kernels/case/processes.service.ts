// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { roles } from '#contracts/permissions'
import type { FieldProblem } from '#contracts/problems'
import type { FieldCatalogue } from '#kernels/rules'
import type { Db } from '#platform/db'
import { isProblem, problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import { readCalled } from './call.logic.ts'
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
  /** Case variables that processes may ask for and messages may bring. */
  readonly variables: FieldCatalogue
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
  const known: Omit<KnownNames, 'processes'> = {
    roles: new Set(roles),
    effects: new Set(types.flatMap((type) => Object.keys(type.services))),
    decisions: new Set(types.flatMap((type) => Object.keys(type.decisions))),
    fields: variables,
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

  /** Processes are called by their name, or as `type:process` to run as a case of another type. */
  async function callable(db: Db): Promise<Set<string>> {
    const published = [...(await keys(db))]
    return new Set([...published, ...types.flatMap(({ code }) => published.map((key) => `${code}:${key}`))])
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

  async function keys(db: Db): Promise<ReadonlySet<string>> {
    const found = await sql<{ key: string }>`select distinct key from cases.process_versions`.execute(db)
    return new Set(found.rows.map((row) => row.key))
  }

  /** A process that came back to itself by calls would open cases without end. */
  async function refuseCircle(db: Db, published: Model): Promise<void> {
    const calls = await listCalls(db)
    const seen = new Set<string>()
    const open = callsOf(published)
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { node, process } = next
      if (process === published.key)
        throw refusedProcess([
          { pointer: node, code: 'circle', detail: `calls come back to ${published.key}` },
        ])
      if (seen.has(process)) continue
      seen.add(process)
      for (const call of calls)
        if (call.key === process) open.push({ node, process: readCalled(call.called).process })
    }
  }

  async function publish(unit: Unit, xml: string): Promise<boolean> {
    const compiled = await compileProcess(xml)
    if (!compiled.ok)
      throw refusedProcess(
        compiled.faults.map(({ elementId, reason }) => ({
          pointer: elementId ?? '',
          code: 'not-runnable',
          detail: reason.en,
        })),
      )
    const faults = checkModel(compiled.model, { ...known, processes: await callable(unit.db) })
      .filter((fault) => fault.severity === 'error')
      .map(({ elementId, code, message }) => ({ pointer: elementId, code, detail: message.en }))
    if (faults.length > 0) throw refusedProcess(faults)
    await refuseCircle(unit.db, compiled.model)
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

  /** What ships must run: why it does not is for the log, in full. */
  async function publishFile(unit: Unit, file: string): Promise<boolean> {
    try {
      return await publish(unit, readFileSync(join(shippedFolder, file), 'utf8'))
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
    keys,
    variables,
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

/** The calls of the newest version of every process. */
async function listCalls(db: Db): Promise<readonly { key: string; called: string }[]> {
  const found = await sql<{ key: string; called: string }>`
    select v.key, n.value ->> 'called' as called
    from (select distinct on (key) key, model from cases.process_versions order by key, version desc) as v,
      jsonb_each(v.model -> 'nodes') as n
    where n.value ->> 'type' = 'call'`.execute(db)
  return found.rows
}

function callsOf(model: Model): { node: string; process: string }[] {
  return Object.values(model.nodes).flatMap((node) =>
    node.type === 'call' ? [{ node: node.id, process: readCalled(node.called).process }] : [],
  )
}

function refusedProcess(errors: readonly FieldProblem[]) {
  const reasons = errors.slice(0, 5).map(({ pointer, detail }) => `${pointer}: ${detail}`)
  return problem('case.process-refused', { count: errors.length, reasons: reasons.join('; ') }, errors)
}
