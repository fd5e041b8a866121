// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestKernel, plainType, processOf } from './case.testing.ts'
import { draw, end, flows, start, user } from './engine/drawing.testing.ts'

let city: Awaited<ReturnType<typeof openTestKernel>>
beforeAll(async () => {
  city = await openTestKernel([plainType('order', [])], ['market'])
})
afterAll(() => city.platform.close())

const keep = (name: string, content: Uint8Array) =>
  city.inUnit((unit) => city.kernel.drawings.keep(unit, { name, content }))
const bytes = (text: string) => new TextEncoder().encode(text)

test('keeps what cannot run, says why, and hands it out byte for byte', async () => {
  const foreign = bytes(
    `<?xml version="1.0"?>\r\n<!-- kept -->${processOf('x', start(), draw('scriptTask', 'c'), end(), flows('s > c > e')).replace(/^<\?xml[^?]*\?>/, '')}\n\n`,
  )
  const kept = await keep('foreign.bpmn', foreign)
  expect(kept).toMatchObject({
    executable: false,
    faults: [{ elementId: 'c', elementName: 'c' }],
    remarks: [],
  })
  expect(await city.kernel.drawings.get(city.platform.db, kept.id)).toEqual({
    name: 'foreign.bpmn',
    content: foreign,
  })
})

test('keeps the same bytes once, with evidence once', async () => {
  const content = bytes(processOf('y', start(), user('a'), end(), flows('s > a > e')))
  const first = await keep('one.bpmn', content)
  expect(first).toMatchObject({ executable: true, faults: [] })
  expect(await keep('two.bpmn', content)).toEqual(first)
  expect(
    await city.count("platform.audit_log where object_id = $1 and action = 'case.drawing-kept'", first.id),
  ).toBe(1)
})

test('refuses what is no BPMN, and knows no drawing that was not kept', async () => {
  await expect(keep('x', bytes('<a/>'))).rejects.toMatchObject({ code: 'case.drawing-unreadable' })
  await expect(
    city.kernel.drawings.get(city.platform.db, '01900000-0000-7000-8000-000000000001'),
  ).rejects.toMatchObject({ code: 'platform.not-found' })
})

const suite = resolve(
  process.env['CHENGSHU_SHARED_DATA'] ?? resolve(import.meta.dirname, '../../../../../shared/data'),
  'bpmn-miwg',
)
test.skipIf(!existsSync(suite))(
  'keeps every model of the BPMN MIWG suite (skipped: not present)',
  async () => {
    const files = readdirSync(suite).filter((file) => file.endsWith('.bpmn'))
    expect(files.length).toBeGreaterThan(5)
    for (const file of files) {
      const content = new Uint8Array(readFileSync(resolve(suite, file)))
      const { id } = await keep(file, content)
      expect((await city.kernel.drawings.get(city.platform.db, id)).content).toEqual(content)
    }
  },
)
