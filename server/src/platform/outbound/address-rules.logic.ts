// SPDX-License-Identifier: Apache-2.0
import { BlockList, isIP } from 'node:net'

/** Networks that are not the open internet (RFC 6890 and what came after it): whoever names one means somebody's inside. */
const inside: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
]

/** `10.8.0.0/16, 127.0.0.1`: networks that may be called although they are inside; null where one cannot be read. */
export function readNetworks(text: string): BlockList | null {
  const list = new BlockList()
  for (const part of text.split(',').map((one) => one.trim())) {
    if (part === '') continue
    const [address = '', prefix, ...more] = part.split('/')
    const family = isIP(address)
    const bits = prefix === undefined ? (family === 4 ? 32 : 128) : Number(prefix)
    const fits = Number.isInteger(bits) && bits >= 0 && bits <= (family === 4 ? 32 : 128)
    if (family === 0 || more.length > 0 || !fits) return null
    list.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6')
  }
  return list
}

const insideList = new BlockList()
for (const [network, prefix] of inside)
  insideList.addSubnet(network, prefix, isIP(network) === 4 ? 'ipv4' : 'ipv6')

/** Whether the platform may open a connection to the address. A mapped IPv4 address counts as what it is. */
export function mayCall(address: string, allowed: BlockList): boolean {
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  const family = isIP(plain)
  if (family === 0) return false
  const name = family === 4 ? 'ipv4' : 'ipv6'
  return allowed.check(plain, name) || !insideList.check(plain, name)
}
