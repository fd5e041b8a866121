// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import { citizenCheckDigit } from '#contracts/identifiers'
import { systemActor } from '#platform/access'
import { openTestPlatform, type TestPlatform } from '#platform/testing'
import { createDirectory, type Directory } from './directory.ts'
import { insertRegion } from './region.repo.ts'

let platform: TestPlatform
let directory: Directory
const address = '203.0.113.7'
const number = (first17: string) => `${first17}${citizenCheckDigit(first17)}`

beforeAll(async () => {
  platform = await openTestPlatform()
  directory = createDirectory(platform, { passwordCost: 1024 })
  await asSystem(async (unit) => {
    await insertRegion(
      unit.db,
      {
        code: '990100',
        name: { zh: '云澜市', en: 'Yunlan' },
        level: 'city',
        parentCode: null,
        validFrom: '2000-01-01',
      },
      unit.now,
    )
  })
})
afterAll(() => platform.close())

const asSystem: Parameters<typeof platform.units.inUnit<unknown>>[1] extends (unit: infer U) => unknown
  ? <T>(work: (unit: U) => Promise<T>) => Promise<T>
  : never = (work) => platform.units.inUnit({ actor: systemActor }, work)

const organisation = (code: string, parentCode: string | null) => ({
  code,
  name: { zh: code, en: code },
  shortName: { zh: code, en: code },
  kind: 'department',
  creditCode: null,
  regionCode: '990100',
  parentCode,
  validFrom: '2020-01-01',
})
const person = (idNumber: string) => ({
  name: '周晓岚',
  idNumber,
  phone: '13900001234',
  birthDate: '1990-01-01',
  gender: '2',
  regionCode: '990100',
  attributes: { 'person.household-address': '临江区江畔路 88 号' },
  source: 'population',
  asOf: '2026-01-01',
})

test('keeps organisations as they were: a merge leaves the past alone and names the successor', async () => {
  const [health, family, joint] = await asSystem(async (unit) => [
    await directory.organisations.found(unit, organisation('health', null)),
    await directory.organisations.found(unit, organisation('family', null)),
    await directory.organisations.found(unit, organisation('joint', null)),
  ])
  await asSystem((unit) =>
    directory.organisations.merge(unit, {
      from: [health ?? '', family ?? ''],
      into: joint ?? '',
      day: '2025-07-01',
      reason: '机构改革',
    }),
  )
  const before = await directory.organisations.list(platform.db, '2025-06-30')
  const after = await directory.organisations.list(platform.db, '2025-07-01')
  expect(before.map((row) => row.code)).toEqual(expect.arrayContaining(['health', 'family', 'joint']))
  expect(after.map((row) => row.code)).not.toContain('health')
  expect(await directory.organisations.successors(platform.db, health ?? '', '2026-01-01')).toEqual([joint])
  expect(await directory.organisations.successors(platform.db, health ?? '', '2025-06-30')).toEqual([health])
})

test('refuses a person whose number has a wrong check digit, and stores no number in the clear', async () => {
  const good = number('99010219900101002')
  const bad = good.slice(0, 17) + (good.endsWith('1') ? '2' : '1')
  await expect(
    asSystem((unit) => directory.subjects.registerPeople(unit, [person(bad)])),
  ).rejects.toMatchObject({ code: 'platform.invalid-input' })
  await asSystem((unit) => directory.subjects.registerPeople(unit, [person(good)]))
  const stored = await platform.pool.query('select p::text as row from directory.people as p')
  expect(JSON.stringify(stored.rows)).not.toContain(good)
  expect(JSON.stringify(stored.rows)).not.toContain('13900001234')
  expect(JSON.stringify(stored.rows)).not.toContain('江畔路')
})

test('opens a session, ends it when idle, and slows a guesser without locking out the owner', async () => {
  const idNumber = number('99010219880808003')
  const [personId] = await asSystem((unit) =>
    directory.subjects.registerPeople(unit, [{ ...person(idNumber), phone: null }]),
  )
  await asSystem((unit) =>
    directory.staff.createAccount(unit, {
      kind: 'resident',
      login: 'Zhou',
      password: 'Yunlan#2026',
      displayName: '周晓岚',
      personId: personId ?? null,
      postId: null,
      demo: true,
    }),
  )
  const { token } = await directory.sessions.signIn({ login: 'zhou ', password: 'Yunlan#2026', address })
  const session = await directory.sessions.open(token)
  expect(session?.actor).toMatchObject({
    kind: 'resident',
    roles: ['resident'],
    subject: { kind: 'person', id: personId },
  })

  for (let guess = 0; guess < 5; guess++) {
    await expect(
      directory.sessions.signIn({ login: 'zhou', password: `wrong-${guess}`, address: '198.51.100.9' }),
    ).rejects.toMatchObject({ code: 'directory.sign-in-failed' })
  }
  await expect(
    directory.sessions.signIn({ login: 'zhou', password: 'Yunlan#2026', address: '198.51.100.9' }),
  ).rejects.toMatchObject({ code: 'directory.sign-in-delayed' })
  await expect(
    directory.sessions.signIn({ login: 'zhou', password: 'Yunlan#2026', address }),
  ).resolves.toHaveProperty('token')

  platform.clock.advance(3 * 3_600_000)
  expect(await directory.sessions.open(token)).toBeNull()
})

test('logs each look at facts for their subject, and refuses a weak password', async () => {
  const idNumber = number('99010319770707001')
  const [personId] = await asSystem((unit) =>
    directory.subjects.registerPeople(unit, [{ ...person(idNumber), phone: null }]),
  )
  const subject = { kind: 'person', id: personId ?? '' } as const
  const facts = await asSystem((unit) =>
    directory.facts.facts(
      unit,
      subject,
      ['person.name', 'person.age', 'person.household-address', 'person.unknown'],
      { kind: 'draft', reference: 'draft-1' },
    ),
  )
  expect(Object.fromEntries([...facts].map(([code, fact]) => [code, fact.value]))).toEqual({
    'person.name': '周晓岚',
    'person.age': 36,
    'person.household-address': '临江区江畔路 88 号',
  })
  const uses = await platform.pool.query('select elements from directory.data_uses where subject_id = $1', [
    personId,
  ])
  expect(uses.rows).toHaveLength(1)
  await expect(
    asSystem((unit) =>
      directory.staff.createAccount(unit, {
        kind: 'resident',
        login: 'weak',
        password: '88888888',
        displayName: '甲',
        personId: null,
        postId: null,
        demo: true,
      }),
    ),
  ).rejects.toMatchObject({ code: 'directory.password-too-weak' })
})
