// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { roles } from '#contracts/permissions'
import type { ProcessFault } from '#contracts/processes'
import type { FieldCatalogue } from '#kernels/rules'
import type { Db } from '#platform/db'
import { readCalled } from '../call.logic.ts'
import type { CaseType } from '../case-type.ts'
import { checkModel, type KnownNames } from '../engine/check.ts'
import { compileProcess } from '../engine/compile.ts'
import type { Diagram } from '../engine/diagram-interchange.ts'
import type { Model } from '../engine/model.ts'
import { compileFaults } from './process-fault.logic.ts'

/** What a drawing compiles to, and everything that speaks against it. */
export interface Examined {
  /** Null when the platform cannot run the drawing. */
  readonly model: Model | null
  readonly diagram: Diagram | null
  readonly faults: readonly ProcessFault[]
}

/** Compiles and checks a drawing against what is published and what the case types offer. */
export type Examine = (db: Db, xml: string) => Promise<Examined>

export function createExamination(types: readonly CaseType[], variables: FieldCatalogue): Examine {
  const known: Omit<KnownNames, 'processes'> = {
    roles: new Set(roles),
    effects: new Set(types.flatMap((type) => Object.keys(type.services))),
    decisions: new Set(types.flatMap((type) => Object.keys(type.decisions))),
    fields: variables,
  }

  /** Processes are called by their name, or as `type:process` to run as a case of another type. */
  async function callable(db: Db): Promise<Set<string>> {
    const published = await listKeys(db)
    return new Set([...published, ...types.flatMap(({ code }) => published.map((key) => `${code}:${key}`))])
  }

  return async (db, xml) => {
    const compiled = await compileProcess(xml)
    if (!compiled.ok) return { model: null, diagram: null, faults: compileFaults(compiled.faults) }
    const { model, diagram } = compiled
    const faults = checkModel(model, { ...known, processes: await callable(db) })
    return { model, diagram, faults: [...faults, ...findCircle(model, await listCalls(db))] }
  }
}

/** Keys of all published processes. */
export async function listKeys(db: Db): Promise<string[]> {
  const found = await sql<{ key: string }>`select distinct key from cases.process_versions`.execute(db)
  return found.rows.map((row) => row.key)
}

interface Called {
  key: string
  called: string
}

/** The calls of the newest version of every process. */
async function listCalls(db: Db): Promise<readonly Called[]> {
  const found = await sql<Called>`
    select v.key, n.value ->> 'called' as called
    from (select distinct on (key) key, model from cases.process_versions order by key, version desc) as v,
      jsonb_each(v.model -> 'nodes') as n
    where n.value ->> 'type' = 'call'`.execute(db)
  return found.rows
}

/** A process that came back to itself by calls would open cases without end. */
function findCircle(model: Model, calls: readonly Called[]): ProcessFault[] {
  const seen = new Set<string>()
  const open = callsOf(model)
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, process } = next
    if (process === model.key) {
      const message = {
        zh: `调用最终回到流程“${model.key}”自身`,
        en: `Calls come back to “${model.key}” itself`,
      }
      const elementName = model.nodes[node]?.name ?? null
      return [{ elementId: node, elementName, severity: 'error', code: 'circle', message }]
    }
    if (seen.has(process)) continue
    seen.add(process)
    for (const call of calls)
      if (call.key === process) open.push({ node, process: readCalled(call.called).process })
  }
  return []
}

function callsOf(model: Model): { node: string; process: string }[] {
  return Object.values(model.nodes).flatMap((node) =>
    node.type === 'call' ? [{ node: node.id, process: readCalled(node.called).process }] : [],
  )
}
