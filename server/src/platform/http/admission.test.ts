// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createSeededRandom } from '#platform/clock'
import { admittingServer } from './admission.ts'

let close = async () => {}
afterEach(() => close())

async function serve(most: number) {
  const held: ServerResponse[] = []
  const server = admittingServer({ most, random: createSeededRandom(1) })((_request, response) => {
    held.push(response)
  }, {})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  close = async () => {
    server.closeAllConnections()
    server.close()
  }
  const { port } = server.address() as AddressInfo // it listens on TCP
  const ask = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init)
  const until = async (count: number) => {
    while (held.length < count) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return { ask, held, until }
}

test('lets in as many as can be served; whoever comes beyond is told when to come again', async () => {
  const { ask, held, until } = await serve(2)
  const served = [ask('/api/a'), ask('/api/b', { method: 'POST', body: 'x'.repeat(100_000) })]
  await until(2)
  const refused = await ask('/api/c', {
    method: 'POST',
    body: 'y'.repeat(100_000),
    headers: { 'accept-language': 'en' },
  })
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  expect(refused.headers.get('content-type')).toBe('application/problem+json')
  expect(await refused.json()).toMatchObject({ code: 'platform.overloaded', status: 429 })
  for (const response of held) response.end('done')
  expect((await Promise.all(served)).map(({ status }) => status)).toEqual([200, 200])
  const later = ask('/api/d')
  await until(3)
  held[2]?.end('done')
  expect((await later).status).toBe(200)
})

test('health and streams are always answered and hold no place; who hangs up gives the place back', async () => {
  const { ask, held, until } = await serve(1)
  const leaves = new AbortController()
  const left = ask('/api/a', { signal: leaves.signal }).catch(() => 'left')
  await until(1)
  const health = ask('/api/health')
  const stream = ask('/api/stream')
  await until(3)
  for (const response of held.slice(1)) response.end('ok')
  expect((await health).status).toBe(200)
  expect((await stream).status).toBe(200)
  expect((await ask('/api/b')).status).toBe(429)
  const gone = new Promise((resolve) => held[0]?.once('close', resolve))
  leaves.abort()
  await gone
  expect(await left).toBe('left')
  const next = ask('/api/c')
  await until(4)
  held[3]?.end('ok')
  expect((await next).status).toBe(200)
})
