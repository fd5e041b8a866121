// SPDX-License-Identifier: Apache-2.0
// Every page of every entrance, in both languages and sizes, looked at by a tool; the pictures are for people.
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { clientOf, complete, draftOf, submit } from './city-client.ts'
import { ask, foodLicence, situation } from './food-licence.ts'
import { accessibilityFaults, photograph, settle, shapeFaults } from './inspect.ts'
import { type Entrance, routes } from './routes.ts'
import type { Visitor } from './sessions.ts'
import type { Locale } from './texts.ts'
import { desktop, openProfile, phone, type Reader, wall, watch } from './visit.ts'

const { url, sessions, browser: place } = inject('city')
let browser: Browser

/** What stands for the parameters of a route: objects of the visitor that are in the state the page is for. */
const values: Record<string, string> = {}

beforeAll(async () => {
  browser = await launchBrowser(place)
  const owner = clientOf(url, sessions.owner)
  const clerk = clientOf(url, sessions.clerk)
  const reviewer = clientOf(url, sessions.reviewer)
  const file = async () => submit(owner, await draftOf(owner, foodLicence, situation))
  const [submitted, waiting, refused] = [await file(), await file(), await file()]
  await complete(clerk, waiting, 'accept')
  await complete(reviewer, waiting, 'supplement', {
    supplements: [
      { target: 'material', code: 'layout-plan', reason: '请标注操作间面积' },
      { target: 'field', code: 'premisesArea', reason: '与租赁合同不一致' },
      { target: 'other', reason: '请说明开业前的准备情况' },
    ],
  })
  await complete(clerk, refused, 'refuse-acceptance', { opinion: '不属于本市管辖' })
  const draft = await draftOf(owner, foodLicence, situation)
  const certificates = await ask<{ items: { id: string }[] }>(url, '/api/credentials', sessions.owner)
  const items = await ask<{ items: { id: string }[] }>(
    url,
    '/api/catalog/entries?type=service-item',
    sessions.items,
  )
  const laws = await ask<{ items: { name: string }[] }>(url, '/api/laws', sessions.items)
  Object.assign(values, {
    $code: foodLicence,
    $draft: draft.id,
    $number: waiting,
    $key: 'registration',
    'processes/$key/stages': 'large-event/stages',
    'processes/$key/modeller': 'large-event/modeller',
    '/done/$number': submitted,
    '/rate/$number': refused,
    'certificates/$id': certificates.items[0]?.id,
    'items/$id': items.items[0]?.id,
    'systems/$code': 'market-approval',
    $name: encodeURIComponent(laws.items[0]?.name ?? ''),
    'indicators/$code': 'services.cases-submitted',
  })
})
afterAll(() => browser?.close())

/** The longest name fits best: `/rate/$number` before `$number`. */
function address(route: string): string {
  const names = Object.keys(values).sort((a, b) => b.length - a.length)
  return names.reduce((path, name) => {
    const value = name.replace(/\$.*/, '') + (values[name] ?? '')
    return path.includes(name) ? path.replace(name, value) : path
  }, route)
}

/** Places that are no route of their own: other states of pages, and the doors of those who are not signed in. */
const more: Readonly<Record<Entrance, readonly { path: string; visitor?: Visitor | null }[]>> = {
  citizen: [
    { path: '/search?q=食品' },
    { path: '/search?q=zzzzzz' },
    { path: '/apply/$draft?step=materials' },
    { path: '/apply/$draft?step=check' },
    { path: '/my', visitor: null },
    { path: '/login', visitor: null },
    { path: '/nowhere' },
    { path: '/my/cases', visitor: 'resident' },
  ],
  enterprise: [{ path: '/biz/my', visitor: null }],
  staff: [
    { path: '/staff/inbox', visitor: null },
    { path: '/staff/inbox', visitor: 'owner' },
    { path: '/staff/inbox?view=all&case=$number' },
    { path: '/staff/inbox?q=zzzzzz' },
    { path: '/staff/processes/$key?tab=versions' },
    { path: '/staff/processes/$key?tab=trial' },
    { path: '/staff/processes/$key?tab=differences' },
    { path: '/staff/processes/$key?tab=draft' },
    { path: '/staff/processes/$key?tab=migration' },
    { path: '/staff/processes/permit-joint?tab=draft' },
    { path: '/staff/processes/permit-joint?tab=differences' },
    { path: '/staff/processes/registration/stages' },
    { path: '/staff/processes/permit-joint/modeller' },
    { path: '/staff/processes/permit-joint?tab=draft', visitor: 'leader' },
    { path: '/staff/processes/$key?tab=migration', visitor: 'leader' },
    { path: '/staff/systems/$code?tab=callbacks' },
    { path: '/staff/systems/$code?tab=lists' },
    { path: '/staff/systems/$code?tab=keys' },
    { path: '/staff/systems/$code?tab=permits' },
  ],
  cockpit: [{ path: '/cockpit', visitor: null }],
}

const visitorOf = (entrance: Entrance, path: string): Visitor => {
  if (entrance === 'cockpit') return 'leader'
  if (entrance !== 'staff') return 'owner'
  if (/\/(items|laws|organisations|processes)/.test(path)) return 'items'
  if (/\/(accounts|systems)/.test(path)) return 'security'
  return path.includes('/audit') ? 'auditor' : 'reviewer'
}

const places = (entrance: Entrance) => [
  ...routes[entrance].map((path) => ({ path, visitor: visitorOf(entrance, path) })),
  ...more[entrance].map(({ path, visitor }) => ({
    path,
    visitor: visitor === undefined ? visitorOf(entrance, path) : visitor,
  })),
]

const profiles = new Map<string, Promise<BrowserContext>>()

/** One profile for each reader: the second page of a visit does not fetch the program again. */
function profileOf(reader: Omit<Reader, 'url'>): Promise<BrowserContext> {
  const key = JSON.stringify(reader)
  const known = profiles.get(key) ?? openProfile(browser, { url, ...reader })
  profiles.set(key, known)
  return known
}

/** Opens a page, lets it settle, and looks at it in each size. */
async function look(route: string, reader: Omit<Reader, 'url'>, sizes: readonly Size[], folder: string) {
  const profile = await profileOf(reader)
  const page = await profile.newPage()
  const watched = watch(page, url)
  const faults: string[] = []
  try {
    await page.setViewportSize(sizes[0] ?? desktop)
    await page.goto(address(route))
    for (const size of sizes) {
      await page.setViewportSize(size)
      await settle(page, watched)
      const found = [...(await shapeFaults(page)), ...(await accessibilityFaults(page))]
      faults.push(...found.map((fault) => `${size.width}: ${fault}`))
      const name = route.replace(/^\//, '').replace(/[/?&]/g, ' ') || 'home'
      await photograph(page, `${folder}-${size.width}/${name}${reader.cookie ? '' : ' (signed out)'}`)
    }
    return [...faults, ...watched.take()]
  } finally {
    await page.close()
  }
}

type Size = typeof desktop

const cookieOf = (visitor: Visitor | null) => (visitor === null ? {} : { cookie: sessions[visitor] })
const locales: readonly Locale[] = ['zh', 'en']

for (const entrance of ['citizen', 'enterprise', 'staff', 'cockpit'] as const) {
  const sizes = entrance === 'cockpit' ? [desktop, wall, phone] : [desktop, phone]
  describe.each(locales)(`the ${entrance} pages in %s`, (locale) => {
    test.concurrent.each(places(entrance))('$path ($visitor)', async ({ path, visitor }) => {
      const faults = await look(path, { locale, ...cookieOf(visitor) }, sizes, `${entrance}-${locale}`)
      expect(faults).toEqual([])
    })
  })
}

describe.each([
  { name: 'elder mode', reader: { mode: 'elder' }, size: phone },
  { name: 'high contrast', reader: { contrast: 'more' }, size: desktop },
] as const)('the citizen pages in $name', ({ name, reader, size }) => {
  test.concurrent.each(places('citizen'))('$path ($visitor)', async ({ path, visitor }) => {
    const faults = await look(path, { ...reader, ...cookieOf(visitor) }, [size], name.replace(' ', '-'))
    expect(faults).toEqual([])
  })
})
