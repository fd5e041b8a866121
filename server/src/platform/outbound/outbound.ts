// SPDX-License-Identifier: Apache-2.0
import { lookup } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { type BlockList, isIP, type LookupFunction } from 'node:net'
import { mayCall } from './address-rules.logic.ts'

export interface OutboundRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}
export type OutboundFault = 'address-refused' | 'timed-out' | 'unreachable'
/** The status is all that is taken from an answer; a redirect is an answer like any other and is not followed. */
export type OutboundAnswer = { readonly status: number } | { readonly fault: OutboundFault }

/** The one door to other machines. It never throws: whoever calls decides what a fault means. */
export interface Outbound {
  post(request: OutboundRequest): Promise<OutboundAnswer>
}

const timeoutMs = 10_000
const mostAnswerBytes = 64 * 1024

class AddressRefused extends Error {}

/** `allowed`: networks inside that may be called (OUTBOUND_NETWORKS). */
export function createOutbound({
  allowed,
  timeout = timeoutMs,
}: {
  allowed: BlockList
  timeout?: number
}): Outbound {
  // The address is looked at where the connection is made: a name that is looked up twice could answer twice.
  const guardedLookup: LookupFunction = (name, options, callback) => {
    lookup(name, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '', 0)
      const open = addresses.filter(({ address }) => mayCall(address, allowed))
      const [first] = open
      if (first === undefined) return callback(new AddressRefused(), '', 0)
      if (options.all === true) return callback(null, open)
      return callback(null, first.address, first.family)
    })
  }

  return {
    post({ url, headers, body }) {
      const target = new URL(url)
      const literal = target.hostname.replace(/^\[|\]$/g, '')
      if (isIP(literal) !== 0 && !mayCall(literal, allowed))
        return Promise.resolve({ fault: 'address-refused' })
      const send = target.protocol === 'https:' ? requestHttps : requestHttp
      return new Promise((resolve) => {
        const ended = AbortSignal.timeout(timeout)
        const call = send(
          target,
          {
            method: 'POST',
            headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
            lookup: guardedLookup,
            signal: ended,
            agent: false,
          },
          (answer) => {
            let bytes = 0
            const status = answer.statusCode ?? 0
            answer.on('data', (chunk: Buffer) => {
              bytes += chunk.length
              if (bytes > mostAnswerBytes) answer.destroy()
            })
            answer.once('close', () => resolve({ status }))
          },
        )
        call.once('error', (error) => {
          if (error instanceof AddressRefused) resolve({ fault: 'address-refused' })
          else resolve({ fault: ended.aborted ? 'timed-out' : 'unreachable' })
        })
        call.end(body)
      })
    },
  }
}
