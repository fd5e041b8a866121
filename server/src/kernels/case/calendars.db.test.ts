// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { insertRegion } from '#kernels/directory'
import { systemActor } from '#platform/access'
import { type Office, openOffice } from './operations/operations.testing.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
  await office.as(systemActor, async (unit) => {
    for (const [code, parentCode] of [
      ['990121', '990100'],
      ['990199', null],
    ] as const)
      await insertRegion(
        unit.db,
        { code, name: { zh: code, en: code }, level: 'county', parentCode, validFrom: '2000-01-01' },
        unit.now,
      )
  })
})
beforeEach(() => office.platform.clock.set(new Date('2026-03-02T01:00:00Z')))
afterAll(() => office?.close())

const declare = async (regionCode: string, days: string[]) => {
  await office.as(systemActor, (unit) =>
    office.directory.calendar.declare(unit, {
      regionCode,
      days,
      name: { zh: '防台风停工', en: 'Storm' },
      basis: '云澜政发〔2026〕3号',
    }),
  )
  await office.worker.processAll()
}
const revoke = async (regionCode: string, day: string) => {
  await office.as(systemActor, (unit) => office.directory.calendar.revoke(unit, regionCode, day))
  await office.worker.processAll()
}
const accepted = async () => {
  const number = await office.apply()
  await office.complete(number, 'accept', 'market.window-clerk', 'accept')
  return number
}
const dueOf = async (number: string) => (await office.load(number)).row.due_at?.toISOString().slice(0, 10)

test('a day off in the city moves what is promised there and the days of its steps, and comes back when it is revoked', async () => {
  const number = await accepted()
  expect(await dueOf(number)).toBe('2026-03-16')
  await declare('990100', ['2026-03-04', '2026-03-07'])
  // The 7th is a Saturday: nobody works then anyway.
  expect(await dueOf(number)).toBe('2026-03-17')
  const { tasks } = await office.load(number)
  expect(tasks[0]?.due_at?.toISOString().slice(0, 10)).toBe('2026-03-06')
  expect(await office.history(number)).toContain('due-moved')
  expect((await office.seen(office.applicant, number)).clock.dueOn).toBe('2026-03-17')
  // A case that begins now counts it as well.
  expect(await dueOf(await accepted())).toBe('2026-03-17')
  await revoke('990100', '2026-03-04')
  expect(await dueOf(number)).toBe('2026-03-16')
})

test('a day off elsewhere moves nothing, and one declared above holds below', async () => {
  const number = await accepted()
  await declare('990199', ['2026-03-05'])
  expect(await dueOf(number)).toBe('2026-03-16')
  const before = await office.directory.calendar.byRegion(office.platform.db)
  expect(before.get('990121')).toEqual(before.get('990100'))
  await declare('990100', ['2026-03-06'])
  expect((await office.directory.calendar.byRegion(office.platform.db)).get('990121')).toContain('2026-03-06')
  await revoke('990100', '2026-03-06')
})

test('only days ahead are declared or taken back', async () => {
  await expect(declare('990100', ['2026-03-01'])).rejects.toMatchObject({ code: 'directory.day-past' })
  await expect(declare('000000', ['2026-03-10'])).rejects.toMatchObject({ code: 'platform.not-found' })
  await expect(revoke('990100', '2026-03-10')).rejects.toMatchObject({ code: 'platform.not-found' })
})
