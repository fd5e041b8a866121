// SPDX-License-Identifier: Apache-2.0
import { DBOS } from '@dbos-inc/dbos-sdk'
import { type BenchPlatform, connections } from '../bench-platform.ts'
import { callers, type Yardstick } from '../suite.ts'

const steps = 8

/**
 * Durable steps of DBOS workflows, eight a workflow, each step writing one row of the application. It has no access, form,
 * clock, evidence or history in the language of the office; a workflow is code.
 */
export async function prepareDbos({ pool, url }: BenchPlatform): Promise<Yardstick> {
  await pool.query(
    'create schema dbos_app; create table dbos_app.moves (id bigint generated always as identity primary key, state text not null)',
  )
  DBOS.setConfig({
    name: 'bench',
    systemDatabaseUrl: url,
    systemDatabasePoolSize: connections,
    logLevel: 'error',
    tracingEnabled: false,
  })
  const workflow = DBOS.registerWorkflow(
    async () => {
      for (let step = 0; step < steps; step++)
        await DBOS.runStep(
          async () => {
            await pool.query("insert into dbos_app.moves (state) values ('review')")
          },
          { name: `step-${step}` },
        )
    },
    { name: 'permit' },
  )
  await DBOS.launch()
  return {
    stop: () => DBOS.shutdown(),
    async run(ms) {
      const until = performance.now() + ms
      let done = 0
      const lane = async () => {
        while (performance.now() < until) {
          await workflow()
          done += steps
        }
      }
      await Promise.all(Array.from({ length: callers }, lane))
      return done
    },
  }
}
