// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Message } from '#contracts/messages'
import type { LocalizedText } from '#contracts/text'
import { type Db, decodeCursor, pageOf } from '#platform/db'
import type { Stream } from '#platform/http'
import { fill } from '#platform/i18n'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import type { MessageTemplate } from './message-template.ts'

export interface OutgoingMessage {
  readonly template: string
  readonly accountIds: readonly string[]
  /** Values of the places; texts in both languages. */
  readonly values: Readonly<Record<string, string | LocalizedText>>
  readonly link: { readonly kind: 'case' | 'credential' | 'item'; readonly reference: string } | null
  /** Makes the message once, however often the event is told. */
  readonly dedupeKey: string
}

export interface Channel {
  send(unit: Unit, message: OutgoingMessage): Promise<void>
  list(
    db: Db,
    accountId: string,
    query: { unread?: boolean | undefined; cursor?: string | undefined; limit?: number | undefined },
  ): Promise<{ items: Message[]; next: string | null; unread: number }>
  markRead(unit: Unit, accountId: string, id: string | null): Promise<void>
}

interface MessageRow {
  id: string
  topic: string
  title_zh: string
  title_en: string
  body_zh: string
  body_en: string
  link_kind: 'case' | 'credential' | 'item' | null
  link_ref: string | null
  read_at: Date | null
  created_at: Date
}

export function createChannel(templates: readonly MessageTemplate[], stream: Stream): Channel {
  const byCode = new Map(templates.map((template) => [template.code, template]))
  return {
    async send(unit, message) {
      const template = byCode.get(message.template)
      if (template === undefined) throw new Error(`no message template ${message.template}`)
      if (message.accountIds.length === 0) return
      const values = (locale: 'zh' | 'en') =>
        Object.fromEntries(
          Object.entries(message.values).map(([name, value]) => [
            name,
            typeof value === 'string' ? value : value[locale],
          ]),
        )
      await sql`
        insert into channel.messages (id, account_id, topic, template, title_zh, title_en, body_zh, body_en, link_kind, link_ref, dedupe_key, created_at)
        select to_.id::uuid, to_.account_id::uuid, ${template.topic}, ${template.code}, ${fill(template.title.zh, values('zh'))}, ${fill(template.title.en, values('en'))},
               ${fill(template.body.zh, values('zh'))}, ${fill(template.body.en, values('en'))}, ${message.link?.kind ?? null}, ${message.link?.reference ?? null}, ${`${template.code}:${message.dedupeKey}`}, ${unit.now}
        from unnest(${message.accountIds.map(() => unit.newId())}::text[], ${[...message.accountIds]}::text[]) as to_(id, account_id)
        on conflict (account_id, dedupe_key) do nothing`.execute(unit.db)
      // Told after the fact at worst: the page asks again when it opens.
      stream.publish({ topic: 'messages', reference: null, accountIds: message.accountIds })
    },
    async list(db, accountId, query) {
      const limit = query.limit ?? 20
      const before = decodeCursor(query.cursor, 1)?.[0] ?? null
      const found = await sql<MessageRow>`
        select id, topic, title_zh, title_en, body_zh, body_en, link_kind, link_ref, read_at, created_at from channel.messages
        where account_id = ${accountId} and (${before}::uuid is null or id < ${before}::uuid) and (${query.unread === true} = false or read_at is null)
        order by id desc limit ${limit + 1}`.execute(db)
      const unread = await sql<{
        count: number
      }>`select count(*) as count from channel.messages where account_id = ${accountId} and read_at is null`.execute(
        db,
      )
      const page = pageOf(found.rows, limit, (row) => [row.id])
      return { items: page.items.map(present), next: page.next, unread: unread.rows[0]?.count ?? 0 }
    },
    async markRead(unit, accountId, id) {
      const done = await sql`update channel.messages set read_at = ${unit.now}
        where account_id = ${accountId} and (${id}::uuid is null or id = ${id}::uuid) and (read_at is null or ${id}::uuid is not null) returning id`.execute(
        unit.db,
      )
      if (id !== null && done.rows.length === 0) throw problem('platform.not-found')
    },
  }
}

function present(row: MessageRow): Message {
  return {
    id: row.id,
    at: row.created_at.toISOString(),
    topic: row.topic,
    title: { zh: row.title_zh, en: row.title_en },
    body: { zh: row.body_zh, en: row.body_en },
    link:
      row.link_kind === null || row.link_ref === null
        ? null
        : { kind: row.link_kind, reference: row.link_ref },
    readAt: row.read_at?.toISOString() ?? null,
  }
}
