// SPDX-License-Identifier: Apache-2.0
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { mayCall, readNetworks } from './address-rules.logic.ts'
import { createOutbound } from './outbound.ts'

const networks = (text: string) => {
  const read = readNetworks(text)
  if (read === null) throw new Error(`${text} is not a list of networks`)
  return read
}
const nothing = networks('')
const loopback = networks('127.0.0.1/32')

const servers: Server[] = []
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map(
      (server) =>
        new Promise((resolve) => {
          server.closeAllConnections()
          server.close(resolve)
        }),
    ),
  )
})

async function receiver(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '::1',
  '::',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  'fd00::1',
  'fe80::1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'nonsense',
])('%s is inside and is not called', (address) => {
  expect(mayCall(address, nothing)).toBe(false)
})

test('what is outside is called, and what is inside where the setting names it', () => {
  expect(mayCall('8.8.8.8', nothing)).toBe(true)
  expect(mayCall('2400:3200::1', nothing)).toBe(true)
  expect(mayCall('10.8.3.4', networks('10.8.0.0/16, 127.0.0.1'))).toBe(true)
  expect(mayCall('10.9.3.4', networks('10.8.0.0/16'))).toBe(false)
  for (const wrong of ['10.0.0.0/40', 'a.example', '10.0.0.0/8/8', '10.0.0.0/x'])
    expect(readNetworks(wrong)).toBeNull()
})

test('an address inside is refused before anything is sent, by number and by name', async () => {
  let calls = 0
  const at = await receiver((_request, answer) => {
    calls += 1
    answer.end()
  })
  const outbound = createOutbound({ allowed: nothing })
  expect(await outbound.post({ url: `http://${at}/`, headers: {}, body: 'x' })).toEqual({
    fault: 'address-refused',
  })
  const named = at.replace('127.0.0.1', 'localhost')
  expect(await outbound.post({ url: `http://${named}/`, headers: {}, body: 'x' })).toEqual({
    fault: 'address-refused',
  })
  expect(calls).toBe(0)
})

test('a redirect is not followed, and a body without end does not hold the platform up', async () => {
  let followed = false
  const other = await receiver((_request, answer) => {
    followed = true
    answer.end()
  })
  const at = await receiver((request, answer) => {
    if (request.url === '/away') answer.writeHead(302, { location: `http://${other}/` }).end()
    else {
      answer.writeHead(200)
      const pour = () => {
        while (!answer.destroyed && answer.write(Buffer.alloc(16_384))) {}
      }
      answer.on('drain', pour)
      pour()
    }
  })
  const outbound = createOutbound({ allowed: loopback })
  expect(await outbound.post({ url: `http://${at}/away`, headers: {}, body: 'x' })).toEqual({ status: 302 })
  expect(followed).toBe(false)
  expect(await outbound.post({ url: `http://${at}/endless`, headers: {}, body: 'x' })).toEqual({
    status: 200,
  })
})

test('who does not answer in time, or at all, is a fault and no error', async () => {
  const at = await receiver(() => undefined)
  const outbound = createOutbound({ allowed: loopback, timeout: 50 })
  expect(await outbound.post({ url: `http://${at}/`, headers: {}, body: 'x' })).toEqual({
    fault: 'timed-out',
  })
  expect(await outbound.post({ url: 'http://127.0.0.1:1/', headers: {}, body: 'x' })).toEqual({
    fault: 'unreachable',
  })
})
