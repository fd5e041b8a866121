// SPDX-License-Identifier: Apache-2.0
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type ProblemBody, problemKinds } from '#contracts/problems'
import { fill, localeOf } from '#platform/i18n'
import type { Log } from '#platform/log'
import { isProblem, type Problem, problem } from '#platform/problems'
import { fieldProblems } from './validation.ts'

/** Turns whatever was thrown into RFC 9457 in the reader's language; bugs become 500 without any detail. */
export function answerProblem(
  log: Log,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const known = toProblem(error, request)
  if (known === null)
    log.error({ err: error, traceId: request.id, route: request.routeOptions.url }, 'unexpected failure')
  const shown = known ?? problem('platform.internal')
  const retryAfter = shown.fields['seconds']
  if (shown.status === 429 && typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter))
  return reply
    .status(shown.status)
    .type('application/problem+json')
    .send(JSON.stringify(problemBody(shown, request)))
}

export function problemBody(shown: Problem, request: FastifyRequest): ProblemBody {
  const locale = localeOf(request.headers['accept-language'])
  const kind = problemKinds[shown.code]
  return {
    type: `/problems/${shown.code}`,
    title: kind.title[locale],
    status: kind.status,
    detail: fill(kind.detail[locale], shown.fields),
    instance: request.url.split('?')[0] ?? '',
    code: shown.code,
    traceId: request.id,
    ...(shown.errors.length > 0 && { errors: [...shown.errors] }),
  }
}

function toProblem(error: unknown, request: FastifyRequest): Problem | null {
  if (isProblem(error)) return error
  if (typeof error !== 'object' || error === null) return null
  const code = 'code' in error ? String(error.code) : ''
  if ('validation' in error && Array.isArray(error.validation)) {
    return problem(
      'platform.invalid-input',
      {},
      fieldProblems(error.validation, localeOf(request.headers['accept-language'])),
    )
  }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return problem('platform.body-too-large', { limit: '2 MB' })
  if (code.startsWith('FST_ERR_CTP_') || error instanceof SyntaxError)
    return problem('platform.malformed-request')
  if ('statusCode' in error && error.statusCode === 400) return problem('platform.malformed-request')
  // A uuid or date that the schema let through and PostgreSQL did not: the input is wrong, not the server.
  if (code === '22P02' || code === '22007' || code === '22008' || code === '22021')
    return problem('platform.invalid-input')
  if (code === '53300' || code === 'ECONNREFUSED') return problem('platform.busy')
  return null
}
