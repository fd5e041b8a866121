// SPDX-License-Identifier: Apache-2.0
import { PgBoss } from 'pg-boss'
import type { BenchPlatform } from '../bench-platform.ts'
import { callers, inLanes, type Yardstick } from '../suite.ts'

/** Fetch and complete of one job: what a step that is a job costs at the least. */
export async function preparePgBoss(bench: BenchPlatform): Promise<Yardstick> {
  const boss = new PgBoss({
    db: {
      // Its set-up is several statements in one text, which none with parameters may be.
      executeSql: (text, values) =>
        values === undefined || values.length === 0 ? bench.pool.query(text) : bench.pool.query(text, values),
    },
    schedule: false,
    supervise: false,
  })
  boss.on('error', () => {})
  await boss.start()
  await boss.createQueue('bench')
  return {
    stop: () => boss.stop({ graceful: false }),
    async run(ms) {
      // Filling is not measured by pg-boss's own count: only fetched and completed jobs are.
      const wantedJobs = Math.ceil(ms / 1000) * 1500
      for (let sent = 0; sent < wantedJobs; sent += 500)
        await boss.insert(
          'bench',
          Array.from({ length: 500 }, () => ({ data: { answers: 'yes' } })),
        )
      return await inLanes(
        ms,
        Array.from({ length: callers }, (_, lane) => String(lane)),
        async () => {
          const [job] = await boss.fetch('bench', { batchSize: 1 })
          if (job !== undefined) await boss.complete('bench', job.id)
        },
      )
    },
  }
}
