// SPDX-License-Identifier: Apache-2.0
// A process on its way from stages to running cases, in the browser of whoever keeps the items.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { clientOf, complete, draftOf, submit, until } from './city-client.ts'
import { accessibilityFaults } from './inspect.ts'
import { texts as allTexts } from './texts.ts'
import { openProfile } from './visit.ts'

const { url, sessions, browser: place } = inject('city')
const texts = allTexts.zh
/** Refund of unemployment insurance: three materials, no joint departments; no other spec handles its process. */
const item = '11990100MB100042433990505005000'
const key = 'single-approval'
const editor = clientOf(url, sessions.items)

let browser: Browser
let profile: BrowserContext
let page: Page

beforeAll(async () => {
  browser = await launchBrowser(place)
  profile = await openProfile(browser, { url, cookie: sessions.items, locale: 'zh' })
  page = await profile.newPage()
})
afterAll(() => browser?.close())

const button = (name: string) => page.getByRole('button', { name, exact: true })
const inDialog = (title: string) => page.getByRole('dialog').filter({ hasText: title })
const sound = async () => expect(await accessibilityFaults(page)).toEqual([])
const file = async () =>
  submit(clientOf(url, sessions.owner), await draftOf(clientOf(url, sessions.owner), item))
interface Migration {
  cases: Record<string, number>
}
const lastMigration = async (): Promise<Migration> =>
  (await editor.get(`/api/processes/${key}/migrations?limit=1`)).body.items[0]

describe('a process of the city', () => {
  let before = ''

  test('is redesigned as stages, tried out and published; a new case runs on it', async () => {
    before = await file()
    await page.goto(`/staff/processes/${key}?tab=draft`)
    await page.getByRole('link', { name: texts.stages.beginByStages }).click()
    await button(texts.stages.beginByStages).click()
    const second = page.getByRole('region', { name: /第 2 环节/ })
    await second.getByLabel(texts.stages.nameZh).fill('材料审查')
    await second.getByLabel(texts.stages.days).fill('4')
    await button(texts.stages.add.parallel).click()
    await button(texts.stages.save).click()
    await page.getByText(texts.stages.nameMissing).first().waitFor()
    const fifth = page.getByRole('region', { name: /第 5 环节/ })
    await fifth.getByRole('button', { name: texts.stages.remove('5') }).click()
    await button(texts.stages.save).click()
    await page.getByText(texts.stages.saved(2)).waitFor()
    await sound()

    await page.getByRole('link', { name: texts.stages.toDraft }).click()
    await page.getByRole('tab', { name: texts.processes.tabs.trial }).click()
    await button(texts.processes.trialRun).click()
    await page.getByText(texts.processes.clean).waitFor()
    const report = page.getByRole('region', { name: texts.processes.report })
    await report.getByText('准予', { exact: true }).waitFor()
    await sound()

    await page.getByRole('tab', { name: texts.processes.tabs.draft }).click()
    await page.getByRole('button', { name: texts.processes.publish }).first().click()
    const dialog = inDialog(texts.processes.publishTitle)
    await dialog.getByText(texts.processes.clean).waitFor()
    await dialog.locator('.ant-btn-primary').click()
    await page.getByText(texts.processes.published(2)).waitFor()

    const number = await file()
    const drawn = await (
      await fetch(`${url}/api/cases/${number}/diagram`, { headers: { cookie: sessions.owner } })
    ).text()
    expect(drawn).toContain('data-node="review_decision"')
    expect(drawn).toContain('材料审查')
  })

  test('shows what differs between its versions, on both sides and as a list', async () => {
    await page.goto(`/staff/processes/${key}?tab=differences&from=1&to=2`)
    const list = page.getByRole('region', { name: texts.processes.tabs.differences })
    await list.getByText('材料审查结果').waitFor()
    await page.locator('[data-mark="removed"] .p-sign').first().waitFor({ state: 'attached' })
    await page.locator('[data-node="review_decision"][data-mark="added"]').waitFor({ state: 'attached' })
    await page.locator('[data-node="review"][data-mark="changed"]').first().waitFor({ state: 'attached' })
    await sound()
  })

  test('takes its running cases over, and back where nothing has happened since', async () => {
    await page.goto(`/staff/processes/${key}?tab=migration`)
    await page.getByLabel(texts.processes.migration.reason).fill('改用按环节设计的新版本')
    await button(texts.processes.migration.begin).click()
    await inDialog('转到第 2 版').locator('.ant-btn-primary').click()
    const { cases } = await until(lastMigration, (found) => found?.cases['waiting'] === 0)
    expect(cases['moved']).toBeGreaterThan(0)
    await page.getByText(`${texts.processes.migration.states.moved} ${cases['moved']}`).waitFor()
    const running = (await editor.get(`/api/processes/${key}`)).body.running
    expect(running[0]).toMatchObject({ version: 2 })

    await complete(clientOf(url, sessions.clerk), before, 'accept')
    await button(texts.processes.migration.undo).click()
    const asked = inDialog(texts.processes.migration.undoSure)
    await asked.getByLabel(texts.processes.migration.undoReason).fill('先再观察一周')
    await asked.locator('.ant-btn-primary').click()
    const back = await until(
      lastMigration,
      (found) => found.cases['undoing'] === 0 && (found.cases['undone'] ?? 0) > 0,
    )
    expect(back.cases).toMatchObject({ 'moved-on': 1, undone: (cases['moved'] ?? 0) - 1 })
    await page.getByText(`${texts.processes.migration.states.undone} ${back.cases['undone']}`).waitFor()
    await sound()
  })
})

test('the modeller opens a draft, saves it with our attributes, and says so when it was overtaken', async () => {
  const own = await openProfile(browser, { url, cookie: sessions.items, locale: 'zh' })
  const modeller = await own.newPage()
  await modeller.goto('/staff/processes/instant?tab=draft')
  await modeller.getByRole('button', { name: texts.processes.begin }).click()
  await modeller.getByRole('link', { name: texts.stages.modeller }).click()
  const review = modeller.locator('[data-element-id="review"] .djs-hit').first()
  await review.click({ force: true })
  const panel = modeller.getByRole('region', { name: texts.modeller.properties })
  await panel.getByLabel(texts.modeller.fields.nameEn).fill('Review by a person')
  await panel.getByLabel(texts.modeller.fields.days).fill('4')
  await panel.getByLabel(texts.modeller.fields.days).press('Enter')
  await modeller.getByText(texts.modeller.unsaved).waitFor()
  expect(await modeller.locator('.bjs-powered-by').isVisible()).toBe(true)
  await modeller.getByRole('button', { name: texts.modeller.save }).click()
  await modeller.getByText(texts.modeller.saved(2)).waitFor()
  const { xml, version } = (await editor.get('/api/processes/instant/draft')).body
  expect(xml).toContain('cs:days="4"')
  expect(xml).toContain('Review by a person')
  expect(await accessibilityFaults(modeller)).toEqual([])

  const overtaking = { version, xml: xml.replace('cs:days="4"', 'cs:days="5"') }
  expect((await editor.send('PUT', '/api/processes/instant/draft', overtaking)).status).toBe(200)
  await panel.getByLabel(texts.modeller.fields.days).fill('6')
  await panel.getByLabel(texts.modeller.fields.days).press('Enter')
  await modeller.getByRole('button', { name: texts.modeller.save }).click()
  await modeller.getByText(texts.modeller.staleTitle).waitFor()
  await modeller.reload()
  await modeller.getByRole('button', { name: texts.modeller.recover }).waitFor()
  await editor.send('DELETE', '/api/processes/instant/draft?version=3')
  await own.close()
})
