// SPDX-License-Identifier: Apache-2.0
// The case by keys: the menu of operations opens by a letter, letters choose in it, and the list's own keys rest meanwhile.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import operationsEn from '#web/entrances/staff/case/operations/texts.en.ts'
import { zh as operationsZh } from '#web/entrances/staff/case/operations/texts.zh.ts'
import { launchBrowser } from './browser.ts'
import { clientOf, complete, draftOf, submit } from './city-client.ts'
import { foodLicence, situation } from './food-licence.ts'
import { accessibilityFaults, settle } from './inspect.ts'
import { texts as allTexts, type Locale } from './texts.ts'
import { desktop, openProfile, phone, type Watch, watch } from './visit.ts'

const { url, sessions, browser: place } = inject('city')
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser(place)
})
afterAll(() => browser?.close())

const readers = [
  { locale: 'zh', size: desktop },
  { locale: 'en', size: phone },
] as const satisfies readonly { locale: Locale; size: typeof desktop }[]

describe.each(readers)('a case by keys in $locale', ({ locale, size }) => {
  const words = locale === 'zh' ? operationsZh : operationsEn
  const { staff } = allTexts[locale]
  let number = ''
  let page: Page
  let noted: Watch
  beforeAll(async () => {
    const owner = clientOf(url, sessions.owner)
    number = await submit(owner, await draftOf(owner, foodLicence, situation))
    await complete(clientOf(url, sessions.clerk), number, 'accept')
    const profile = await openProfile(browser, { url, locale, viewport: size, cookie: sessions.reviewer })
    page = await profile.newPage()
    noted = watch(page, url)
    await page.goto(`/staff/inbox?view=claimable&case=${number}`)
    await settle(page, noted)
    await page.getByRole('button', { name: words.more }).waitFor()
  })
  afterAll(() => page?.context().close())
  const shown = () => new URL(page.url()).searchParams.get('case')
  const menu = () => page.getByRole('menu')
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }

  test('O opens the menu, arrows walk it, Escape leaves it, and J and X do nothing meanwhile', async () => {
    await press('o')
    await menu().getByRole('menuitem').first().waitFor()
    await press('j', 'x', 'k')
    expect(shown()).toBe(number)
    const faults = await accessibilityFaults(page)
    expect(faults).toEqual([])
    await press('ArrowDown')
    const active = () => page.evaluate<string | null>(`document.activeElement?.getAttribute('role') ?? null`)
    await expect.poll(active).toBe('menuitem')
    await press('Escape')
    await menu().waitFor({ state: 'hidden' })
    expect(shown()).toBe(number)
  })

  test('a letter chooses, and the keys of the page rest while its dialog is open', async () => {
    await press('o')
    await menu().getByText(words.names.urge).waitFor()
    await press('u')
    const dialog = page.getByRole('dialog', { name: words.names.urge })
    await dialog.waitFor()
    await dialog.getByRole('heading').or(dialog.getByText(words.names.urge)).first().click()
    await press('o', 'j')
    expect(await menu().isVisible()).toBe(false)
    expect(shown()).toBe(number)
    await press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(staff.keyHelp.list.map(([key]) => key)).toContain('O')
  })
})

describe('a material that may follow', () => {
  test('the guide says which may follow or be sworn to', async () => {
    const profile = await openProfile(browser, { url, viewport: phone })
    const page = await profile.newPage()
    const noted = watch(page, url)
    await page.goto(`/services/${foodLicence}`)
    await settle(page, noted)
    const { guide } = allTexts.zh.services
    const marks = page.locator('#materials').getByText(/^可容缺|告知承诺/)
    expect(await marks.count()).toBeGreaterThan(0)
    expect(guide.mayCommit).toContain('告知承诺')
    expect([...(await accessibilityFaults(page)), ...noted.take()]).toEqual([])
    await profile.close()
  })

  test('accepting with omissions stands among the acts where one is missing', async () => {
    const owner = clientOf(url, sessions.owner)
    const draft = await draftOf(owner, foodLicence, situation, { 'layout-plan': 'omission' })
    const number = await submit(owner, draft)
    const profile = await openProfile(browser, { url, cookie: sessions.clerk })
    const page = await profile.newPage()
    const noted = watch(page, url)
    await page.goto(`/staff/inbox?view=claimable&case=${number}`)
    await settle(page, noted)
    const { staff } = allTexts.zh
    await page.getByRole('button', { name: staff.case.claim, exact: true }).click()
    const tolerate = page.getByRole('button', { name: operationsZh.names.tolerate, exact: true })
    await tolerate.waitFor()
    await page.keyboard.press('o')
    expect(await page.getByRole('menu').getByText(operationsZh.names.tolerate).count()).toBe(0)
    await page.keyboard.press('Escape')
    await tolerate.click()
    await page.getByRole('dialog', { name: operationsZh.names.tolerate }).waitFor()
    await profile.close()
  })
})
