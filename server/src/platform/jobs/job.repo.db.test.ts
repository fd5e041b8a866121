// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '#platform/testing'
import { claimJobs, freeJobs } from './job.repo.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())

test('what a killed worker held waits for its lease, or is freed by whoever takes over, its attempt given back', async () => {
  const now = platform.clock.now()
  const lease = new Date(now.getTime() + 60_000)
  await platform.pool.query(
    `insert into platform.jobs (id, queue, payload, run_at, created_at) values (gen_random_uuid(), 'test', '{}', $1, $1)`,
    [now],
  )
  expect(await claimJobs(platform.db, now, lease, 10)).toMatchObject([{ queue: 'test', attempts: 1 }])
  expect(await claimJobs(platform.db, now, lease, 10)).toEqual([])
  await freeJobs(platform.db)
  expect(await claimJobs(platform.db, now, lease, 10)).toMatchObject([{ queue: 'test', attempts: 1 }])
})
