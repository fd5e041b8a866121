// SPDX-License-Identifier: Apache-2.0
// What people get wrong, and what goes wrong for them: the right words in their language, and nothing lost or doubled.
import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { citizenCheckDigit } from '#contracts/identifiers'
import { demoPassword } from '../server/src/city-profile.ts'
import { pdf } from '../server/src/testing/food-licence.ts'
import { launchBrowser } from './browser.ts'
import { clientOf, draftOf, submit } from './city-client.ts'
import { openAtDesk } from './desk.ts'
import { type Application, ask, type CaseDetail, foodLicence, situation } from './food-licence.ts'
import { visitors } from './sessions.ts'
import { texts as allTexts, type Locale, localize } from './texts.ts'
import { openProfile, patience, photographAll } from './visit.ts'

const { url, sessions, browser: place } = inject('city')
const owner = clientOf(url, sessions.owner)
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser(place)
})
afterAll(() => browser?.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photographAll(browser, task.name)
})

/** One byte more than is taken; the file has no content on the disk. */
function tooLarge(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'chengshu-large-')), 'lease.pdf')
  writeFileSync(path, '')
  truncateSync(path, 50 * 1024 * 1024 + 1)
  return path
}

describe.each(['zh', 'en'] satisfies Locale[])('what goes wrong, in %s', (locale) => {
  const texts = allTexts[locale]
  const localized = localize(locale)
  let profile: BrowserContext
  let page: Page
  let draft: Application
  beforeEach(async () => {
    profile = await openProfile(browser, { url, locale, cookie: sessions.owner })
    page = await profile.newPage()
    draft = await draftOf(owner, foodLicence, situation)
  })
  afterEach(async () => {
    await profile.close()
    // A draft that was sent is gone already; the others must not stay for the next test.
    await owner.send('DELETE', `/api/applications/${draft.id}`)
  })

  const label = (field: string, of: Page = page) => {
    const words = localized(draft.form.schema.properties[field]?.['x-label'] ?? { zh: '?', en: '?' })
    return { words, control: of.getByLabel(words, { exact: true }) }
  }
  const press = (name: string, of: Page = page) => of.getByRole('button', { name, exact: true }).click()
  const see = (words: string, of: Page = page) => of.getByText(words).first().waitFor()
  const step = (name: string) => `/apply/${draft.id}?step=${name}`
  const saved = (field: string) => async () =>
    (await ask<Application>(url, `/api/applications/${draft.id}`, sessions.owner)).answers[field]

  test.each([
    ['a wrong check digit', '99010219900518002', 1],
    ['a birth date to come', '99010220990518002', 0],
  ])(
    '%s of an identity number is said at the field, and one can go on once it is right',
    async (_, digits, off) => {
      await page.goto(step('applicant'))
      const { words, control } = label('personIdNumber')
      // What the register says is not typed over but contested first.
      await page.getByRole('button', { name: texts.form.contest }).nth(1).click()
      const right = citizenCheckDigit(digits)
      await control.fill(digits + (off === 0 ? right : right === '1' ? '2' : '1'))
      await press(texts.apply.next)
      await page.getByRole('link', { name: texts.form.notIdNumber(words) }).waitFor()
      expect(await control.getAttribute('aria-invalid')).toBe('true')
      await control.fill(`99010219900518002${citizenCheckDigit('99010219900518002')}`)
      await press(texts.apply.next)
      await page
        .getByRole('heading', { level: 1, name: localized(draft.form.steps[1]?.title ?? { zh: '', en: '' }) })
        .waitFor()
    },
  )

  test.each([
    [
      'content that differs from its extension',
      { name: 'lease.png', mimeType: 'image/png', buffer: pdf },
      () => texts.ui.upload.failed,
    ],
    ['a file that is too large', tooLarge(), () => texts.ui.upload.tooLarge('lease.pdf', '50.0 MB')],
    [
      'a kind that is not taken',
      { name: 'lease.txt', mimeType: 'text/plain', buffer: Buffer.from('租赁合同') },
      () => texts.ui.upload.wrongType('lease.txt', 'PDF / PNG / JPG'),
    ],
  ])('%s is refused beside the upload, what is there stays', async (_, file, words) => {
    await page.goto(step('materials'))
    const lease = draft.materials.find(({ code }) => code === 'lease')
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      press(`${texts.ui.upload.choose} ${lease ? localized(lease.name) : '?'}`),
    ])
    await chooser.setFiles(file)
    await see(words())
    const kept = await ask<Application>(url, `/api/applications/${draft.id}`, sessions.owner)
    expect(kept.materials.find(({ code }) => code === 'lease')?.files).toHaveLength(1)
  })

  test('two tabs on one draft: both are kept, the later answer to one question counts', async () => {
    await page.goto(step('premises'))
    const other = await profile.newPage()
    await other.goto(step('premises'))
    await label('premisesAddress', other).control.fill('青麓区山前路 6 号')
    await expect.poll(saved('premisesAddress'), { timeout: patience }).toBe('青麓区山前路 6 号')
    await label('premisesName').control.fill('后写的招牌')
    await expect.poll(saved('premisesName'), { timeout: patience }).toBe('后写的招牌')
    expect(await saved('premisesAddress')()).toBe('青麓区山前路 6 号')
  })

  test('a double click on sending makes one case', async () => {
    // Others send cases of the same owner meanwhile: those of this draft have its sign.
    const sign = `双击小馆 ${draft.id.slice(-8)}`
    const signed = { version: draft.version, answers: { ...draft.answers, premisesName: sign } }
    expect((await owner.send('PATCH', `/api/applications/${draft.id}`, signed)).status).toBe(200)
    const before = await caseNumbers()
    await page.goto(step('check'))
    await page.getByRole('checkbox', { name: texts.apply.declaration }).check()
    await page.getByRole('button', { name: texts.apply.submit, exact: true }).dblclick()
    await page.getByRole('heading', { level: 1, name: texts.apply.done.title }).waitFor()
    const made = (await caseNumbers()).filter((number) => !before.includes(number))
    const details = await Promise.all(
      made.map((number) => ask<CaseDetail>(url, `/api/cases/${number}`, sessions.owner)),
    )
    expect(details.filter((detail) => JSON.stringify(detail).includes(sign))).toHaveLength(1)
  })
  const caseNumbers = async () => {
    const { items } = await ask<{ items: { number: string }[] }>(url, '/api/cases?limit=100', sessions.owner)
    return items.map(({ number }) => number)
  }

  test.each([
    ['an unknown number', async () => 'YL0001-000001'],
    ['the case of somebody else', async () => submit(owner, await draftOf(owner, foodLicence, situation))],
  ])('%s is not found, whether it exists or not', async (_, numberOf) => {
    const neighbour = await openProfile(browser, { url, locale, cookie: sessions.neighbour })
    const strange = await neighbour.newPage()
    await strange.goto(`/my/cases/${await numberOf()}`)
    await see(texts.ui.error.notFound, strange)
    const [main] = await strange.getByRole('main').allInnerTexts()
    expect(main).not.toContain('澜湾')
    await neighbour.close()
  })

  test('typed without a connection, it is kept on the device and saved when the line is back', async () => {
    await page.goto(step('premises'))
    const { control } = label('premisesName')
    await control.waitFor()
    await profile.setOffline(true)
    await control.fill('断网时写的招牌')
    await see(texts.apply.local)
    await profile.setOffline(false)
    await expect.poll(saved('premisesName'), { timeout: patience }).toBe('断网时写的招牌')
    await profile.setOffline(true)
    await control.fill('又断网时写的招牌')
    await see(texts.apply.local)
    const kept = await profile.storageState()
    await profile.setOffline(false)
    expect(JSON.stringify(kept.origins)).toContain('又断网时写的招牌')
  })

  test('a session that ends while one types is renewed over the page, and nothing is lost', async () => {
    await page.goto(step('premises'))
    const { control } = label('premisesName')
    await control.waitFor()
    await profile.clearCookies()
    await control.fill('会话过期时写的招牌')
    const again = page.getByRole('dialog', { name: texts.account.session.ended })
    await again.getByLabel(texts.account.login.account).fill(visitors.owner.login)
    await again.getByLabel(texts.account.login.password, { exact: true }).fill(demoPassword)
    await again.getByRole('button', { name: texts.account.login.submit, exact: true }).click()
    await again.waitFor({ state: 'hidden' })
    expect(await control.inputValue()).toBe('会话过期时写的招牌')
    await expect.poll(saved('premisesName'), { timeout: patience }).toBe('会话过期时写的招牌')
  })
})

describe.each(['zh', 'en'] satisfies Locale[])('two tabs of one official, in %s', (locale) => {
  test('act on one case: it is changed once, and the later one is told to look again', async () => {
    const texts = allTexts[locale]
    const number = await submit(owner, await draftOf(owner, foodLicence, situation))
    const seat = {
      browser,
      url,
      locale,
      visitor: 'clerk',
      cookie: sessions.clerk,
      throughDoor: false,
    } as const
    const first = await openAtDesk(seat, 'all', number)
    await first.begin('材料齐全')
    const second = await first.profile.newPage()
    await second.goto(first.page.url())
    const words = second.getByLabel(texts.staff.case.opinion, { exact: true })
    await words.fill('我也受理')
    const accept = second.getByRole('button', { name: await first.label('accept'), exact: true })
    // The second tab hears nothing of the first: its line for news is cut.
    await second.route('**/api/cases/**', (route) =>
      route.request().method() === 'GET' ? route.abort() : route.continue(),
    )
    await first.act('accept')
    await accept.click()
    await second.getByText(texts.ui.error.conflict).first().waitFor()
    const { timeline } = await ask<CaseDetail>(url, `/api/cases/${number}`, sessions.clerk)
    expect(timeline.filter(({ opinion }) => opinion !== null).map(({ opinion }) => opinion)).toEqual([
      '材料齐全',
    ])
    await first.close()
  })
})
