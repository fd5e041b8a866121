// SPDX-License-Identifier: Apache-2.0
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { ProblemBody } from '#contracts/problems'
import type { Route } from './routes.ts'

export const openApiOptions: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Chengshu 城枢',
      version: '0.1.0',
      description:
        'Every endpoint of the platform. Writes need the headers `x-chengshu: 1` and `idempotency-key`; failures are RFC 9457 problems.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'chengshu_session' },
        signature: {
          type: 'apiKey',
          in: 'header',
          name: 'Signature',
          description:
            'HTTP Message Signature (RFC 9421, hmac-sha256) of a department’s system, with Signature-Input and Content-Digest: docs/exchange.md.',
        },
      },
    },
  },
}

/** The same schemas that validate a call document it. Response schemas only document: answers are checked in tests. */
export function schemaOf(route: Route): FastifySchema {
  const { endpoint } = route
  const access =
    'permission' in endpoint.access
      ? `permission ${endpoint.access.permission}`
      : 'system' in endpoint.access
        ? `system ${endpoint.access.system}`
        : 'public' in endpoint.access
          ? `public: ${endpoint.access.public}`
          : `signed in: ${endpoint.access.signedIn}`
  const answer =
    endpoint.kind === 'binary'
      ? {
          description: 'bytes',
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        }
      : endpoint.kind === 'stream'
        ? {
            description: 'server-sent events',
            content: { 'text/event-stream': { schema: endpoint.response } },
          }
        : { ...endpoint.response, description: endpoint.summary.en }
  return {
    summary: `${endpoint.summary.zh} ${endpoint.summary.en}`,
    description: `Access: ${access}.`,
    tags: [route.path.split('/')[2] ?? 'api'],
    ...(endpoint.params !== undefined && { params: endpoint.params }),
    ...(endpoint.query !== undefined && { querystring: endpoint.query }),
    ...(endpoint.body !== undefined && { body: endpoint.body }),
    ...(!('public' in endpoint.access) && {
      security: ['system' in endpoint.access ? { signature: [] } : { session: [] }],
    }),
    response: { 200: answer, '4xx': { ...ProblemBody, description: 'RFC 9457 problem' } },
  } as FastifySchema
}

export function documentApi(server: FastifyInstance, routes: readonly Route[]): void {
  server.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=60').send(server.swagger()),
  )
  server.get('/api/docs.css', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(stylesheet),
  )
  server.get('/api/docs', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(readingPage(routes)),
  )
}

const stylesheet = `body{font:15px/1.6 system-ui,"Noto Sans SC",sans-serif;margin:0;color:#0d1a2e;background:#f4f7fb}main{max-width:1280px;margin:auto;padding:24px}
table{border-collapse:collapse;width:100%;background:#fff}th,td{border:1px solid #dbe3ee;padding:8px;text-align:left;vertical-align:top}pre{max-width:520px;max-height:360px;overflow:auto;font-size:12px}a{color:#1257c9}`

/** A plain page to read the API by: no script, works everywhere; the machine-readable document is one link away. */
function readingPage(routes: readonly Route[]): string {
  const rows = routes.map((route) => {
    const { endpoint } = route
    const access =
      'permission' in endpoint.access
        ? endpoint.access.permission
        : 'system' in endpoint.access
          ? `签名 signed: ${endpoint.access.system}`
          : 'public' in endpoint.access
            ? '公开 public'
            : '登录 signed in'
    const body =
      endpoint.body === undefined
        ? ''
        : `<details><summary>body</summary><pre>${escapeHtml(JSON.stringify(endpoint.body, null, 2))}</pre></details>`
    const query =
      endpoint.query === undefined
        ? ''
        : `<details><summary>query</summary><pre>${escapeHtml(JSON.stringify(endpoint.query, null, 2))}</pre></details>`
    const answer = `<details><summary>200</summary><pre>${escapeHtml(JSON.stringify(endpoint.response, null, 2))}</pre></details>`
    return `<tr id="${escapeHtml(`${route.method}-${route.path}`)}"><td><b>${route.method}</b></td><td><code>${escapeHtml(route.path)}</code></td><td lang="zh">${escapeHtml(endpoint.summary.zh)}<br><span lang="en">${escapeHtml(endpoint.summary.en)}</span></td><td>${escapeHtml(access)}</td><td>${query}${body}${answer}</td></tr>`
  })
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>城枢 API</title><link rel="stylesheet" href="/api/docs.css"></head><body><main><h1>城枢 Chengshu API</h1><p><a href="/api/openapi.json">OpenAPI 3.1</a> · ${routes.length} endpoints</p><table><thead><tr><th scope="col">方法</th><th scope="col">路径</th><th scope="col">说明</th><th scope="col">权限</th><th scope="col">模式</th></tr></thead><tbody>${rows.join('')}</tbody></table></main></body></html>`
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
