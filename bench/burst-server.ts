// SPDX-License-Identifier: Apache-2.0
// The server of the burst, in a process of its own: real sessions, real routes, cases on the desk. Says over IPC where it is.
import type { AddressInfo } from 'node:net'
import { caseRoutes } from '#kernels/case'
import { createAuthenticator } from '#kernels/directory'
import { systemActor } from '#platform/access'
import { systemClock, systemRandom } from '#platform/clock'
import { createHttpServer } from '#platform/http'
import { openBenchPlatform } from './bench-platform.ts'
import { type BenchOffice, type CaseAtWork, openBenchCases, openBenchOffice } from './case-work.ts'

export interface BurstTarget {
  readonly port: number
  readonly cookie: string
  readonly works: readonly CaseAtWork[]
}

const password = 'Burst#2026'

/** An account with a session: the same way in as everybody's. */
async function openSession({ bench, directory, organisationId }: BenchOffice): Promise<string> {
  await bench.platform.units.inUnit({ actor: systemActor }, async (unit) => {
    const postId = await directory.staff.createPost(unit, {
      organisationId,
      code: 'bench',
      title: { zh: '经办', en: 'Officer' },
      roles: ['reviewer', 'decider'],
    })
    await directory.staff.createAccount(unit, {
      kind: 'staff',
      login: 'official',
      password,
      displayName: '经办',
      personId: null,
      postId,
      demo: true,
    })
  })
  const { token } = await directory.sessions.signIn({ login: 'official', password, address: '127.0.0.1' })
  return `chengshu_session=${token}`
}

async function serve(count: number): Promise<void> {
  const bench = await openBenchPlatform()
  const office = await openBenchOffice(bench)
  const cookie = await openSession(office)
  const { platform } = bench
  const http = await createHttpServer({
    config: { ...platform.config, ratePerMinute: 1_000_000_000 },
    db: platform.db,
    units: platform.units,
    clock: systemClock,
    random: systemRandom,
    keys: platform.keys,
    log: platform.log,
    routes: caseRoutes(platform, office.kernel, office.directory, async () => []),
    authenticate: createAuthenticator(office.directory),
    health: async () => ({}),
    webFolder: null,
    checkAnswers: false,
  })
  const works = await openBenchCases(office, count)
  await http.listen({ port: 0, host: '127.0.0.1' })
  const { port } = http.server.address() as AddressInfo // it listens on TCP
  const target: BurstTarget = { port, cookie, works }
  process.send?.(target)
  process.once('message', async () => {
    await http.close()
    await bench.close()
    process.exit(0)
  })
  // Nobody is left to ask for the end: the server goes with whoever started it.
  process.once('disconnect', () => process.exit(1))
}

await serve(Number(process.argv[2]))
