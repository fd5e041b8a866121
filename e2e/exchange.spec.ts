// SPDX-License-Identifier: Apache-2.0
// A department's system is let in by two administrators in the browser, signs a request by the published example, and is seen.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { callPlatform } from '../docs/examples/exchange-client.mjs'
import { zh } from '../web/src/entrances/staff/systems/texts.zh.ts'
import { launchBrowser } from './browser.ts'
import type { Visitor } from './sessions.ts'
import { openProfile } from './visit.ts'

const { url, sessions, browser: place } = inject('city')
const code = `book-desk-${Date.now() % 100_000}`
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser(place)
})
afterAll(() => browser?.close())

async function visit(visitor: Visitor, path: string): Promise<Page> {
  const profile = await openProfile(browser, { url, cookie: sessions[visitor] })
  const page = await profile.newPage()
  await page.goto(path)
  return page
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
const dialog = (page: Page) => page.getByRole('dialog')
async function agree(page: Page, name: string, reason: string) {
  await dialog(page).getByLabel(zh.reason).fill(reason)
  await dialog(page).getByRole('button', { name, exact: true }).click()
}
async function choose(page: Page, label: string, words: string, option: string) {
  const box = dialog(page).getByLabel(label)
  await box.click()
  await box.fill(words)
  await page.locator('.ant-select-item-option-active').filter({ hasText: option }).waitFor()
  await page.keyboard.press('Enter')
}

test('two administrators let a system in, its signed request is heard, and it is out once suspended', async () => {
  const connector = await visit('connector', '/staff/systems')
  await press(connector, zh.register)
  const form = dialog(connector)
  await form.getByLabel(zh.code, { exact: false }).first().fill(code)
  await choose(connector, zh.organisation, '文化', '文化')
  await form.getByLabel(zh.nameZh, { exact: true }).fill('市文旅局业务系统')
  await form.getByLabel(zh.nameEn, { exact: true }).fill('System of culture and tourism')
  await form.getByRole('button', { name: zh.save }).click()
  await connector.getByText(zh.states.prepared).waitFor()

  const security = await visit('security', `/staff/systems/${code}?tab=keys`)
  await press(security, zh.giveKey)
  await agree(security, zh.giveKey, '新系统接入')
  const secret = (await security.locator('.s-once').textContent()) ?? ''
  expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
  await press(security, zh.delivered)
  await security.getByRole('tab', { name: zh.tabs.permits }).click()
  await press(security, zh.changePermits)
  await choose(security, zh.reportItems, '旅行社', '旅行社')
  await agree(security, zh.changePermits, '按职责授权')
  await security.getByText(zh.yes, { exact: true }).first().waitFor()
  await security.getByRole('tab', { name: zh.tabs.overview }).click()
  const system = { address: url, keyId: `${code}.1`, secret }
  await expect(callPlatform(system, 'GET', '/api/exchange/self')).rejects.toThrow('exchange.system-suspended')
  await press(security, zh.activate)
  await agree(security, zh.activate, '联调通过')
  await security.getByRole('button', { name: zh.suspend, exact: true }).waitFor()

  expect(await callPlatform(system, 'GET', '/api/exchange/self')).toMatchObject({ code })
  await security.reload()
  await security.getByText(zh.states.active).waitFor()
  expect(await security.getByText(zh.never, { exact: true }).count()).toBe(0)
  await press(security, zh.suspend)
  await agree(security, zh.suspend, '例行检查')
  await security.getByText(zh.states.suspended).waitFor()
  await expect(callPlatform(system, 'GET', '/api/exchange/self')).rejects.toThrow('exchange.system-suspended')
})
