// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FormField } from '#contracts/form'
import type { ServiceItem } from '#contracts/service-item'
import { fillDraft, foodLicence, submitFoodLicence } from './testing/food-licence.ts'
import { type Client, openTestCity, type TestCity } from './testing/test-city.ts'

let city: TestCity
let owner: Client
let editor: Client
let entry = ''

beforeAll(async () => {
  city = await openTestCity()
  owner = await city.signIn('wangxiaolan', 'enterprise')
  editor = await city.signIn('linzhou')
  const found = await editor.get(`/api/catalog/entries?type=service-item&q=${foodLicence}`)
  entry = found.body.items[0].id
}, 120_000)
afterAll(() => city?.close())

interface Seen {
  version: number
  contentHash: string
  content: ServiceItem
}
const see = async (): Promise<Seen> => (await editor.get(`/api/catalog/entries/${entry}`)).body
const save = ({ version, contentHash }: Seen, content: ServiceItem) =>
  editor.send('PUT', `/api/catalog/entries/${entry}/draft`, { version, seenHash: contentHash, content })

/** The item with one more question in its first step. */
function asking(item: ServiceItem, name: string, label: string): ServiceItem {
  const changed = structuredClone(item)
  const field: FormField = { type: 'string', 'x-label': { zh: label, en: name }, maxLength: 20 }
  changed.form.schema.properties[name] = field
  changed.form.steps[0]?.fields.push(name)
  return changed
}

describe('the vocabulary a form is made from', () => {
  test('elements are found by code and by name in both languages, page by page', async () => {
    const byCode = await editor.get('/api/catalog/elements?q=person.id-number')
    expect(byCode.body.items).toMatchObject([
      { code: 'person.id-number', sensitivity: 4, authoritative: true, source: 'population' },
    ])
    expect(
      (await editor.get(`/api/catalog/elements?q=${encodeURIComponent('出生日期')}`)).body.items,
    ).toContainEqual(expect.objectContaining({ code: 'person.birth-date' }))
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const page = await editor.get(`/api/catalog/elements?limit=20${cursor && `&cursor=${cursor}`}`)
      expect(page.body.items.length).toBeLessThanOrEqual(20)
      seen.push(...page.body.items.map(({ code }: { code: string }) => code))
      if (page.body.next === null) break
      cursor = page.body.next
    }
    expect(seen).toEqual([...new Set(seen)].sort())
    expect(seen.length).toBeGreaterThan(60)
  })
  test('an element becomes a field: source, codes, unit and sensitivity come with it', async () => {
    const gender = await editor.get('/api/catalog/elements/person.gender')
    expect(gender.body).toMatchObject({
      fieldName: 'personGender',
      field: { enum: ['1', '2'], 'x-widget': 'select', 'x-element': 'person.gender', 'x-prefill': true },
    })
    expect((await editor.get('/api/catalog/elements/person.id-number')).body.field).toMatchObject({
      'x-widget': 'id-number',
      'x-sensitive': true,
    })
    expect((await editor.get('/api/catalog/elements/no.such')).status).toBe(404)
  })
  test('code sets are listed, and one is read with its codes', async () => {
    const list = await editor.get('/api/catalog/code-sets')
    const [gender] = list.body.items.filter(({ code }: { code: string }) => code === 'gender')
    expect(gender).toMatchObject({ entries: 2 })
    const read = await editor.get('/api/catalog/code-sets/gender')
    expect(read.body.codes.map(({ code }: { code: string }) => code)).toEqual(['1', '2'])
    expect((await editor.get('/api/catalog/code-sets/nothing')).status).toBe(404)
    expect((await owner.get('/api/catalog/code-sets')).status).toBe(403)
  })
})

describe('the draft of a form', () => {
  test('two editors on one draft: the later one is refused and loses nothing of the first', async () => {
    const seen = await see()
    const first = await save(seen, asking(seen.content, 'firstQuestion', '甲问'))
    expect(first.body).toMatchObject({ version: seen.version + 1, status: 'draft', faults: [] })
    const again = await see()
    expect((await save(again, asking(again.content, 'secondQuestion', '乙问'))).status).toBe(200)
    const late = await save(again, asking(again.content, 'lateQuestion', '迟问'))
    expect([late.status, late.body.code]).toEqual([412, 'platform.stale-version'])
    expect(Object.keys((await see()).content.form.schema.properties)).toContain('secondQuestion')
  })
  test('the server finds what is wrong with a form, whatever the page let through', async () => {
    const seen = await see()
    const broken = asking(seen.content, 'brokenQuestion', '姓名')
    Object.assign(broken.form.schema.properties['brokenQuestion'] ?? {}, {
      'x-widget': 'money',
      minLength: 30,
    })
    broken.form.steps.push({ id: 'empty', title: { zh: '空', en: 'Empty' }, fields: [] })
    const saved = await save(seen, broken)
    expect(saved.status).toBe(200)
    const codes = saved.body.faults.map(({ code }: { code: string }) => code)
    expect(codes).toEqual(
      expect.arrayContaining(['form.widget-type', 'form.limits', 'form.step-empty', 'form.element-missing']),
    )
    const refused = await editor.send('POST', `/api/catalog/entries/${entry}/publication`, {
      version: saved.body.version,
    })
    expect([refused.status, refused.body.code]).toEqual([422, 'catalog.checks-failed'])
    expect((await save(await see(), seen.content)).body.faults).toEqual([])
  })
  test('what is no form at all is refused by pointer', async () => {
    const seen = await see()
    const wrong: unknown = { ...seen.content, form: { ...seen.content.form, steps: [{ id: 'a' }] } }
    const refused = await save(seen, wrong as ServiceItem)
    expect(refused.status).toBe(400)
    expect(JSON.stringify(refused.body.errors)).toContain('/content/form/steps/0')
  })
})

describe('a question that stands for a material', () => {
  test('spares the file where it is answered, and the case says so', async () => {
    const seen = await see()
    const item = asking(seen.content, 'planInWords', '经营场所布局说明')
    Object.assign(item.form.schema.properties['planInWords'] ?? {}, { 'x-material': 'layout-plan' })
    const saved = await save(seen, item)
    const published = await editor.send('POST', `/api/catalog/entries/${entry}/publication`, {
      version: saved.body.version,
    })
    expect(published.status).toBe(200)
    const draft = await fillDraft(owner, {}, ['layout-plan'])
    const stateOf = async () => {
      const { body } = await owner.get(`/api/applications/${draft.id}`)
      return body.materials.find(({ code }: { code: string }) => code === 'layout-plan').state
    }
    expect(await stateOf()).toBe('wanted')
    const submit = (version: number) =>
      owner.send('POST', `/api/applications/${draft.id}/submission`, { version, truthful: true })
    const refused = await submit(draft.version)
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/materials/layout-plan',
    ])
    const { answers } = (await owner.get(`/api/applications/${draft.id}`)).body
    const answered = await owner.send('PATCH', `/api/applications/${draft.id}`, {
      version: draft.version,
      answers: { ...answers, planInWords: '一层为厨房，二层为大堂' },
    })
    expect(await stateOf()).toBe('answered')
    const submitted = await submit(answered.body.version)
    expect(submitted.status).toBe(200)
    const { body } = await owner.get(`/api/cases/${submitted.body.caseNumber}`)
    const material = body.materials.find(({ code }: { code: string }) => code === 'layout-plan')
    expect(material).toMatchObject({ state: 'answered', files: [] })
  })
})

describe('a published form stays with what began on it', () => {
  test('drafts and cases keep their questions; only a new application is asked the new ones', async () => {
    const running = await submitFoodLicence(city, owner)
    const begun = await fillDraft(owner)
    const seen = await see()
    const saved = await save(seen, asking(seen.content, 'brandNew', '新问题'))
    const published = await editor.send('POST', `/api/catalog/entries/${entry}/publication`, {
      version: saved.body.version,
    })
    expect(published.status).toBe(200)
    const kept = await owner.get(`/api/applications/${begun.id}`)
    expect(kept.body.itemVersion).toBeLessThan(published.body.version)
    expect(Object.keys(kept.body.form.schema.properties)).not.toContain('brandNew')
    const fresh = await owner.send('POST', '/api/applications', {
      itemCode: foodLicence,
      situation: { applyFor: 'first', businessForm: 'catering', premisesRight: 'rented', handledBy: 'self' },
    })
    expect(fresh.body.itemVersion).toBe(published.body.version)
    expect(Object.keys(fresh.body.form.schema.properties)).toContain('brandNew')
    const caseOf = await owner.get(`/api/cases/${running}`)
    expect(Object.keys(caseOf.body.form.schema.properties)).not.toContain('brandNew')
    // Handed in by the questions it began with, although the item asks more by now.
    const submitted = await owner.send('POST', `/api/applications/${begun.id}/submission`, {
      version: begun.version,
      truthful: true,
    })
    expect(submitted.status).toBe(200)
    expect(submitted.body.caseNumber).toMatch(/^YL/)
  })
})
