// SPDX-License-Identifier: Apache-2.0
import type { FastifyReply, FastifyRequest } from 'fastify'
import { problem } from '#platform/problems'

const policy = (style: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${style}`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "media-src 'self' blob:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')

// antd writes its styles at run time; only the staff entrance loads it.
const strictPolicy = policy("'self'")
const staffPolicy = policy("'self' 'unsafe-inline'")

export function securityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply
    .header(
      'content-security-policy',
      request.url.startsWith('/staff') || request.url.startsWith('/cockpit') ? staffPolicy : strictPolicy,
    )
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'same-origin')
    .header('cross-origin-opener-policy', 'same-origin')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('permissions-policy', 'camera=(self), microphone=(self), geolocation=(self), payment=()')
  if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
    reply.header('cache-control', 'no-store')
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A write must come from our own pages or from a program: the header cannot be set across origins without CORS, which
 * the platform never grants, and a browser's Origin must be ours. SameSite cookies are the second wall.
 */
export function refuseCrossSite(request: FastifyRequest): void {
  if (reading.has(request.method) || !request.url.startsWith('/api/')) return
  // A signature cannot be made by a page that somebody was lured to; no cookie counts there.
  if (request.routeOptions.config.signed === true) return
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const foreign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && hostOf(origin) !== request.headers.host)
  if (foreign || request.headers['x-chengshu'] !== '1') throw problem('platform.cross-site')
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}
