// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { LocalizedText } from './text.ts'
import { Id, Instant, None, nullable, PageQuery, strict } from './wire.ts'

export const Message = Type.Object(
  {
    id: Id,
    at: Instant,
    topic: Type.String(),
    title: LocalizedText,
    body: LocalizedText,
    link: nullable(
      Type.Object({ kind: Type.Enum(['case', 'credential', 'item']), reference: Type.String() }, strict),
    ),
    readAt: nullable(Instant),
  },
  strict,
)
export type Message = Static<typeof Message>

export const messagesApi = {
  'GET /api/messages': endpoint({
    summary: { zh: '消息', en: 'Messages' },
    access: { permission: 'channel.message.read' },
    query: Type.Object({ unread: Type.Optional(Type.Boolean()), ...PageQuery }, strict),
    response: Type.Object(
      { items: Type.Array(Message), next: nullable(Type.String()), unread: Type.Integer() },
      strict,
    ),
  }),
  'POST /api/messages/{id}/reading': endpoint({
    summary: { zh: '标为已读', en: 'Mark as read' },
    access: { permission: 'channel.message.read' },
    params: Type.Object({ id: Id }, strict),
    response: None,
  }),
  'POST /api/messages/reading': endpoint({
    summary: { zh: '全部标为已读', en: 'Mark all as read' },
    access: { permission: 'channel.message.read' },
    response: None,
  }),
} as const
