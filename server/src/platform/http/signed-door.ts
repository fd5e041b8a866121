// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest, RequestPayload } from 'fastify'
import type { SystemPermission } from '#contracts/permissions'
import type { LocalizedText } from '#contracts/text'
import type { Actor } from '#platform/access'
import { problem } from '#platform/problems'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Called by programs that sign; neither cookies nor the header of our pages count there. */
    signed?: boolean
  }
}

/** A request as its signature covers it. */
export interface SignedRequest {
  readonly method: string
  readonly targetUri: string
  readonly header: (name: string) => string | undefined
  readonly body: Uint8Array
}

/** A department's system whose signature was right. */
export interface SystemCaller {
  readonly id: string
  readonly code: string
  readonly name: LocalizedText
  readonly actor: Actor & { readonly accountId: string; readonly organisationId: string }
  /** The items for which it holds a permission; a permission that knows no items has an empty set. */
  readonly items: ReadonlyMap<SystemPermission, ReadonlySet<string>>
}

const bodies = new WeakMap<FastifyRequest, Buffer>()
const mostBytes = 2 * 1024 * 1024

/** Keeps the bytes of a body as they came: a digest is over bytes, not over what they mean. */
export async function keepBody(
  request: FastifyRequest,
  _reply: FastifyReply,
  payload: RequestPayload,
): Promise<RequestPayload> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of payload) {
    bytes += chunk.length
    if (bytes > mostBytes) throw problem('platform.body-too-large', { limit: '2 MB' })
    chunks.push(chunk)
  }
  const body = Buffer.concat(chunks)
  bodies.set(request, body)
  return Object.assign(Readable.from(bytes === 0 ? [] : [body], { objectMode: false }), {
    receivedEncodedLength: bytes,
  })
}

/** `publicUrl` is the address the sender wrote, where a proxy stands before us. */
export function readSigned(request: FastifyRequest, publicUrl: string | null): SignedRequest {
  const base = publicUrl === null ? `${request.protocol}://${request.host}` : new URL(publicUrl).origin
  return {
    method: request.method,
    targetUri: `${base}${request.url}`,
    header: (name) => {
      const value = request.headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
    body: bodies.get(request) ?? new Uint8Array(),
  }
}
