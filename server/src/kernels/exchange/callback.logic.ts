// SPDX-License-Identifier: Apache-2.0
import { contentDigest, signatureBase, signatureHeaders, signWithSecret } from '#platform/signatures'
import type { NoticeRow } from './notices.repo.ts'

const components = ['@method', '@target-uri', 'content-type', 'content-digest'] as const
const contentType = 'application/cloudevents+json; charset=utf-8'

/** A notice as a CloudEvent 1.0 in structured mode; its id stays the same however often it is told. */
export function cloudEvent(notice: NoticeRow, source: string): string {
  return JSON.stringify({
    specversion: '1.0',
    id: notice.event_id,
    source,
    type: `chengshu.${notice.type}`,
    subject: notice.case_number,
    time: notice.happened_at.toISOString(),
    datacontenttype: 'application/json',
    sequence: notice.seq,
    data: notice.data,
  })
}

/** The request that tells it, signed as the systems sign theirs. */
export function signedCallback(
  call: { url: string; body: string; nonce: string },
  key: { id: string; secret: string },
  now: Date,
): { url: string; headers: Record<string, string>; body: string } {
  const digest = contentDigest(Buffer.from(call.body))
  const covered: Readonly<Record<string, string>> = { 'content-type': contentType, 'content-digest': digest }
  const parameters = [
    ['created', Math.floor(now.getTime() / 1000)],
    ['keyid', key.id],
    ['nonce', call.nonce],
    ['alg', 'hmac-sha256'],
  ] as const
  // The address as it goes over the wire: an empty path is a slash.
  const url = new URL(call.url).href
  const base = signatureBase(
    { method: 'POST', targetUri: url, header: (name) => covered[name] },
    components,
    parameters,
  )
  if (base === null) throw new Error('a covered part of a callback is missing')
  const signed = signatureHeaders(components, parameters, signWithSecret(key.secret, base))
  return { url, headers: { ...covered, ...signed }, body: call.body }
}
