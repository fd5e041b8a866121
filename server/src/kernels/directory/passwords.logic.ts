// SPDX-License-Identifier: Apache-2.0
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { LocalizedText } from '#contracts/text'
import type { Random } from '#platform/clock'

export interface Passwords {
  hash(password: string): Promise<string>
  matches(password: string, stored: string): Promise<boolean>
  /** Spends the time of a check where there is no account, so that an unknown login is not told by its speed. */
  pretend(password: string): Promise<false>
}

/** scrypt (RFC 7914) with the cost stored beside each hash. 2^15 took 87 ms of CPU; tests may go lower. */
export function createPasswords(cost = 2 ** 15): Passwords {
  const derive = (password: string, salt: Buffer, n: number) =>
    new Promise<Buffer>((resolve, reject) => {
      scrypt(password.normalize('NFKC'), salt, 32, { N: n, r: 8, p: 1, maxmem: 256 * n * 8 }, (error, key) =>
        error === null ? resolve(key) : reject(error),
      )
    })
  const dummySalt = Buffer.alloc(16, 1)
  return {
    async hash(password) {
      const salt = randomBytes(16)
      return `scrypt$${cost}$${salt.toString('base64url')}$${(await derive(password, salt, cost)).toString('base64url')}`
    },
    async matches(password, stored) {
      const [, n, salt, expected] = stored.split('$')
      if (n === undefined || salt === undefined || expected === undefined) return false
      return timingSafeEqual(
        await derive(password, Buffer.from(salt, 'base64url'), Number(n)),
        Buffer.from(expected, 'base64url'),
      )
    },
    async pretend(password) {
      await derive(password, dummySalt, cost)
      return false
    },
  }
}

// The start of every public list of leaked passwords; a deployment adds its own list.
const worst = [
  '12345678',
  '123456789',
  'password',
  'password1',
  'qwertyuiop',
  '11111111',
  '88888888',
  'admin123',
  'abc12345',
  'a1234567',
]

// Without characters that are taken for one another when read from paper: 0 O 1 l I.
const readable = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789'] as const

/** 16 characters of three kinds (about 90 bits), in groups of four, to be told to somebody once. */
export function temporaryPassword(random: Random): string {
  const from = (set: string) => set.charAt(random.integer(set.length))
  const groups = Array.from({ length: 4 }, () =>
    [readable[0], readable[1], readable[1], readable[2]].map(from).join(''),
  )
  return groups.join('-')
}

/**
 * Why a password is refused, or null. The two standards contradict each other and so are profiles: GB/T 22239-2019
 * 8.1.4.1 asks for complexity, OWASP ASVS 5.0 V6.2.5 forbids composition rules and asks for length instead.
 */
export function passwordFault(password: string, policy: 'mlps3' | 'asvs'): LocalizedText | null {
  if (worst.includes(password.toLowerCase()))
    return { zh: '该密码过于常见，请更换。', en: 'This password is among the most common ones.' }
  if (policy === 'asvs')
    return password.length >= 12 ? null : { zh: '密码至少 12 个字符。', en: 'At least 12 characters.' }
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length
  if (password.length >= 8 && kinds >= 3) return null
  return {
    zh: '密码至少 8 位，含大写字母、小写字母、数字、符号中的三种。',
    en: 'At least 8 characters of three kinds among upper case, lower case, digits and signs.',
  }
}
