// SPDX-License-Identifier: Apache-2.0
import type { JobHandler } from '#platform/jobs'
import type { Unit } from '#platform/unit'
import type { CallPayload, RecallPayload, ReturnPayload } from './call.logic.ts'
import type { Calls } from './calls.service.ts'
import type { CaseWork } from './case-type.ts'
import type { Cases } from './cases.service.ts'

interface WorkPayload {
  readonly caseId: string
  readonly token: number
  readonly name: string
  readonly item: string | null
}
interface TimerPayload {
  readonly caseId: string
  readonly token: number
  readonly event: string
}

/** Automatic steps: what they do and the step of the case commit together with the job that asked for them. */
export function caseJobs(cases: Cases, calls: Calls): JobHandler[] {
  const doWork = (what: 'services' | 'decisions', kind: string) => async (unit: Unit, payload: unknown) => {
    const { caseId, token, name, item } = payload as WorkPayload // written by planStep only
    const loaded = await cases.lock(unit, { id: caseId })
    // Withdrawn or moved meanwhile: the work is no longer wanted.
    if (!loaded.row.engine.tokens.some((one) => one.id === token && one.state === 'wait')) return
    const work: CaseWork | undefined = cases.type(loaded.row.kind)[what][name]
    if (work === undefined) throw new Error(`case type ${loaded.row.kind} has no ${what} ${name}`)
    const result = await work(unit, loaded.row, item)
    await cases.stepIn(unit, loaded, {
      command: { kind: 'complete', token, outcome: result.outcome ?? null, vars: result.vars ?? {} },
      kind,
      outcome: result.outcome ?? null,
      note: { work: name },
    })
  }
  return [
    { queue: 'case.service', run: doWork('services', 'service-done') },
    { queue: 'case.decision', run: doWork('decisions', 'decision-made') },
    // Payloads of the three are written by callJobs only.
    { queue: 'case.call', run: (unit, payload) => calls.open(unit, payload as CallPayload) },
    { queue: 'case.recall', run: (unit, payload) => calls.recall(unit, payload as RecallPayload) },
    { queue: 'case.return', run: (unit, payload) => calls.answer(unit, payload as ReturnPayload) },
    {
      queue: 'case.timer',
      async run(unit, payload) {
        const { caseId, token, event } = payload as TimerPayload // written by changeTimers only
        const loaded = await cases.lock(unit, { id: caseId })
        if (!loaded.row.engine.tokens.some((one) => one.id === token)) return
        await cases.stepIn(unit, loaded, {
          command: { kind: 'timer', token, event },
          kind: 'timer-fired',
          note: { event },
        })
      },
    },
  ]
}
