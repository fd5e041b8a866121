// SPDX-License-Identifier: Apache-2.0
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type ProblemBody, problemKinds } from '#contracts/problems'
import type { Locale } from '#contracts/text'
import type { Random } from '#platform/clock'
import { fill, localeOf } from '#platform/i18n'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

export interface AdmissionOptions {
  /** Requests that may be under way at once; whoever comes beyond it is asked to come again. */
  readonly most: number
  readonly random: Random
}

// By Little's law 200 under way at 1,000 answers a second wait 0.2 s: whoever is let in is served in time, and the work of
// the process goes into answers rather than into a queue that nobody waits out.
const seconds = { least: 1, spread: 4 }

/**
 * Lets in what can be served and refuses the rest at once, before anything is parsed: refusing must cost next to nothing,
 * or a burst takes from those who were let in. Streams hold a place for hours and `/api/health` must always answer, so
 * neither counts.
 */
export function admitted(handler: Handler, { most, random }: AdmissionOptions): Handler {
  let under = 0
  return (request, response) => {
    const address = request.url ?? ''
    if (address === '/api/health' || address.startsWith('/api/stream')) return handler(request, response)
    if (under >= most) return refuse(request, response, seconds.least + random.integer(seconds.spread))
    under += 1
    response.once('close', () => {
      under -= 1
    })
    handler(request, response)
  }
}

/** For fastify's `serverFactory`. */
export const admittingServer =
  (options: AdmissionOptions) =>
  (handler: Handler, settings: object): Server =>
    createServer(settings, admitted(handler, options))

const bodies = new Map<string, string>()

function refuse(request: IncomingMessage, response: ServerResponse, wait: number): void {
  response.writeHead(problemKinds['platform.overloaded'].status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'retry-after': String(wait),
  })
  response.end(bodyFor(localeOf(request.headers['accept-language']), wait))
  // The body of what is refused is not read into memory; the connection may serve again.
  request.resume()
}

function bodyFor(locale: Locale, wait: number): string {
  const key = `${locale} ${wait}`
  const known = bodies.get(key)
  if (known !== undefined) return known
  const code = 'platform.overloaded'
  const kind = problemKinds[code]
  const body: Omit<ProblemBody, 'instance' | 'traceId'> = {
    type: `/problems/${code}`,
    title: kind.title[locale],
    status: kind.status,
    detail: fill(kind.detail[locale], { seconds: wait }),
    code,
  }
  const text = JSON.stringify(body)
  bodies.set(key, text)
  return text
}
