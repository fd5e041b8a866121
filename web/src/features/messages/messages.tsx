// SPDX-License-Identifier: Apache-2.0
import { Mail } from 'lucide-react'
import type { Message } from '#contracts/messages'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { call } from '#web/shared/api/call.ts'
import { apiKey, useApi, useApiPages } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { formatInstant } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useGo } from '#web/shared/router/use-place.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { PagedList } from '#web/shared/ui/paged-list.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import './messages.css'
import { useMessageTexts } from './texts.ts'

/** Where the thing a message speaks of is found in this entrance; what is not found here has no link. */
type MessageAddresses = Partial<Record<NonNullable<Message['link']>['kind'], (reference: string) => string>>

export function Messages({ addresses }: { addresses: MessageAddresses }) {
  const texts = useMessageTexts()
  const unread = useApi('GET /api/messages', { query: { limit: 1 } }).data?.unread ?? 0
  const list = useApiPages(['GET /api/messages', 'all'], (cursor, signal) =>
    call('GET /api/messages', { query: { cursor, limit: 30 } }, { signal }),
  )
  const readAll = useCommand((_: undefined, key: string) => call('POST /api/messages/reading', {}, { key }), {
    changes: [apiKey('GET /api/messages')],
  })
  return (
    <Card>
      {unread > 0 ? (
        <div className="row-between">
          <span className="strong">{texts.unread(unread)}</span>
          <Button size="small" busy={readAll.isPending} onClick={() => readAll.mutate(undefined)}>
            {texts.readAll}
          </Button>
        </div>
      ) : null}
      <PagedList
        query={list}
        empty={
          <EmptyState icon={Mail} title={texts.none}>
            {texts.noneHow}
          </EmptyState>
        }
      >
        {(messages) => (
          <ul>
            {messages.map((message) => (
              <li key={message.id}>
                <Row message={message} addresses={addresses} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </Card>
  )
}

function Row({ message, addresses }: { message: Message; addresses: MessageAddresses }) {
  const texts = useMessageTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const go = useGo()
  const read = useCommand(
    (id: string, key: string) => call('POST /api/messages/{id}/reading', { params: { id } }, { key }),
    { changes: [apiKey('GET /api/messages')] },
  )
  const { link } = message
  const address = link ? addresses[link.kind]?.(link.reference) : undefined
  return (
    <article className="c-message" data-unread={message.readAt === null}>
      <div className="row-between">
        <h2>
          {localized(message.title)}
          {message.readAt === null ? <span className="visually-hidden"> {texts.isNew}</span> : null}
        </h2>
        <time className="small muted numbers" dateTime={message.at}>
          {formatInstant(message.at, locale)}
        </time>
      </div>
      <div className="c-message__body">
        <p>{localized(message.body)}</p>
        {link && address ? (
          <Button
            kind="quiet"
            size="small"
            onClick={() => {
              if (message.readAt === null) read.mutate(message.id)
              go(address)
            }}
          >
            {texts.open[link.kind]}
          </Button>
        ) : null}
      </div>
    </article>
  )
}
