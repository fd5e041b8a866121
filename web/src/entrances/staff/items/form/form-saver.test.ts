// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EntryDetail } from '#contracts/catalog'
import type { FormDefinition } from '#contracts/form'
import { ProblemError } from '#web/shared/api/problem-error.ts'
import { createFormSaver, type SaveState, type Seen } from './form-saver.ts'

const form = (name: string): FormDefinition => ({
  steps: [{ id: name, title: { zh: name, en: name }, fields: [] }],
  schema: { type: 'object', additionalProperties: false, required: [], properties: {} },
})
const seen: Seen = { version: 1, contentHash: 'h1', content: {} }

function setUp(answer: (form: FormDefinition, at: Seen) => Promise<Seen>) {
  const states: SaveState[] = []
  const copies: (string | undefined)[] = []
  const saved: string[] = []
  const saver = createFormSaver(seen, {
    save: async (at, wanted) => {
      saved.push(`${at.contentHash}:${wanted.steps[0]?.id}`)
      return (await answer(wanted, at)) as EntryDetail
    },
    remember: (copy) => copies.push(copy && `${copy.seenHash}:${copy.form.steps[0]?.id}`),
    isUnfinished: (shown) => shown.steps[0]?.title.zh === '',
    onState: (state) => state !== states.at(-1) && states.push(state),
    onSaved: () => {},
    wait: 10,
  })
  return { saver, states, copies, saved }
}
const refusal = (status: number) => new ProblemError({ status, code: 'x', title: 'x' })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('saving a form as one designs it', () => {
  it('sends the last change once, on top of what was read, and then forgets its copy', async () => {
    const { saver, states, copies, saved } = setUp(async () => ({ ...seen, version: 2, contentHash: 'h2' }))
    saver.change(form('a'))
    saver.change(form('b'))
    await vi.advanceTimersByTimeAsync(20)
    saver.change(form('c'))
    await vi.advanceTimersByTimeAsync(20)
    expect(saved).toEqual(['h1:b', 'h2:c'])
    expect(states).toEqual(['saving', 'saved', 'saving', 'saved'])
    expect(copies).toEqual(['h1:a', 'h1:b', undefined, 'h2:c', undefined])
  })
  it('saves what came while it was saving, one request at a time', async () => {
    let open = 0
    const { saver, saved } = setUp(async (_, at) => {
      open += 1
      expect(open).toBe(1)
      await new Promise((done) => setTimeout(done, 100))
      open -= 1
      return { ...seen, contentHash: `${at.contentHash}'` }
    })
    saver.change(form('a'))
    await vi.advanceTimersByTimeAsync(20)
    saver.change(form('b'))
    await vi.advanceTimersByTimeAsync(400)
    expect(saved).toEqual(['h1:a', "h1':b"])
    expect(saver.isPending()).toBe(false)
  })
  it('holds back a form that lacks a text, and keeps it on the device', async () => {
    const { saver, states, copies, saved } = setUp(async () => seen)
    const half = form('a')
    saver.change({ ...half, steps: half.steps.map((step) => ({ ...step, title: { zh: '', en: 'A' } })) })
    await vi.advanceTimersByTimeAsync(20)
    expect([saved, states, copies]).toEqual([[], ['saving', 'unfinished'], ['h1:a']])
  })
  it.each<[number, SaveState]>([
    [412, 'stale'],
    [0, 'local'],
    [503, 'local'],
    [400, 'refused'],
    [403, 'refused'],
  ])('loses nothing when the answer is %i', async (status, state) => {
    let answer: () => Promise<Seen> = () => Promise.reject(refusal(status))
    const { saver, states, copies, saved } = setUp(() => answer())
    saver.change(form('a'))
    await vi.advanceTimersByTimeAsync(20)
    expect(states).toEqual(['saving', state])
    expect(copies).toEqual(['h1:a'])
    expect(saver.isPending()).toBe(true)
    answer = async () => seen
    await saver.flush()
    expect(saved).toEqual(['h1:a', 'h1:a'])
    expect(states.at(-1)).toBe('saved')
  })
  it('goes on top of what somebody else saved only when told to', async () => {
    const { saver, saved } = setUp(async (_, at) => {
      if (at.contentHash === 'h1') throw refusal(412)
      return { ...seen, contentHash: 'h3' }
    })
    saver.change(form('mine'))
    await vi.advanceTimersByTimeAsync(20)
    saver.rebase({ ...seen, contentHash: 'h2' }, form('mine'))
    await saver.flush()
    expect(saved).toEqual(['h1:mine', 'h2:mine'])
    saver.rebase({ ...seen, contentHash: 'h4' }, undefined)
    await saver.flush()
    expect(saved).toHaveLength(2)
  })
})
