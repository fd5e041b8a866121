// SPDX-License-Identifier: Apache-2.0
// What a specification needs to be there before it looks at a page, done over HTTP as anybody could.
import { createSeededRandom } from '#platform/clock'
import { fillForm } from '../server/src/city/fill-form.ts'
import { pdf, upload } from '../server/src/testing/food-licence.ts'
import type { Client } from '../server/src/testing/test-city.ts'
import type { Application, CaseDetail, Guide } from './food-licence.ts'
import { patience } from './visit.ts'

/** A visitor with a session, over the wire. */
export function clientOf(url: string, cookie: string): Client {
  const call: Client['send'] = async (method, path, body, headers = {}) =>
    request(method, path, body, headers)
  async function request(method: string, path: string, body: unknown, headers: Record<string, string>) {
    const raw = Buffer.isBuffer(body)
    const answer = await fetch(url + path, {
      method,
      headers: {
        cookie,
        'x-chengshu': '1',
        'idempotency-key': crypto.randomUUID(),
        ...(body === undefined
          ? {}
          : { 'content-type': raw ? 'application/octet-stream' : 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? new Uint8Array(body) : JSON.stringify(body) }),
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    const isJson = (answer.headers.get('content-type') ?? '').includes('json')
    return {
      status: answer.status,
      body: isJson ? JSON.parse(bytes.toString()) : bytes.toString(),
      headers: Object.fromEntries(answer.headers),
      bytes,
    }
  }
  return { account: null, get: (path) => request('GET', path, undefined, {}), send: call }
}

/** A draft with every answer and material that an item asks for in a situation; the first option where none is given. */
export async function draftOf(
  client: Client,
  itemCode: string,
  given: Readonly<Record<string, string>> = {},
  instead: Readonly<Record<string, 'omission' | 'commitment'>> = {},
): Promise<Application> {
  const guide: Guide = (await client.get(`/api/services/${itemCode}`)).body
  const situation = Object.fromEntries(
    guide.item.situations.map(({ id, options, multiple }) => {
      const value = given[id] ?? options[0]?.value ?? ''
      return [id, multiple ? [value] : value]
    }),
  )
  const begun: Application = must(await client.send('POST', '/api/applications', { itemCode, situation }))
  const known = Object.fromEntries(begun.prefills.map(({ field, value }) => [field, value]))
  const materials: Record<string, string[]> = {}
  for (const { code, state } of begun.materials)
    if (state === 'wanted' && !Object.hasOwn(instead, code))
      materials[code] = [await upload(client, `${code}.pdf`, pdf)]
  const today = new Date().toISOString().slice(0, 10)
  const answers = fillForm(begun.form, known, begun.situation, createSeededRandom(7), today)
  return must(
    await client.send('PATCH', `/api/applications/${begun.id}`, {
      version: begun.version,
      answers,
      materials,
      instead,
    }),
  )
}

export async function submit(client: Client, draft: Application): Promise<string> {
  const sent = await client.send('POST', `/api/applications/${draft.id}/submission`, {
    version: draft.version,
    truthful: true,
  })
  return must<{ caseNumber: string }>(sent).caseNumber
}

/** Completes the open task that offers the action, as soon as there is one: what leads to it may be on its way. */
export async function complete(
  client: Client,
  number: string,
  action: string,
  more: Record<string, unknown> = {},
): Promise<CaseDetail> {
  const offered = ({ tasks }: CaseDetail) =>
    tasks.find(({ actions }) => actions.some(({ code }) => code === action))
  const detail = await until(
    async () => (await client.get(`/api/cases/${number}`)).body as CaseDetail,
    (found) => offered(found) !== undefined,
  )
  const done = await client.send('POST', `/api/cases/${number}/tasks/${offered(detail)?.id}/completion`, {
    version: detail.version,
    action,
    ...more,
  })
  return must(done)
}

/** Asks again until the answer is as wanted. */
export async function until<T>(question: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + patience
  for (;;) {
    const answer = await question()
    if (wanted(answer)) return answer
    if (Date.now() > end) throw new Error(`did not come: ${JSON.stringify(answer).slice(0, 2000)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function must<T>({ status, body }: { status: number; body: unknown }): T {
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`)
  // The server checks its answers against the very schemas these types come from.
  return body as T
}
