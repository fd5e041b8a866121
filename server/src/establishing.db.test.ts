// SPDX-License-Identifier: Apache-2.0
// A person registers a company: the case brings the enterprise into being, and the licence is the enterprise's own.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkCreditCode } from '#contracts/identifiers'
import { act, pdf, upload } from './testing/food-licence.ts'
import { type Client, openTestCity, type TestCity } from './testing/test-city.ts'

const companySetUp = '11990100MB1000213K3990702011000'
let city: TestCity
let founder: Client

beforeAll(async () => {
  city = await openTestCity()
  founder = await city.signIn('wangxiaolan')
}, 120_000)
afterAll(() => city?.close())

async function apply(representative: string, proposedName: string): Promise<string> {
  const guide = await founder.get(`/api/services/${companySetUp}`)
  const situation = Object.fromEntries(
    guide.body.item.situations.map((one: { id: string; multiple: boolean; options: { value: string }[] }) => [
      one.id,
      one.multiple ? [one.options[0]?.value] : one.options[0]?.value,
    ]),
  )
  const begun = await founder.send('POST', '/api/applications', { itemCode: companySetUp, situation })
  expect(begun.status, JSON.stringify(begun.body)).toBe(200)
  const materials: Record<string, string[]> = {}
  for (const material of begun.body.materials)
    if (material.state === 'wanted')
      materials[material.code] = [await upload(founder, `${material.name.zh}.pdf`, pdf)]
  const saved = await founder.send('PATCH', `/api/applications/${begun.body.id}`, {
    version: begun.body.version,
    materials,
    answers: {
      personPhone: '13900001111',
      proposedName,
      premisesAddress: '临江区江畔路 90 号',
      proposedScope: '软件开发',
      capital: 100,
      representative,
      investors: 2,
      ...begun.body.answers,
    },
  })
  const sent = await founder.send('POST', `/api/applications/${begun.body.id}/submission`, {
    version: saved.body.version,
    truthful: true,
  })
  expect(sent.status, JSON.stringify(sent.body)).toBe(200)
  await city.settle()
  return sent.body.caseNumber
}

async function grant(number: string): Promise<void> {
  const clerk = await city.signIn('hejia')
  await act(city, clerk, number, 'accept')
  const reviewer = await city.signIn('liumin')
  await act(city, reviewer, number, 'approve', { opinion: '准予登记' })
}

test('the licence belongs to the new enterprise, and its founder may act for it', async () => {
  const number = await apply('王晓岚', '云澜市晓岚软件有限公司')
  await grant(number)
  const { body } = await founder.get(`/api/cases/${number}`)
  expect(body).toMatchObject({ status: 'finished', outcome: 'granted' })
  expect(body.credentials).toMatchObject([{ name: { zh: '营业执照' }, state: 'valid' }])

  const enterprise = (await city.signIn('wangxiaolan')).account?.mayActFor.find(
    ({ name }) => name === '云澜市晓岚软件有限公司',
  )
  expect(enterprise?.subject.kind).toBe('enterprise')
  const acting = await founder.send('PUT', '/api/session/acting', { subject: enterprise?.subject })
  expect(acting.status).toBe(200)
  const wallet = await founder.get('/api/credentials')
  const licence = wallet.body.items.find((one: { type: string }) => one.type === 'business-licence')
  const { body: shown } = await founder.get(`/api/credentials/${licence.id}`)
  const text = JSON.stringify(shown.attributes)
  for (const words of ['云澜市晓岚软件有限公司', '王晓岚', '软件开发', '临江区江畔路 90 号'])
    expect(text).toContain(words)
  const code = /[0-9A-Z]{18}/.exec(text)?.[0] ?? ''
  expect(checkCreditCode(code)).toMatchObject({ ok: true, authority: '91' })
})

test('somebody else named as representative is on the licence, but the register links nobody', async () => {
  const me = await city.signIn('wangxiaolan')
  founder = me
  const number = await apply('李安然', '云澜市安然设计有限公司')
  await grant(number)
  const { body } = await founder.get(`/api/cases/${number}`)
  expect(body.credentials).toHaveLength(1)
  const names = (await city.signIn('wangxiaolan')).account?.mayActFor.map(({ name }) => name)
  expect(names).not.toContain('云澜市安然设计有限公司')
})
