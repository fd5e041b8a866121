// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Actor } from '#platform/access'
import { chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'
import { keyOutcome } from '#platform/http'
import type { Platform } from '#platform/module'
import { problem } from '#platform/problems'
import { retrying, type Unit } from '#platform/unit'
import type { Calendars } from './calendars.ts'
import type { CaseRow } from './case-row.ts'
import { insertSearchWords } from './case-search.ts'
import type { CaseType } from './case-type.ts'
import { gather } from './gather.ts'
import { type NewCase, newRow } from './new-case.ts'
import { type CasePolicy, policyOf } from './operations/case-policy.ts'
import { insertDues } from './operations/dues.repo.ts'
import type { Processes } from './processes.service.ts'
import { type PlannedStep, planStep, type StepInput } from './step.logic.ts'
import {
  applySteps,
  isRepeatedKey,
  type LoadedCase,
  loadCase,
  loadCases,
  type StepContext,
  type StepEntry,
  type StepResult,
} from './step.repo.ts'

/** While a step was decided the case was moved, or something was noted of it, such as who holds its tasks: decide anew. */
export class StaleSight extends Error {}

export interface Cases {
  type(code: string): CaseType
  /** What the kind of matter allows beside its process. */
  policy(code: string): CasePolicy
  /** Opens a case and starts its process, in the caller's transaction. */
  open(unit: Unit, input: NewCase): Promise<CaseRow>
  /**
   * One step of a case outside of any transaction, in one round trip. Returns the ids of the tasks it opened. Throws
   * `StaleSight` if it must be decided anew.
   */
  step(
    loaded: LoadedCase,
    input: Omit<StepInput, 'row' | 'tasks' | 'model' | 'deadlines' | 'now'>,
    traceId: string,
  ): Promise<readonly string[]>
  /** One step inside the caller's transaction; the case is locked. `by`: whose decision it is, if not the unit's actor's. */
  stepIn(
    unit: Unit,
    loaded: LoadedCase,
    input: Omit<StepInput, 'row' | 'tasks' | 'model' | 'deadlines' | 'now' | 'actor'>,
    by?: Actor,
  ): Promise<void>
  /** What a step would write, for operations that turn a case otherwise than its process does. */
  plan(
    unit: Unit,
    loaded: LoadedCase,
    input: Omit<StepInput, 'row' | 'tasks' | 'model' | 'deadlines' | 'now' | 'actor'>,
    by?: Actor,
  ): Promise<PlannedStep>
  /** Writes what was planned, in the caller's transaction. */
  write(unit: Unit, plan: PlannedStep): Promise<void>
  /** Writes the plans of many cases in one statement: all of them, or none. */
  writeAll(unit: Unit, plans: readonly PlannedStep[]): Promise<void>
  /** The next public number of a kind of case. */
  newNumber(unit: Unit, kind: string): Promise<string>
  newNumbers(unit: Unit, kind: string, count: number): Promise<string[]>
  load(db: Db, by: { number: string } | { id: string }): Promise<LoadedCase>
  /** Several with their open tasks, in one query; those that do not exist are absent. */
  loadMany(db: Db, numbers: readonly string[]): Promise<ReadonlyMap<string, LoadedCase>>
  lock(unit: Unit, by: { number: string } | { id: string }): Promise<LoadedCase>
}

export function createCases(
  platform: Platform,
  processes: Processes,
  types: readonly CaseType[],
  calendars: Calendars,
  node: string,
): Cases {
  const { db, clock, ids, keys, units } = platform
  const byCode = new Map(types.map((type) => [type.code, type]))
  const typeOf = (code: string): CaseType => {
    const type = byCode.get(code)
    if (type === undefined) throw new Error(`no case type ${code}`)
    return type
  }
  const contextOf = (plan: {
    actor: StepContext['actor']
    now: Date
    traceId: string | null
  }): StepContext => ({ ...plan, ids, keys, units })

  async function publicNumbers(db: Db, type: CaseType, now: Date, count: number): Promise<string[]> {
    const month = chinaDay(now).slice(2, 7).replace('-', '')
    const scope = `${node}${month}${type.numberLetter}`
    const next = await sql<{
      value: number
    }>`select platform.next_number('case', ${scope}) as value from generate_series(1, ${count}::int)`.execute(
      db,
    )
    return next.rows.map(
      ({ value }) => `${node}${month}-${type.numberLetter}${String(value).padStart(6, '0')}`,
    )
  }
  const publicNumber = async (db: Db, type: CaseType, now: Date): Promise<string> =>
    (await publicNumbers(db, type, now, 1))[0] ?? ''

  // Bounded batches on a few lanes overlap loading, planning and writing: with 64 callers 4 × 16 did more than
  // 2 × 64 (callers then move in lockstep) and than 8 × 8.
  const write = gather<StepEntry, Written>((entries) => applyGathered(db, entries), { lanes: 4, most: 16 })
  const read = gather<string, LoadedCase | 'absent'>(
    async (numbers) => {
      const found = await loadCases(db, [...new Set(numbers)])
      return numbers.map((number) => found.get(number) ?? 'absent')
    },
    { lanes: 4, most: 16 },
  )

  const policyFor = (code: string): CasePolicy => policyOf(typeOf(code))

  const planFor: Cases['plan'] = async (unit, { row, tasks }, input, by = unit.actor) => {
    const model = await processes.model(unit.db, row.process_key, row.process_version)
    const { deadlines } = policyFor(row.kind)
    return planStep(
      { ...input, row, tasks, model, deadlines, now: unit.now, actor: by },
      calendars.of(row.region_code),
      ids,
    )
  }
  const writeAll: Cases['writeAll'] = async (unit, plans) => {
    const context = contextOf(unit)
    const results = await applySteps(
      unit.db,
      plans.map((plan) => ({ plan, context, locked: true })),
    )
    if (results.length !== plans.length || results.some((result) => result !== 'done'))
      throw problem('platform.stale-version')
  }
  const writePlan: Cases['write'] = (unit, plan) => writeAll(unit, [plan])

  return {
    type: typeOf,
    policy: policyFor,
    async open(unit, input) {
      await calendars.refresh(unit.db, unit.now)
      const type = typeOf(input.kind)
      const { version, model } = await processes.latest(unit.db, input.process)
      const number = await publicNumber(unit.db, type, unit.now)
      const row = newRow(input, { id: unit.newId(), number, version, now: unit.now })
      const plan = planStep(
        {
          row,
          tasks: [],
          model,
          deadlines: policyFor(input.kind).deadlines,
          command: { kind: 'start', vars: input.vars },
          kind: input.parentToken === undefined ? 'submitted' : 'called',
          actor: unit.actor,
          now: unit.now,
          attachFiles: input.attachFiles ?? [],
        },
        calendars.of(row.region_code),
        ids,
      )
      await applySteps(unit.db, [{ plan, context: contextOf(unit), locked: true }])
      await insertSearchWords(unit.db, [row])
      await insertDues(
        unit.db,
        (input.commitments ?? []).map((one) => ({
          id: unit.newId(),
          case_id: row.id,
          kind: 'commitment',
          code: one.code,
          name_zh: one.name.zh,
          name_en: one.name.en,
          statement: one.statement,
          days: one.checkDays,
          due_at: null,
          status: 'promised',
          created_at: unit.now,
        })),
      )
      return { ...plan.row, rev: 1 }
    },
    async step(loaded, input, traceId) {
      const now = clock.now()
      const model = await processes.model(db, loaded.row.process_key, loaded.row.process_version)
      const { deadlines } = policyFor(loaded.row.kind)
      const plan = planStep(
        { ...input, row: loaded.row, tasks: loaded.tasks, model, deadlines, now },
        calendars.of(loaded.row.region_code),
        ids,
      )
      const context = contextOf({ actor: input.actor, now, traceId })
      const result = await write({ plan, context, locked: false })
      if (typeof result === 'object') throw result.failed
      if (result === 'stale') throw new StaleSight()
      if (result === 'done') units.committed(plan.events)
      return plan.openedTasks.map((task) => task.id)
    },
    async stepIn(unit, loaded, input, by) {
      await writePlan(unit, await planFor(unit, loaded, input, by))
    },
    plan: planFor,
    write: writePlan,
    writeAll,
    newNumber: (unit, kind) => publicNumber(unit.db, typeOf(kind), unit.now),
    newNumbers: (unit, kind, count) => publicNumbers(unit.db, typeOf(kind), unit.now, count),
    async load(at, by) {
      await calendars.refresh(at, clock.now())
      // Outside of a transaction, loads that come together go together.
      const loaded = at === db && 'number' in by ? await read(by.number) : await loadCase(at, by)
      if (loaded === undefined || loaded === 'absent') throw problem('platform.not-found')
      return loaded
    },
    loadMany: loadCases,
    async lock(unit, by) {
      await sql`select c.id from cases.cases as c where ${'number' in by ? sql`c.number = ${by.number}` : sql`c.id = ${by.id}`} for update`.execute(
        unit.db,
      )
      return await this.load(unit.db, by)
    },
  }
}

/** Each caller has an answer of their own: what one of them did wrong is not told to the others. */
type Written = StepResult | { readonly failed: unknown }

/** Steps of different callers in one commit; where one of them is a repeat, each goes alone. */
async function applyGathered(db: Db, entries: readonly StepEntry[]): Promise<Written[]> {
  try {
    return await retrying(() => applySteps(db, entries))
  } catch (error) {
    if (!isRepeatedKey(error) && entries.length === 1) throw error
    const results: Written[] = []
    for (const entry of entries) results.push(await applyAlone(db, entry))
    return results
  }
}

async function applyAlone(db: Db, entry: StepEntry): Promise<Written> {
  try {
    return (await retrying(() => applySteps(db, [entry])))[0] ?? 'stale'
  } catch (error) {
    return isRepeatedKey(error) ? await outcomeOfKey(db, entry) : { failed: error }
  }
}

/** A key that is there already belongs to this very request, or it names another one and must not pass for it. */
async function outcomeOfKey(db: Db, { plan: { idempotency } }: StepEntry): Promise<Written> {
  try {
    if (idempotency !== null) await keyOutcome(db, idempotency)
    return 'repeated'
  } catch (failed) {
    return { failed }
  }
}
