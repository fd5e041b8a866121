// SPDX-License-Identifier: Apache-2.0
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { LocalizedText } from '#contracts/text'
import { demoResidents } from '../server/src/city-profile.ts'
import { pdf } from '../server/src/testing/food-licence.ts'
import { launchBrowser } from './browser.ts'
import { type Desk, openAtDesk } from './desk.ts'
import {
  type Application,
  answers,
  ask,
  type CaseDetail,
  type Guide,
  getGuide,
  situation,
} from './food-licence.ts'
import { forge } from './forge.ts'
import type { Visitor } from './sessions.ts'
import { texts as allTexts, type Locale, localize } from './texts.ts'
import { desktop, openProfile, patience, phone, photographAll } from './visit.ts'

const { url, sessions, browser: place } = inject('city')
const owner = demoResidents.find(({ login }) => login === 'wangxiaolan')
const ownerName = owner?.name ?? ''
const enterpriseName = owner?.enterprise ?? ''
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser(place)
})
afterAll(() => browser?.close())

describe.each([
  { locale: 'zh', viewport: desktop, size: 'desktop' },
  { locale: 'zh', viewport: phone, size: 'phone' },
  { locale: 'en', viewport: desktop, size: 'desktop' },
  { locale: 'en', viewport: phone, size: 'phone' },
] satisfies { locale: Locale; viewport: typeof desktop; size: string }[])(
  'a food business licence ($locale, $size)',
  ({ locale, viewport }) => {
    const texts = allTexts[locale]
    const localized = localize(locale)
    let guide: Guide
    let profile: BrowserContext
    let page: Page
    let number = ''
    let broken = false

    beforeAll(async () => {
      guide = await getGuide(url)
      profile = await openProfile(browser, { url, locale, viewport })
      page = await profile.newPage()
    })
    afterAll(() => profile?.close())
    beforeEach(({ skip }) => skip(broken, 'an earlier step of the journey failed'))
    afterEach(async ({ task }) => {
      if (task.result?.state !== 'fail') return
      broken = true
      await photographAll(browser, `journey ${locale}`)
    })

    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true })
    const see = (words: string) => page.getByText(words).first().waitFor()
    const detail = (visitor: Visitor = 'owner') =>
      ask<CaseDetail>(url, `/api/cases/${number}`, sessions[visitor])
    // The clerk comes in by the door, the others with a session: one address may sign in 20 times a minute.
    const seat = (visitor: Visitor) => ({
      browser,
      url,
      locale,
      visitor,
      cookie: sessions[visitor],
      throughDoor: visitor === 'clerk',
    })
    const desk = (visitor: Visitor, view: 'claimable' | 'all' = 'claimable'): Promise<Desk> =>
      openAtDesk(seat(visitor), view, number)
    const handle = async (visitor: Visitor, code: string, opinion: string) => {
      const at = await desk(visitor)
      await at.begin(opinion)
      await at.act(code)
      await at.close()
    }
    const material = (code: string): LocalizedText => {
      const found = guide.item.materials.find((one) => one.code === code)
      if (!found) throw new Error(`the guide knows no material ${code}`)
      return found.name
    }
    const attach = async (name: LocalizedText, file: string) => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        press(`${texts.ui.upload.choose} ${localized(name)}`),
      ])
      await chooser.setFiles({ name: file, mimeType: 'application/pdf', buffer: pdf })
    }

    test('is found by its words, and the situation trims its materials', async () => {
      const name = localized(guide.item.name)
      await page.goto('/')
      await page.getByRole('searchbox', { name: texts.portal.home.searchLabel }).fill(name)
      await press(texts.portal.home.search)
      await heading(texts.services.searchTitle(name)).waitFor()
      await page.getByRole('link', { name }).first().click()
      await heading(name).waitFor()
      await see(texts.services.guide.undecidedNote)
      for (const { id, question, options } of guide.item.situations) {
        const chosen = options.find(({ value }) => value === situation[id as keyof typeof situation])
        if (!chosen) throw new Error(`there is no answer to ${id}`)
        await page
          .getByRole('group', { name: localized(question) })
          .getByRole('radio', { name: localized(chosen.label), exact: true })
          .check()
      }
      // No title deed of premises that are rented, no evidence of a change, no power of attorney.
      await see(texts.services.guide.materialsHidden(3))
      const required = page.getByText(texts.services.guide.required, { exact: true })
      expect(await page.getByRole('listitem').filter({ has: required }).count()).toBe(5)
    })

    test('is begun after signing in, which comes back to the same situation', async () => {
      await page.getByRole('button', { name: texts.services.guide.startSignIn }).first().click()
      await press(texts.account.login.signInAs(ownerName))
      await heading(localized(guide.item.name)).waitFor()
      await page.getByLabel(texts.portal.account.menu(ownerName)).click()
      await page.getByRole('button', { name: enterpriseName }).click()
      await page.getByLabel(texts.portal.account.menu(enterpriseName)).waitFor()
      await see(texts.services.guide.materialsHidden(3))
      await page.getByRole('button', { name: texts.services.guide.start, exact: true }).first().click()
      await page.waitForURL(/\/apply\//)
    })

    const draft = () =>
      ask<Application>(url, `/api/applications/${page.url().split(/[/?]/)[4]}`, sessions.owner)

    test('is prefilled from the registers with the source named, and its draft outlives a reload', async () => {
      const { form, prefills } = await draft()
      const field = (name: keyof typeof form.schema.properties) => {
        const label = localized(form.schema.properties[name]?.['x-label'] ?? { zh: '?', en: '?' })
        const said = form.schema.required.includes(String(name)) ? label : label + texts.ui.optional
        return page.getByLabel(said, { exact: true })
      }
      const step = (at: number) => heading(form.steps[at] ? localized(form.steps[at].title) : '').waitFor()
      const onward = () => press(texts.apply.next)
      await step(0)
      await field('personPhone').fill('13900001111')
      await onward()
      await step(1)
      const known = prefills.find((one) => one.field === 'enterpriseName')
      expect(await field('enterpriseName').inputValue()).toBe(known?.value)
      await see(texts.form.from(localized(known?.source ?? { zh: '?', en: '?' })))
      await onward()
      await step(2)
      await field('premisesName').fill(answers.premisesName)
      await field('premisesAddress').fill(answers.premisesAddress)
      await expect
        .poll(async () => (await draft()).answers['premisesAddress'], { timeout: patience })
        .toBe(answers.premisesAddress)
      await page.reload()
      await step(2)
      expect(await field('premisesName').inputValue()).toBe(answers.premisesName)
      expect(await field('premisesAddress').inputValue()).toBe(answers.premisesAddress)
      await field('premisesArea').fill(String(answers.premisesArea))
      await field('premisesStorey').fill(String(answers.premisesStorey))
      await onward()
      await step(3)
      const hot = form.schema.properties['businessItems']?.['x-enum-labels']?.['hot']
      await page.getByRole('checkbox', { name: hot ? localized(hot) : '', exact: true }).check()
      await field('enterpriseSafetyOfficer').fill(answers.enterpriseSafetyOfficer)
      await field('openingOn').fill(answers.openingOn)
      await onward()
      await heading(texts.apply.materials).waitFor()
    })

    test('asks for no material that the certificate library holds; the others go up with progress', async () => {
      const { materials } = await draft()
      const exempt = materials.filter(({ state }) => state === 'exempt')
      expect(exempt.map(({ code }) => code)).toContain('business-licence')
      for (const { name } of exempt) await see(`${localized(name)} · ${texts.apply.exempt}`)
      // The line is held until the progress was seen: otherwise a small file is up before one can look.
      let letGo = () => {}
      const held = new Promise<void>((resolve) => {
        letGo = resolve
      })
      await page.route('**/api/uploads/*', async (route) => {
        if (route.request().method() === 'PATCH') await held
        await route.continue()
      })
      for (const { name, code } of materials.filter(({ state }) => state === 'wanted')) {
        await attach(name, `${code}.pdf`)
        if (code === 'lease') await page.getByRole('progressbar', { name: `${code}.pdf` }).waitFor()
        letGo()
        await page.getByRole('link', { name: texts.ui.upload.view(`${code}.pdf`) }).waitFor()
      }
      await page.unroute('**/api/uploads/*')
      await press(texts.apply.next)
      await heading(texts.apply.check).waitFor()
    })

    test('is checked, declared true and sent: it has a number and a promised date', async () => {
      await see(answers.premisesAddress)
      await press(texts.apply.submit)
      await page.getByRole('link', { name: texts.apply.declarationMissing }).waitFor()
      await page.getByRole('checkbox', { name: texts.apply.declaration }).check()
      await press(texts.apply.submit)
      await heading(texts.apply.done.title).waitFor()
      number = page.url().split('/').at(-1) ?? ''
      expect(number).toMatch(/^YL\d{4}-\d{6}$/)
      await see(number)
      await see(texts.apply.done.promised)
    })

    test('is accepted by the clerk, and the numbered receipt opens', async () => {
      await page.getByRole('link', { name: texts.apply.done.see }).click()
      await heading(localized(guide.item.name)).waitFor()
      await handle('clerk', 'accept', '材料齐全，予以受理')
      const receipt = page.locator('a[href$="/papers/acceptance"]')
      await receipt.waitFor()
      const [paper] = (await detail()).papers
      await see(paper?.number ?? 'no number')
      const [opened] = await Promise.all([profile.waitForEvent('page'), receipt.click()])
      await opened.close()
      const file = await profile.request.get((await receipt.getAttribute('href')) ?? '')
      expect(file.headers()['content-type']).toBe('application/pdf')
      expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-')
    })

    test('is sent back once for all that is missing, and its clock stands', async () => {
      const { page: work, begin, drawer, label, close } = await desk('reviewer')
      const { form } = await detail('reviewer')
      const area = form?.schema.properties['premisesArea']?.['x-label']
      await begin('请一次补正')
      const name = await label('supplement')
      await drawer.getByRole('button', { name, exact: true }).click()
      const dialog = work.getByRole('dialog', { name: texts.staff.case.supplementTitle })
      await dialog.getByRole('button', { name: texts.staff.case.supplementAdd }).click()
      const points = [
        { object: localized(material('layout-plan')), reason: '请标注操作间面积' },
        { object: area ? localized(area) : '', reason: '与租赁合同不一致' },
      ]
      for (const [at, { object, reason }] of points.entries()) {
        const what = dialog.getByRole('combobox', { name: texts.staff.case.supplementWhat }).nth(at)
        await what.fill(object)
        await what.press('Enter')
        await dialog.getByRole('textbox', { name: texts.staff.case.supplementReason }).nth(at).fill(reason)
      }
      await dialog.getByRole('button', { name: confirm[locale] }).click()
      await work.getByText(texts.staff.case.done(name)).waitFor()
      await close()
      await see(texts.cases.fix.notice)
      expect((await detail()).clock.state).toBe('stopped')
    })

    test('is mended in one go, and its clock runs again', async () => {
      await page.getByRole('link', { name: texts.cases.fix.act }).click()
      await heading(texts.cases.fix.title).waitFor()
      await see('请标注操作间面积')
      await press(texts.cases.fix.submit)
      await page
        .getByRole('link', { name: texts.cases.fix.missing(localized(material('layout-plan'))) })
        .waitFor()
      await attach(material('layout-plan'), 'layout-plan-2.pdf')
      await page.getByRole('link', { name: texts.ui.upload.view('layout-plan-2.pdf') }).waitFor()
      const { form } = await detail()
      const area = form?.schema.properties['premisesArea']?.['x-label']
      await page.getByLabel(area ? localized(area) : '', { exact: true }).fill('130')
      await press(texts.cases.fix.submit)
      await see(texts.cases.fix.done)
      await heading(localized(guide.item.name)).waitFor()
      await see(texts.caseState.phase['in-review'])
      expect((await detail()).clock.state).toBe('running')
    })

    test('is handled by two departments and an inspector at the same time, then decided', async () => {
      await handle('reviewer', 'pass', '补正后符合要求')
      expect((await detail('decider')).tasks).toHaveLength(3)
      await handle('fire', 'agree', '消防符合要求')
      const visit = await desk('inspector')
      await visit.begin('已到现场')
      await visit.drawer.getByRole('button', { name: await visit.label('qualified'), exact: true }).click()
      const record = visit.page.getByRole('dialog', { name: texts.staff.case.visitTitle })
      await record.getByLabel(texts.staff.case.visitAt).fill('2026-11-20T10:00')
      await record.getByLabel(texts.staff.case.visitPlace).fill(answers.premisesAddress)
      await record.getByLabel(texts.staff.case.visitFindings).fill('布局与图纸一致')
      const done = texts.staff.case.done(await visit.label('qualified'))
      await record.getByRole('button', { name: confirm[locale] }).click()
      await visit.page.getByText(done).waitFor()
      await visit.close()
      await handle('health', 'agree', '卫生符合要求')
      await handle('decider', 'approve', '准予许可')
      await see(texts.caseState.outcome.granted)
      expect((await detail()).clock.state).toBe('ended')
    })

    test('puts a certificate into the wallet whose code anybody can check, and nobody can forge', async () => {
      await page.getByRole('link', { name: texts.cases.case.show }).click()
      const code = page.getByRole('img', { name: texts.credentials.qr })
      await code.waitFor()
      const id = page.url().split('/').at(-1)
      const picture = await code.screenshot({ scale: 'device' })
      const { payload } = await ask<{ payload: string }>(
        url,
        `/api/credentials/${id}/presentation`,
        sessions.owner,
      )
      const stranger = await openProfile(browser, { url, locale, viewport })
      const checks = await stranger.newPage()
      await checks.goto('/verify')
      const [chooser] = await Promise.all([
        checks.waitForEvent('filechooser'),
        checks.getByRole('button', { name: texts.credentials.verify.choose, exact: true }).click(),
      ])
      await chooser.setFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture })
      await checks.getByRole('heading', { name: texts.credentials.verify.verdict.valid }).waitFor()
      await checks.getByText(enterpriseName).first().waitFor()
      await checks.getByRole('button', { name: texts.credentials.verify.another }).click()
      await checks.getByLabel(texts.credentials.verify.enterLabel).fill(forge(payload))
      await checks.getByRole('button', { name: texts.credentials.verify.check, exact: true }).click()
      await checks.getByRole('heading', { name: texts.credentials.verify.verdict.forged }).waitFor()
      await stranger.close()
    })

    let rectification = ''
    test('is rated poor, which opens a rectification that does not name who rated', async () => {
      await page.goto(`/rate/${number}`)
      await page.getByRole('radio', { name: texts.ui.rating[1], exact: true }).check()
      await page.getByRole('checkbox', { name: texts.cases.rate.bad[0] ?? '' }).check()
      await page.getByLabel(texts.cases.rate.comment).fill('等得太久')
      await press(texts.cases.rate.submit)
      await see(texts.cases.rate.thanks)
      const { ratingGiven } = await expect
        .poll(() => detail(), { timeout: patience })
        .toMatchObject({ ratingGiven: { grade: 2, rectificationNumber: expect.any(String) } })
        .then(() => detail())
      rectification = ratingGiven?.rectificationNumber ?? ''
      const office = await openAtDesk(seat('ratings'), 'claimable', rectification)
      const { situation: known } = await ask<CaseDetail>(url, `/api/cases/${rectification}`, sessions.ratings)
      await office.drawer.getByText(known[0] ? localized(known[0].answer) : '?').waitFor()
      expect(await office.drawer.textContent()).not.toContain(enterpriseName)
      await office.drawer.getByRole('tab', { name: texts.staff.case.related(1) }).click()
      await office.drawer.getByRole('button', { name: new RegExp(number) }).click()
      await office.page.getByText('等得太久').waitFor()
      await office.close()
    })

    test('moves the figure on the cockpit, which leads down to the very case', async () => {
      const { profile: seatOfLeader, page: wall } = await atTheCockpit()
      const figure = wall.locator('a[href*="/indicators/ratings.bad-count"]').first()
      await figure.click()
      await wall.getByRole('heading', { name: texts.cockpit.records }).waitFor()
      await wall.getByRole('link', { name: new RegExp(number) }).click()
      await wall.getByRole('dialog').filter({ hasText: number }).waitFor()
      await wall.getByText(texts.staff.case.rated(texts.ui.rating[1])).waitFor()
      await seatOfLeader.close()
    })

    async function atTheCockpit(): Promise<{ profile: BrowserContext; page: Page }> {
      const leader = await openProfile(browser, { url, locale, cookie: sessions.leader })
      const wall = await leader.newPage()
      await wall.goto('/cockpit')
      return { profile: leader, page: wall }
    }
  },
)

/** The button that closes a dialog of the workbench's component library with yes. */
const confirm: Readonly<Record<Locale, string>> = { zh: '确定', en: 'OK' }
