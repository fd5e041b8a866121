// SPDX-License-Identifier: Apache-2.0
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** The four entrances: each is one HTML file whose router takes over below its prefix. */
const entrances = [
  { prefix: '/biz', file: 'biz.html' },
  { prefix: '/staff', file: 'staff.html' },
  { prefix: '/cockpit', file: 'cockpit.html' },
  { prefix: '/', file: 'index.html' },
] as const

export async function serveWeb(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    preCompressed: true,
    // Names under assets/ carry a content hash and never change; everything else is asked for anew.
    setHeaders: (reply, path) => {
      reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  server.get('/*', { schema: { hide: true } }, (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    if (path.startsWith('/api/') || path.startsWith('/assets/')) return reply.callNotFound()
    const entrance = entrances.find(
      ({ prefix }) => prefix === '/' || path === prefix || path.startsWith(`${prefix}/`),
    )
    return reply.sendFile(entrance?.file ?? 'index.html')
  })
}
