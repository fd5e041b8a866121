// SPDX-License-Identifier: Apache-2.0
import { messagesApi } from '#contracts/messages'
import { bindRoutes, type Route } from '#platform/http'
import type { Channel } from './messages.service.ts'

export function channelRoutes(channel: Channel): Route[] {
  return bindRoutes(messagesApi, {
    'GET /api/messages': ({ db, actor, query }) => channel.list(db, actor.accountId ?? '', query),
    'POST /api/messages/{id}/reading': async ({ unit, actor, params }) => {
      await channel.markRead(unit, actor.accountId ?? '', params.id)
      return {}
    },
    'POST /api/messages/reading': async ({ unit, actor }) => {
      await channel.markRead(unit, actor.accountId ?? '', null)
      return {}
    },
  })
}
