// SPDX-License-Identifier: Apache-2.0
import { createHash, randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { chunkBytes } from '#contracts/files'
import type { Actor } from '#platform/access'
import { requirePermission } from '#platform/access'
import type { Clock, Random } from '#platform/clock'
import type { Config } from '#platform/config'
import type { Db } from '#platform/db'
import { localeOf } from '#platform/i18n'
import type { KeyProvider } from '#platform/keys'
import type { Log } from '#platform/log'
import { problem } from '#platform/problems'
import type { Units } from '#platform/unit'
import { admittingServer } from './admission.ts'
import { refuseCrossSite, securityHeaders } from './headers.ts'
import { claimKey, keepAnswer, openAnswer } from './idempotency.ts'
import { documentApi, openApiOptions, schemaOf } from './openapi.ts'
import { answerProblem } from './problem-answer.ts'
import type { BinaryAnswer, IdempotencyClaim, Route, StreamAnswer } from './routes.ts'
import { keepBody, readSigned, type SignedRequest, type SystemCaller } from './signed-door.ts'
import { serveWeb } from './static.ts'
import { createValidators } from './validation.ts'

export interface Authenticated {
  readonly actor: Actor
}

export interface HttpDeps {
  readonly config: Config
  readonly db: Db
  readonly units: Units
  readonly clock: Clock
  readonly random: Random
  readonly keys: KeyProvider
  readonly log: Log
  readonly routes: readonly Route[]
  /** Who is calling; null for nobody. The directory kernel knows. */
  readonly authenticate: (request: FastifyRequest) => Promise<Authenticated | null>
  /**
   * Which department's system signed the request; throws a problem where none did. The exchange kernel knows; without
   * it no system comes in.
   */
  readonly authenticateSystem?: (request: SignedRequest) => Promise<SystemCaller>
  readonly health: () => Promise<Record<string, unknown>>
  /** Folder of the built web; null serves the API alone. */
  readonly webFolder: string | null
  /** Checks each answer against its schema; on in tests, where a wrong answer must be red. */
  readonly checkAnswers: boolean
}

export async function createHttpServer(deps: HttpDeps): Promise<FastifyInstance> {
  const server = fastify({
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: 2 * 1024 * 1024,
    trustProxy: deps.config.publicUrl !== null,
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 200 },
    serverFactory: admittingServer({ most: deps.config.mostRequests, random: deps.random }),
  })
  const validators = createValidators()
  server.setValidatorCompiler(({ schema, httpPart }) =>
    (httpPart === 'body' ? validators.body : validators.text).compile(schema),
  )
  server.setSerializerCompiler(() => JSON.stringify)
  server.setErrorHandler((error, request, reply) => answerProblem(deps.log, error, request, reply))
  server.setNotFoundHandler((request, reply) =>
    answerProblem(deps.log, problem('platform.not-found'), request, reply),
  )
  for (const type of ['application/octet-stream', 'application/pdf']) {
    server.addContentTypeParser(
      type,
      { parseAs: 'buffer', bodyLimit: 12 * chunkBytes },
      (_request, body, done) => done(null, body),
    )
  }
  server.addHook('onRequest', async (request, reply) => {
    securityHeaders(request, reply)
    refuseCrossSite(request)
  })
  logAnswers(server, deps.log)
  await server.register(cookie)
  await server.register(rateLimit, {
    max: deps.config.ratePerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, context) =>
      problem('platform.too-many-requests', { seconds: Math.max(1, Math.ceil(context.ttl / 1000)) }),
  })
  await server.register(swagger, openApiOptions)
  for (const route of deps.routes) addRoute(server, route, deps, validators)
  server.get('/api/health', { schema: { hide: true } }, async () => ({
    status: 'ok',
    ...(await deps.health()),
  }))
  documentApi(server, deps.routes)
  if (deps.webFolder !== null) await serveWeb(server, deps.webFolder)
  return server
}

/** Method, route pattern, status and time; never the address with its values. */
function logAnswers(server: FastifyInstance, log: Log): void {
  server.addHook('onResponse', async (request, reply) => {
    const fields = {
      traceId: request.id,
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    if (reply.statusCode >= 500) log.warn(fields, 'answered')
    else log.debug(fields, 'answered')
  })
}

function addRoute(
  server: FastifyInstance,
  route: Route,
  deps: HttpDeps,
  validators: ReturnType<typeof createValidators>,
): void {
  const checkAnswer =
    deps.checkAnswers && route.endpoint.kind === undefined
      ? validators.answer.compile(route.endpoint.response)
      : null
  server.route({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    schema: schemaOf(route),
    config: {
      signed: 'system' in route.endpoint.access,
      ...(route.endpoint.perMinute !== undefined && {
        rateLimit: {
          max: Math.min(route.endpoint.perMinute, deps.config.ratePerMinute),
          timeWindow: 60_000,
        },
      }),
    },
    ...('system' in route.endpoint.access && { preParsing: keepBody }),
    handler: async (request, reply) => {
      const answer = await answerCall(route, deps, request, reply)
      if (checkAnswer !== null && !checkAnswer(answer)) {
        throw new Error(
          `answer of ${route.method} ${route.path} does not match its schema: ${JSON.stringify(checkAnswer.errors?.slice(0, 3))}`,
        )
      }
      if (route.endpoint.kind === 'binary') return sendBytes(reply, answer as BinaryAnswer)
      if (route.endpoint.kind === 'stream') return openStream(request, reply, answer as StreamAnswer)
      return answer
    },
  })
}

async function answerCall(
  route: Route,
  deps: HttpDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { actor, system } = await callerOf(route, deps, request)
  const claim = claimOf(route, request, actor)
  const call = {
    params: request.params,
    query: request.query,
    body: request.body,
    bytes: request.body instanceof Uint8Array ? request.body : new Uint8Array(),
    actor,
    system,
    locale: localeOf(request.headers['accept-language']),
    now: deps.clock.now(),
    traceId: request.id,
    request,
    reply,
    header: (name: string) => {
      const value = request.headers[name]
      return Array.isArray(value) ? value[0] : value
    },
  }
  const run = route.handler.run as (call: unknown) => Promise<unknown> // bindRoutes checked the call's type
  if (route.handler.mode === 'read') return await run({ ...call, db: deps.db })
  if (route.handler.mode === 'own') return await run({ ...call, db: deps.db, idempotency: claim })
  if (actor === null) throw new Error(`${route.path} writes without an actor: use own()`)
  return await deps.units.inUnit({ actor, traceId: request.id }, async (unit) => {
    if (claim === null) return await run({ ...call, unit })
    const claimed = await claimKey(unit.db, claim, unit.now)
    if (!claimed.first) return claimed.response === null ? {} : openAnswer(deps.keys, claimed.response)
    const answer = await run({ ...call, unit })
    await keepAnswer(unit.db, deps.keys, claim, answer)
    return answer
  })
}

/** Who calls, and that they may call this at all: a person by their session, or a system by its signature; never both. */
async function callerOf(
  { endpoint: { access } }: Route,
  deps: HttpDeps,
  request: FastifyRequest,
): Promise<{ actor: Actor | null; system: SystemCaller | null }> {
  if ('system' in access) {
    const system = await deps.authenticateSystem?.(readSigned(request, deps.config.publicUrl))
    if (system === undefined) throw problem('exchange.signature-missing')
    if (!system.items.has(access.system)) throw problem('exchange.not-permitted')
    return { actor: system.actor, system }
  }
  const authenticated = await deps.authenticate(request)
  if (!('public' in access) && authenticated === null) throw problem('platform.not-signed-in')
  if ('permission' in access && authenticated !== null)
    requirePermission(authenticated.actor, access.permission)
  return { actor: authenticated?.actor ?? null, system: null }
}

function claimOf(route: Route, request: FastifyRequest, actor: Actor | null): IdempotencyClaim | null {
  if (route.method === 'GET' || route.endpoint.notIdempotentByKey !== undefined || actor?.accountId == null)
    return null
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key.length < 8 || key.length > 100)
    throw problem('platform.idempotency-key-missing')
  const requestHash = createHash('sha256')
    .update(`${route.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest('hex')
  return { accountId: actor.accountId, key, requestHash }
}

function sendBytes(reply: FastifyReply, answer: BinaryAnswer): FastifyReply {
  const name = encodeURIComponent(answer.name)
  return reply
    .type(answer.type)
    .header(
      'content-disposition',
      `${answer.inline === true ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    )
    .send(answer.body)
}

const heartbeatMs = 25_000

function openStream(request: FastifyRequest, reply: FastifyReply, answer: StreamAnswer): FastifyReply {
  reply.hijack()
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  const ended = new AbortController()
  const heartbeat = setInterval(() => reply.raw.write(': alive\n\n'), heartbeatMs)
  request.raw.once('close', () => {
    clearInterval(heartbeat)
    ended.abort()
  })
  reply.raw.write(': open\n\n')
  answer.open(
    (topic, reference) => reply.raw.write(`event: change\ndata: ${JSON.stringify({ topic, reference })}\n\n`),
    ended.signal,
  )
  return reply
}
