// SPDX-License-Identifier: Apache-2.0
import { openBenchPlatform } from './bench-platform.ts'
import { openBenchCases, openBenchOffice, stepping } from './case-work.ts'
import { createCpuMeter } from './cpu.ts'
import { type Contender, interleave, measurement, type Suite } from './suite.ts'
import { prepareBpmnEngine } from './yardsticks/bpmn-engine.ts'
import { prepareDbos } from './yardsticks/dbos.ts'
import { prepareHandWritten } from './yardsticks/hand-written.ts'
import { preparePgBoss } from './yardsticks/pg-boss.ts'
import { preparePgbench } from './yardsticks/pgbench.ts'

/**
 * Durable steps of cases, with everything a step has in production: readable by this actor, allowed to this actor,
 * version checked, form validated (every second step), process run, clock, tasks, timers, history, evidence, events and
 * the jobs of their subscribers, in one commit. Beside it, on the same server and pool: the hand-written step of one
 * statement, pgbench, and the steps of DBOS, pg-boss and bpmn-engine.
 */
export const caseStep: Suite = async ({ scale, say }) => {
  const bench = await openBenchPlatform()
  const count = Math.round(400 * scale)
  try {
    const office = await openBenchOffice(bench)
    const ours = stepping(office, await openBenchCases(office, count))
    say(`${count} cases are under way`)
    const boss = await preparePgBoss(bench)
    const dbos = await prepareDbos(bench)
    const pgbench = await preparePgbench(bench)
    if (pgbench === null) say('no pgbench on this machine: left out')
    const yardsticks: Record<string, Contender> = {
      handWritten: await prepareHandWritten(bench, count),
      pgBoss: boss.run,
      dbos: dbos.run,
      bpmnEngine: await prepareBpmnEngine(bench),
      ...(pgbench !== null && { pgbench: pgbench.run }),
    }
    const cpu = await createCpuMeter(bench.pool)
    const rates = await interleave(ours, yardsticks, { rounds: 7, ms: 1500, cpu })
    await boss.stop()
    await dbos.stop()
    const names = { suite: 'case-step', metric: 'durable steps with all guards' }
    return [
      measurement({ ...names, unit: 'steps/s' }, rates.perSecond, { handWritten: 0.6, dbos: 3 }),
      measurement({ ...names, unit: 'steps/CPU-s' }, rates.perCpuSecond, {}),
    ]
  } finally {
    await bench.close()
  }
}
