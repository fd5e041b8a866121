// SPDX-License-Identifier: Apache-2.0
// An item editor changes the form of a service item and sees beside it what applicants will see.
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { FormDefinition } from '#contracts/form'
import type { ServiceItem } from '#contracts/service-item'
import { launchBrowser } from './browser.ts'
import { ask } from './food-licence.ts'
import { accessibilityFaults, settle, shapeFaults } from './inspect.ts'
import { texts as allTexts, type Locale, localize } from './texts.ts'
import { desktop, openProfile, phone, type Watch, watch } from './visit.ts'

const { url, sessions, browser: place } = inject('city')
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser(place)
})
afterAll(() => browser?.close())

interface Entry {
  version: number
  contentHash: string
  content: ServiceItem
}
const seen = (id: string) => ask<Entry>(url, `/api/catalog/entries/${id}`, sessions.items)

/** Somebody else who saves the same draft. */
async function saveElsewhere(id: string, change: (form: FormDefinition) => void): Promise<void> {
  const { version, contentHash, content } = await seen(id)
  change(content.form)
  const answer = await fetch(`${url}/api/catalog/entries/${id}/draft`, {
    method: 'PUT',
    headers: {
      'content-type': 'application/json',
      'x-chengshu': '1',
      'idempotency-key': crypto.randomUUID(),
      cookie: sessions.items,
    },
    body: JSON.stringify({ version, seenHash: contentHash, content }),
  })
  expect(answer.status).toBe(200)
}

// Each reader has an item of their own: nothing here is published, and nobody waits for the other.
const readers = [
  { locale: 'zh', size: desktop, item: '老年人优待证' },
  { locale: 'en', size: phone, item: '旅馆业特种行业许可' },
] as const satisfies readonly { locale: Locale; size: typeof desktop; item: string }[]

describe.each(readers)('the form designer in $locale', ({ locale, size, item }) => {
  const { designer, form: words, staff } = allTexts[locale]
  const say = localize(locale)
  let page: Page
  let noted: Watch
  let id = ''
  let frame: FrameLocator
  let saved: Locator

  const narrow = size.width < 1280
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const show = async (pane: 'outline' | 'field' | 'preview') => {
    if (narrow) await button(designer.panes[pane]).click()
  }
  const stepTitle = async () => say((await seen(id)).content.form.steps[0]?.title ?? { zh: '', en: '' })
  const formOnServer = async () => (await seen(id)).content.form

  beforeAll(async () => {
    const found = await ask<{ items: { id: string }[] }>(
      url,
      `/api/catalog/entries?type=service-item&limit=50&q=${encodeURIComponent(item)}`,
      sessions.items,
    )
    id = found.items[0]?.id ?? ''
    const profile = await openProfile(browser, { url, locale, viewport: size, cookie: sessions.items })
    page = await profile.newPage()
    noted = watch(page, url)
    frame = page.frameLocator(`iframe[title="${designer.previewFrame}"]`)
    saved = page.getByRole('status').getByText(designer.states.saved, { exact: true })
    await page.goto(`/staff/items/${id}`)
    await page.getByRole('link', { name: designer.open }).click()
    await settle(page, noted)
  })
  afterAll(() => page?.context().close())

  test('a field from the register of data elements comes with all that is known of it', async () => {
    await show('outline')
    await button(designer.addFieldTo(await stepTitle())).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(designer.search).fill('person.ethnicity')
    await dialog.getByRole('button', { name: /person\.ethnicity/ }).click()
    await page.getByText(designer.boundAuthoritative).waitFor()
    await saved.waitFor()
    const { schema } = await formOnServer()
    expect(schema.properties['personEthnicity']).toMatchObject({
      'x-element': 'person.ethnicity',
      'x-prefill': true,
      'x-sensitive': true,
      'x-widget': 'select',
    })
    expect(schema.required).toContain('personEthnicity')
  })

  test('a free choice is made, named in both languages and shown beside at once', async () => {
    await show('outline')
    await button(designer.addFieldTo(await stepTitle())).click()
    await page.getByRole('dialog').getByRole('button', { name: designer.widgets.radio }).click()
    await page.getByLabel(designer.both(designer.label, designer.chinese)).fill('取件途径')
    await page.getByLabel(designer.both(designer.label, designer.english)).fill('Way of collection')
    await page
      .getByLabel(`${designer.choiceOf('a')} · ${locale === 'zh' ? designer.chinese : designer.english}`)
      .fill(locale === 'zh' ? '第一种途径' : 'The first way')
    await page.getByLabel(designer.required).check()
    await show('preview')
    await frame.getByText(locale === 'zh' ? '取件途径' : 'Way of collection').waitFor()
    await frame.getByLabel(locale === 'zh' ? '第一种途径' : 'The first way').waitFor()
  })

  test('a condition is built by hand and told in words in both languages', async () => {
    await show('outline')
    await button(designer.addFieldTo(await stepTitle())).click()
    await page.getByRole('dialog').getByRole('button', { name: designer.widgets.text, exact: true }).click()
    await page.getByLabel(designer.both(designer.label, designer.chinese)).fill('收件地点')
    await page.getByLabel(designer.both(designer.label, designer.english)).fill('Place of delivery')
    await page.getByLabel(designer.onlyIf).check()
    await page.getByLabel(designer.testField, { exact: true }).selectOption('field')
    await page.getByLabel(designer.value, { exact: true }).selectOption('b')
    const inWords = page.getByRole('region', { name: designer.inWords })
    await inWords.getByText('取件途径须为 选项二').waitFor()
    await inWords.getByText('Way of collection must be Second option').waitFor()
    await saved.waitFor()
    expect((await formOnServer()).schema.properties['field2']?.['x-visible-if']).toEqual({
      all: [{ field: 'field', op: '=', value: 'b' }],
    })
    // Under the bar that stays at the top a target would count as too small.
    await page.evaluate('scrollTo(0, 0)')
    const faults = [...(await shapeFaults(page)), ...(await accessibilityFaults(page))]
    expect(faults).toEqual([])
  })

  test('answers are tried out by the applicant’s own check', async () => {
    await show('preview')
    const label = locale === 'zh' ? '收件地点' : 'Place of delivery'
    expect(await frame.getByLabel(label).count()).toBe(0)
    await frame.getByLabel(locale === 'zh' ? '选项二' : 'Second option').check()
    await frame.getByLabel(label).waitFor()
    await button(designer.clearAnswers).click()
    expect(await frame.getByLabel(label).count()).toBe(0)
    await button(designer.tryAnswers).click()
    const missing = words.missingChoice(locale === 'zh' ? '取件途径' : 'Way of collection')
    await frame.getByRole('alert').getByText(missing).waitFor()
    // The summary leads to the control, inside the page within the page.
    await frame.getByRole('alert').getByRole('link', { name: missing }).click()
    await frame.locator('#field-field input:focus').first().waitFor()
  })

  test('phone, desktop and elder mode have their own widths and letters', async () => {
    await show('preview')
    const measure = () =>
      frame
        .locator('html')
        .evaluate<[number, string], void>(
          '((root) => [root.clientWidth, getComputedStyle(root).fontSize])(document.documentElement)',
        )
    await button(designer.widths.phone).click()
    expect(await measure()).toEqual([390, '16px'])
    await button(designer.widths.elder).click()
    expect(await measure()).toEqual([390, '20px'])
    await button(designer.widths.desktop).click()
    expect(await measure()).toEqual([760, '16px'])
    const inner = page.frames().find((one) => one !== page.mainFrame())
    expect(inner).toBeDefined()
  })

  test('order, copies and removal go by buttons, and are undone and redone', async () => {
    await show('outline')
    const label = locale === 'zh' ? '收件地点' : 'Place of delivery'
    const fieldsOf = async () => (await formOnServer()).steps[0]?.fields.slice(-3) ?? []
    const done = async (expected: readonly string[]) => {
      await expect.poll(fieldsOf, { timeout: 15_000 }).toEqual(expected)
    }
    await done(['personEthnicity', 'field', 'field2'])
    await button(designer.up(label)).click()
    await done(['personEthnicity', 'field2', 'field'])
    await button(designer.undo).click()
    await done(['personEthnicity', 'field', 'field2'])
    await button(designer.redo).click()
    await done(['personEthnicity', 'field2', 'field'])
    await button(designer.duplicate(label)).click()
    await done(['field2', 'field3', 'field'])
    await show('outline')
    await button(designer.remove(label)).last().click()
    await done(['personEthnicity', 'field2', 'field'])
  })

  test('what the publication check finds stands at its field', async () => {
    await saveElsewhere(id, (form) => {
      Object.assign(form.schema.properties['field2'] ?? {}, { minLength: 90, maxLength: 3 })
    })
    await page.reload()
    await settle(page, noted)
    await button(designer.choose(locale === 'zh' ? '收件地点' : 'Place of delivery')).click()
    await page
      .getByText(locale === 'zh' ? /下限 90 大于上限 3/ : /The least, 90, is above the most, 3/)
      .waitFor()
    await page.getByLabel(designer.minLength).fill('1')
    await page.getByText(locale === 'zh' ? /下限 90/ : /The least, 90/).waitFor({ state: 'detached' })
  })

  test('a change of somebody else is told, and neither side loses anything', async () => {
    await saveElsewhere(id, (form) => {
      form.steps[0]?.fields.reverse()
    })
    noted.take()
    await page.getByLabel(designer.both(designer.help, designer.chinese)).fill('写到门牌号')
    await page.getByLabel(designer.both(designer.help, designer.english)).fill('Down to the house number')
    await page.getByText(designer.stale).waitFor()
    expect(noted.take().filter((fault) => !fault.includes('412'))).toEqual([])
    expect((await formOnServer()).schema.properties['field2']?.['x-help']).toBeUndefined()
    await button(designer.keepMine).click()
    await saved.waitFor()
    expect((await formOnServer()).schema.properties['field2']?.['x-help']?.zh).toBe('写到门牌号')
  })

  test('what did not reach the server is taken up again after a reload', async () => {
    await page.route('**/api/catalog/entries/*/draft', (route) => route.abort('connectionfailed'))
    await page.getByLabel(designer.maxLength).fill('77')
    await page.getByRole('status').filter({ hasText: designer.states.local }).waitFor()
    await page.unroute('**/api/catalog/entries/*/draft')
    noted.take()
    await page.reload()
    await page.getByText(designer.recovered).waitFor()
    await expect
      .poll(async () => (await formOnServer()).schema.properties['field2']?.['maxLength' as 'type'])
      .toBe(77)
  })

  test('experts change the JSON; what is no form is refused by place and changes nothing', async () => {
    await page.getByText(designer.jsonTitle).click()
    const box = page.getByRole('textbox', { name: designer.jsonTitle })
    const before = await box.inputValue()
    await box.fill(before.slice(0, -1))
    await button(designer.jsonApply).click()
    await page
      .getByRole('alert')
      .filter({ hasText: designer.jsonBad('') })
      .waitFor()
    await box.fill(before.replace('"steps": [', '"steps": [{"id": "broken"},'))
    await button(designer.jsonApply).click()
    await page.getByRole('alert').getByText('/steps/0').first().waitFor()
    await box.fill(before.replace('Place of delivery', 'Where to deliver').replace('收件地点', '送达地点'))
    await button(designer.jsonApply).click()
    await page.getByText(designer.jsonTaken).waitFor()
    await show('outline')
    await button(designer.choose(locale === 'zh' ? '送达地点' : 'Where to deliver')).waitFor()
    expect(staff.items.title).not.toBe('')
  })
})
