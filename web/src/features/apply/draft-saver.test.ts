// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it, vi } from 'vitest'
import { ProblemError } from '#web/shared/api/problem-error.ts'
import { createDraftSaver, type DraftChange, type SaveState } from './draft-saver.ts'

const refusal = (status: number) => new ProblemError({ status, code: 'x', title: 'x' })

function server() {
  const draft = { version: 1, answers: {} as Record<string, unknown> }
  const failures: Error[] = []
  const states: SaveState[] = []
  const remembered: (DraftChange | undefined)[] = []
  const save = vi.fn(async (version: number, change: DraftChange) => {
    const failure = failures.shift()
    if (failure) throw failure
    if (version !== draft.version) throw refusal(412)
    draft.version += 1
    Object.assign(draft.answers, change.answers)
    return { ...draft }
  })
  const saver = createDraftSaver(1, {
    save,
    reload: async () => ({ ...draft }),
    remember: (change) => remembered.push(change),
    onState: (state) => states.push(state),
    onSaved: () => undefined,
    wait: 100_000,
  })
  return { draft, failures, states, remembered, save, saver }
}

describe('saving a draft as one types', () => {
  it('joins quick changes into one request and forgets the device copy afterwards', async () => {
    const { draft, save, saver, remembered } = server()
    saver.change({ answers: { name: '王' } })
    saver.change({ answers: { name: '王晓' } })
    saver.change({ answers: { phone: '1' } })
    await saver.flush()
    expect(save).toHaveBeenCalledTimes(1)
    expect(draft.answers).toEqual({ name: '王晓', phone: '1' })
    expect(remembered[remembered.length - 1]).toBeUndefined()
  })
  it('keeps everything on the device when the line is broken and sends it later', async () => {
    const { draft, failures, saver, states, remembered } = server()
    failures.push(refusal(0))
    saver.change({ answers: { name: '王晓岚' } })
    await expect(saver.flush()).rejects.toThrow()
    expect(states).toEqual(['saving', 'local'])
    expect(remembered[remembered.length - 1]?.answers).toEqual({ name: '王晓岚' })
    saver.change({ answers: { phone: '2' } })
    await saver.flush()
    expect(draft.answers).toEqual({ name: '王晓岚', phone: '2' })
  })
  it('goes on from the newer version when another tab was faster, without undoing its fields', async () => {
    const { draft, saver } = server()
    draft.version = 7
    draft.answers = { other: 'tab' }
    saver.change({ answers: { name: '王晓岚' } })
    await saver.flush()
    expect(draft.answers).toEqual({ other: 'tab', name: '王晓岚' })
    expect(saver.currentVersion()).toBe(8)
  })
  it('sends a change made while a request is under way', async () => {
    const { draft, save, saver } = server()
    saver.change({ answers: { a: 1 } })
    const first = saver.flush()
    saver.change({ answers: { b: 2 } })
    await first
    await saver.flush()
    expect(save).toHaveBeenCalledTimes(2)
    expect(draft.answers).toEqual({ a: 1, b: 2 })
  })
})
