// SPDX-License-Identifier: Apache-2.0
// Views of the inbox are kept by the server: one's own, those of the organisation, and what a browser kept before.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { clientOf } from './city-client.ts'
import { ask } from './food-licence.ts'
import { accessibilityFaults, settle, shapeFaults } from './inspect.ts'
import type { Visitor } from './sessions.ts'
import { texts as allTexts, type Locale } from './texts.ts'
import { desktop, openProfile, phone, type Watch, watch } from './visit.ts'

const { url, sessions, browser: place } = inject('city')
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser(place)
})
afterAll(() => browser?.close())

interface Kept {
  id: string
  name: string
  filter: { view: string; status?: string; sort?: string }
  columns: string[]
  shared: boolean
  isDefault: boolean
  pinned: boolean
}
const viewsOf = async (visitor: Visitor) =>
  (await ask<{ items: Kept[] }>(url, '/api/case-views', sessions[visitor])).items

// Each reader is somebody else: nobody's views are in another's way.
const readers = [
  { locale: 'zh', size: desktop, visitor: 'decider', colleague: 'reviewer', stranger: 'fire' },
  { locale: 'en', size: phone, visitor: 'ratings', colleague: 'clerk', stranger: 'health' },
] as const satisfies readonly {
  locale: Locale
  size: typeof desktop
  visitor: Visitor
  colleague: Visitor
  stranger: Visitor
}[]

describe.each(readers)('kept views in $locale', ({ locale, size, visitor, colleague, stranger }) => {
  const { keptViews: words, staff, caseState } = allTexts[locale]
  const mayShare = visitor === 'decider'
  const name = `${locale} 暂停中的`
  let page: Page
  let noted: Watch
  const button = (text: string) => page.getByRole('button', { name: text, exact: true })
  const tab = (text: string) =>
    page.getByRole('group', { name: words.tabs }).getByRole('button', { name: new RegExp(text) })
  const mine = async () => (await viewsOf(visitor)).find((one) => one.name === name)

  beforeAll(async () => {
    // A city that is visited again and again still has what an earlier visit left.
    const client = clientOf(url, sessions[visitor])
    for (const { id, name: left } of await viewsOf(visitor))
      if (left.startsWith(`${locale} `)) await client.send('DELETE', `/api/case-views/${id}`)
    const profile = await openProfile(browser, { url, locale, viewport: size, cookie: sessions[visitor] })
    page = await profile.newPage()
    noted = watch(page, url)
    await page.goto('/staff/inbox?view=claimable')
    await settle(page, noted)
  })
  afterAll(() => page?.context().close())

  test('what the list shows is kept under a name: filter, columns and order', async () => {
    await button(words.settings).click()
    const settings = page.getByRole('dialog', { name: words.settings })
    await settings.getByLabel(words.columnNames.source).uncheck()
    await settings.getByLabel(words.orders.newest).check()
    await page.keyboard.press('Escape')
    await page.getByRole('columnheader', { name: staff.inbox.source }).waitFor({ state: 'detached' })
    await button(words.save).click()
    const dialog = page.getByRole('dialog', { name: words.save })
    await dialog.getByRole('button', { name: words.save, exact: true }).click()
    await dialog.getByText(words.nameMissing).waitFor()
    await dialog.getByLabel(words.name).fill(name)
    expect(await dialog.getByLabel(words.share).count()).toBe(mayShare ? 1 : 0)
    await dialog.getByRole('button', { name: words.save, exact: true }).click()
    await tab(name).waitFor()
    expect(await mine()).toMatchObject({
      filter: { view: 'claimable', sort: 'newest' },
      columns: ['watch', 'number', 'step', 'left', 'arrived'],
      shared: false,
    })
  })

  test('a tab opens its view, says how many cases stand in it, and takes changes', async () => {
    await page.goto('/staff/inbox?view=all')
    await tab(name).click()
    await page.waitForURL(/saved=/)
    const listed = await ask<{ items: unknown[] }>(
      url,
      '/api/cases?view=claimable&limit=100',
      sessions[visitor],
    )
    await tab(`${name}\\s*${listed.items.length}$`).waitFor()
    await page.getByLabel(staff.inbox.status, { exact: true }).click()
    await page.getByTitle(caseState.status.paused).click()
    await button(words.update).click()
    await page.getByText(words.updated).waitFor()
    await tab(`${name}\\s*0$`).waitFor()
    expect((await mine())?.filter).toEqual({ view: 'claimable', status: 'paused', sort: 'newest' })
    expect(await button(words.update).count()).toBe(0)
  })

  test('the page with its tabs and both dialogs is sound', async () => {
    const faults = [...(await shapeFaults(page)), ...(await accessibilityFaults(page))]
    await button(words.manage).click()
    await page.getByRole('dialog', { name: words.manage }).waitFor()
    faults.push(...(await shapeFaults(page)), ...(await accessibilityFaults(page)))
    await page.keyboard.press('Escape')
    expect([...faults, ...noted.take()]).toEqual([])
  })

  test('views are named, ordered, taken from the tabs and made the first one', async () => {
    await button(words.manage).click()
    const dialog = page.getByRole('dialog', { name: words.manage })
    await dialog.getByLabel(words.pinned(name)).uncheck()
    await tab(name).waitFor({ state: 'detached' })
    await dialog.getByLabel(words.pinned(name)).check()
    await dialog.getByLabel(words.first(name)).check()
    await expect.poll(async () => (await mine())?.isDefault).toBe(true)
    if (mayShare) {
      await dialog.getByLabel(words.sharing(name)).check()
      await expect.poll(async () => (await mine())?.shared).toBe(true)
    } else expect(await dialog.getByLabel(words.sharing(name)).count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.goto('/staff/inbox')
    await page.waitForURL(/saved=/)
    expect(new URL(page.url()).searchParams.get('status')).toBe('paused')
  })

  test('colleagues see what is shared with them, others do not', async () => {
    expect((await viewsOf(colleague)).some((one) => one.name === name)).toBe(mayShare)
    expect((await viewsOf(stranger)).some((one) => one.name === name)).toBe(false)
  })

  test('what this browser kept before is taken over once', async () => {
    const older = `${locale} 老视图`
    await page.evaluate(
      `localStorage.setItem('chengshu.views', JSON.stringify([{ name: '${older}', query: '?view=handled&status=finished' }]))`,
    )
    await page.goto('/staff/inbox?view=mine')
    await page.getByText(words.takenOver(1)).waitFor()
    await tab(older).waitFor()
    await expect.poll(() => page.evaluate(`localStorage.getItem('chengshu.views')`)).toBe(null)
    const kept = (await viewsOf(visitor)).filter((one) => one.name === older)
    expect(kept).toMatchObject([{ filter: { view: 'handled', status: 'finished' } }])
    await page.reload()
    await tab(older).waitFor()
    expect(await page.getByText(words.takenOver(1)).count()).toBe(0)
  })

  test('a view is removed where it was made', async () => {
    await button(words.manage).click()
    await page
      .getByRole('dialog', { name: words.manage })
      .getByRole('button', { name: words.remove(name), exact: true })
      .click()
    await page.getByText(words.removed(name)).waitFor()
    expect(await mine()).toBeUndefined()
    await page.keyboard.press('Escape')
    await page.goto('/staff/inbox')
    await settle(page, noted)
    expect(page.url()).not.toContain('saved=')
  })
})
