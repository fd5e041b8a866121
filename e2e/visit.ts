// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
import type { Locale } from './texts.ts'

export const desktop = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }
export const wall = { width: 1920, height: 1080 }

export interface Reader {
  url: string
  /** A session cookie as `name=value`; nobody is signed in without one. */
  cookie?: string
  locale?: Locale
  viewport?: { width: number; height: number }
  mode?: 'standard' | 'elder'
  contrast?: 'normal' | 'more'
}

/** A browser profile of its own: language, reading preferences and session, as somebody left it. */
export async function openProfile(browser: Browser, reader: Reader): Promise<BrowserContext> {
  const { url, cookie, locale = 'zh', viewport = desktop, mode = 'standard', contrast = 'normal' } = reader
  const [name = '', value = ''] = cookie?.split(/=(.*)/s) ?? []
  const prefs = JSON.stringify({ mode, contrast, locale })
  const profile = await browser.newContext({
    baseURL: url,
    viewport,
    locale: locale === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    storageState: {
      cookies: cookie
        ? [
            {
              name,
              value,
              domain: new URL(url).hostname,
              path: '/',
              expires: -1,
              httpOnly: true,
              secure: false,
              sameSite: 'Lax',
            },
          ]
        : [],
      origins: [{ origin: url, localStorage: [{ name: 'chengshu.prefs', value: prefs }] }],
    },
  })
  profile.setDefaultTimeout(patience)
  return profile
}

/** What does not come within this time does not come. */
export const patience = 15_000

const failures = join(import.meta.dirname, '../artifacts/failures')

/** Pictures of all that is open, for whoever looks for the reason of a failure. */
export async function photographAll(browser: Browser, name: string): Promise<void> {
  for (const [at, page] of browser
    .contexts()
    .flatMap((one) => one.pages())
    .entries())
    await page.screenshot({ path: join(failures, `${name.replace(/[^\p{L}\d]+/gu, '-')}-${at}.png`) })
}

/** What happens on a page without anybody seeing it. */
export interface Watch {
  /** Hands over what went wrong so far, and begins anew. */
  take(): string[]
  /** Waits until everything asked for has come and was drawn; streams, which never end, do not count. */
  quiet(): Promise<void>
}

/** Notes console errors, exceptions, failed or refused requests, and any request that leaves the city. */
export function watch(page: Page, origin: string): Watch {
  let faults: string[] = []
  const open = new Set<Request>()
  const end = (request: Request) => open.delete(request)
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource' && !request.url().endsWith('/api/stream')) open.add(request)
  })
  page.on('requestfinished', end)
  page.on('requestfailed', end)
  const drawn = () => page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))')
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      faults.push(`console ${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) faults.push(`leaves the city: ${url}`)
  })
  page.on('requestfailed', (request) => {
    // Leaving a page ends its streams and whatever it still asked for.
    if (request.failure()?.errorText === 'net::ERR_ABORTED') return
    faults.push(`failed: ${request.method()} ${request.url()} ${request.failure()?.errorText ?? ''}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400)
      faults.push(`${response.status()}: ${response.request().method()} ${response.url()}`)
  })
  return {
    take() {
      const noted = faults
      faults = []
      return noted
    },
    async quiet() {
      // What is drawn may ask for more: quiet is when nothing is open before and after two pictures.
      for (let calm = 0; calm < 2; ) {
        await drawn()
        calm = open.size === 0 ? calm + 1 : 0
      }
    },
  }
}
