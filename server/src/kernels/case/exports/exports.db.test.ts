// SPDX-License-Identifier: Apache-2.0
import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, systemActor } from '#platform/access'
import { findFile } from '#platform/files'
import { openTestKernel, plainType, processOf } from '../case.testing.ts'
import { end, flows, start, user } from '../engine/drawing.testing.ts'

const simple = processOf(
  'simple',
  start(),
  user('check', { 'cs:candidate': 'reviewer', 'cs:action': 'go' }),
  end('e', { 'cs:outcome': 'granted' }),
  flows('s > check > e'),
)
let city: Awaited<ReturnType<typeof openTestKernel>>
beforeAll(async () => {
  city = await openTestKernel([plainType('permit', ['go'])], ['market'])
  await city.publish(simple)
  for (const [title, subjectName] of [
    ['食品经营许可', '王晓岚'],
    ['=HYPERLINK("http://x","y")', '李安'],
    ['公共场所卫生许可', '周立'],
  ])
    await city.open({
      kind: 'permit',
      process: 'simple',
      title: { zh: title ?? '', en: title ?? '' },
      subjectName: subjectName ?? '',
    })
})
afterAll(() => city.platform.close())

const official = (): Actor => ({
  ...systemActor,
  kind: 'staff',
  accountId: '01900000-0000-7000-8000-0000000000aa',
  postId: '01900000-0000-7000-8000-0000000000bb',
  organisationId: city.organisation('market'),
  organisationScope: [city.organisation('market')],
  roles: ['reviewer'],
  channel: 'web',
})
const begin = (actor: Actor, filter = {}) =>
  city.platform.units.inUnit({ actor }, (unit) => city.kernel.exports.begin(unit, filter, 'zh'))

test('honours the filter, masks as the list does, and runs no text as a formula', async () => {
  const begun = await begin(official(), { q: '王晓岚' })
  expect(begun).toMatchObject({ state: 'waiting', rows: 0, fileId: null })
  await city.worker.processAll()
  const done = await city.kernel.exports.get(city.platform.db, official(), begun.id)
  expect(done).toMatchObject({ state: 'done', rows: 1 })

  const all = await begin(official())
  await city.worker.processAll()
  const { fileId, rows } = await city.kernel.exports.get(city.platform.db, official(), all.id)
  expect(rows).toBe(3)
  const file = await findFile(city.platform.db, fileId ?? '')
  expect(file).toMatchObject({ uploaded_by: official().accountId })
  const sheets = await readExcelFile(await city.platform.store.read(file?.sha256 ?? ''))
  const cells = JSON.stringify(sheets)
  expect(cells).toContain('办理中')
  // A person's name is masked for whoever does not handle the case.
  expect(cells).not.toContain('王晓岚')
  // A text stays a text: it is read back as it was, not as what it would compute.
  expect(cells).toContain('=HYPERLINK')
})

test('is nobody else’s', async () => {
  const { id } = await begin(official())
  const other = { ...official(), accountId: '01900000-0000-7000-8000-0000000000ab' }
  await expect(city.kernel.exports.get(city.platform.db, other, id)).rejects.toMatchObject({
    code: 'platform.not-found',
  })
})

test('says that it failed once its job gave up', async () => {
  const { id } = await begin(official())
  await city.platform.pool.query(
    'update cases.exports set filter = \'{"submittedFrom": "no day"}\' where id = $1',
    [id],
  )
  for (let tried = 0; tried < 10; tried++) {
    await city.worker.processAll()
    city.platform.clock.advance(600_000)
  }
  expect(await city.kernel.exports.get(city.platform.db, official(), id)).toMatchObject({ state: 'failed' })
})

test('is thrown away after a week, file and all', async () => {
  const { id } = await begin(official())
  await city.worker.processAll()
  const { fileId } = await city.kernel.exports.get(city.platform.db, official(), id)
  city.platform.clock.advance(8 * 86_400_000)
  await city.inUnit((unit) => city.kernel.exports.sweep.sweep(unit))
  await expect(city.kernel.exports.get(city.platform.db, official(), id)).rejects.toMatchObject({
    code: 'platform.not-found',
  })
  expect(await findFile(city.platform.db, fileId ?? '')).toBeUndefined()
})
