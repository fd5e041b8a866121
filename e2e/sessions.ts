// SPDX-License-Identifier: Apache-2.0
import { demoPassword } from '../server/src/city-profile.ts'

/** Who visits the pages. `owner` is the resident acting for her enterprise. */
export const visitors = {
  resident: { login: 'wangxiaolan' },
  owner: { login: 'wangxiaolan', actFor: 'enterprise' },
  neighbour: { login: 'chenli' },
  clerk: { login: 'hejia' },
  reviewer: { login: 'liumin' },
  fire: { login: 'sunqi' },
  health: { login: 'qianwei' },
  inspector: { login: 'zhaolei' },
  decider: { login: 'wujiang' },
  ratings: { login: 'zhengyue' },
  items: { login: 'linzhou' },
  leader: { login: 'chenhai' },
  auditor: { login: 'shenji' },
  security: { login: 'anquan' },
  connector: { login: 'xitong' },
} as const satisfies Record<string, { login: string; actFor?: 'enterprise' }>

export type Visitor = keyof typeof visitors

/** The session cookie of each visitor, as `name=value`. */
export type Sessions = Readonly<Record<Visitor, string>>

interface SignedIn {
  account: { mayActFor: { subject: { kind: string; id: string } }[] }
}

/** Signs everybody in once; specs share the sessions, because signing in is limited to 20 a minute. */
export async function signInAll(url: string): Promise<Sessions> {
  const cookies: Partial<Record<Visitor, string>> = {}
  for (const [visitor, account] of Object.entries(visitors))
    cookies[visitor as Visitor] = await signIn(url, account.login, 'actFor' in account)
  return cookies as Sessions // every key was set above
}

export async function signIn(url: string, login: string, forEnterprise = false): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-chengshu': '1' },
    body: JSON.stringify({ login, password: demoPassword }),
  })
  if (!answer.ok) throw new Error(`${login} cannot sign in: ${await answer.text()}`)
  const cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  const { account } = (await answer.json()) as SignedIn
  const choice = account.mayActFor.find(({ subject }) => subject.kind === 'enterprise')
  if (!forEnterprise || choice === undefined) return cookie
  const acting = await fetch(`${url}/api/session/acting`, {
    method: 'PUT',
    headers: {
      'content-type': 'application/json',
      'x-chengshu': '1',
      'idempotency-key': crypto.randomUUID(),
      cookie,
    },
    body: JSON.stringify({ subject: choice.subject }),
  })
  if (!acting.ok) throw new Error(`${login} cannot act for the enterprise: ${await acting.text()}`)
  return cookie
}

export async function isSignedIn(url: string, cookie: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/session`, { headers: { cookie } })
  return ((await answer.json()) as { account: unknown }).account !== null
}
