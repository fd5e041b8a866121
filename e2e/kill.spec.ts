// SPDX-License-Identifier: Apache-2.0
// The server is killed (-9) between the steps of a journey; each time the case is where it was, and goes on from there.
import { afterAll, describe, expect, inject, test } from 'vitest'
import { pdf, upload } from '../server/src/testing/food-licence.ts'
import { clientOf, complete, draftOf, until } from './city-client.ts'
import { type CityServer, startCity } from './city-server.ts'
import { ask, type CaseDetail, foodLicence, situation } from './food-licence.ts'
import type { Visitor } from './sessions.ts'

const { sessions, spareFolder } = inject('city')

describe.skipIf(spareFolder === null)('a server that is killed between two steps', () => {
  let server: CityServer
  let number = ''
  afterAll(() => server?.stop())

  const as = (visitor: Visitor) => clientOf(server.url, sessions[visitor])
  const detail = () => ask<CaseDetail>(server.url, `/api/cases/${number}`, sessions.owner)

  const restart = async () => {
    await server.kill()
    server = await startCity(spareFolder ?? '')
  }

  /** What was answered stays; what was still to follow from it (a paper, a certificate, a message) follows, once. */
  async function killed(arrives: (found: CaseDetail) => boolean): Promise<void> {
    const before = await detail()
    await restart()
    const after = await detail()
    expect(after.version).toBeGreaterThanOrEqual(before.version)
    if (after.version === before.version) expect(core(after)).toEqual(core(before))
    await until(detail, arrives)
  }

  test('loses and doubles nothing: draft, submission, acceptance, supplement, joint review, decision, rating', async () => {
    server = await startCity(spareFolder ?? '')
    const draft = await draftOf(as('owner'), foodLicence, situation)
    await restart()
    const found = await ask<typeof draft>(server.url, `/api/applications/${draft.id}`, sessions.owner)
    expect(found).toEqual(draft)

    // Killed in the very moment of the answer: the same key gets the same case, not a second one.
    const key = { 'idempotency-key': crypto.randomUUID() }
    const path = `/api/applications/${draft.id}/submission`
    const sent = { version: draft.version, truthful: true }
    const first = await as('owner').send('POST', path, sent, key)
    number = first.body.caseNumber
    await restart()
    expect((await as('owner').send('POST', path, sent, key)).body.caseNumber).toBe(number)
    await killed(({ phase, step }) => phase === 'submitted' && step !== null)

    await complete(as('clerk'), number, 'accept')
    await killed(({ papers }) => papers.length === 1)

    await complete(as('reviewer'), number, 'supplement', {
      supplements: [{ target: 'material', code: 'layout-plan', reason: '请标注操作间面积' }],
    })
    await killed(({ clock }) => clock.state === 'stopped')

    const plan = await upload(as('owner'), '平面图.pdf', pdf)
    await complete(as('owner'), number, 'submit', { materials: { 'layout-plan': [plan] } })
    await killed(({ clock }) => clock.state === 'running')

    await complete(as('reviewer'), number, 'pass')
    await killed(({ phase }) => phase === 'in-review')
    await complete(as('fire'), number, 'agree', { opinion: '消防符合要求' })
    await killed(({ phase }) => phase === 'in-review')

    await complete(as('inspector'), number, 'qualified', {
      siteVisit: {
        visitedAt: '2026-11-20T02:00:00Z',
        place: '江畔路 88 号',
        findings: '与图纸一致',
        fileIds: [],
      },
    })
    await killed(({ phase }) => phase === 'in-review')
    await complete(as('health'), number, 'agree', { opinion: '卫生符合要求' })
    await killed(({ phase }) => phase === 'in-review')
    await complete(as('decider'), number, 'approve', { opinion: '准予' })
    await killed(({ status, credentials }) => status === 'finished' && credentials.length === 1)

    const rated = await as('owner').send('POST', `/api/cases/${number}/rating`, {
      grade: 2,
      tags: [],
      comment: '慢',
    })
    expect(rated.status).toBe(200)
    await killed(({ ratingGiven }) => ratingGiven?.rectificationNumber !== null)
    const { body } = await as('ratings').get('/api/cases?kind=rectification&limit=100')
    const opened = body.items.filter((one: { subjectName: string }) => one.subjectName === number)
    expect(opened).toHaveLength(1)

    const { papers, credentials, timeline } = await detail()
    // Who rated and what came of it is for the ratings officer, not for the applicant.
    const { related } = await ask<CaseDetail>(server.url, `/api/cases/${number}`, sessions.ratings)
    expect(papers.map(({ kind }) => kind).sort()).toEqual(['acceptance', 'decision', 'supplement'])
    expect(credentials).toHaveLength(1)
    expect(related).toHaveLength(1)
    const done = timeline
      .filter(({ outcome }) => outcome !== null)
      .map(({ title, outcome, by }) => `${title.zh} ${outcome?.zh} ${JSON.stringify(by)}`)
    expect(new Set(done).size).toBe(done.length)
  }, 240_000)
})

/** What a step leaves behind; reading marks and running days change by themselves. */
function core({ number, status, phase, outcome, answers, materials, tasks, clock, supplement }: CaseDetail) {
  const open = tasks.map(({ id, node, status: state, assignee }) => ({ id, node, state, assignee }))
  return { number, status, phase, outcome, answers, materials, open, clock: clock.state, supplement }
}
