// SPDX-License-Identifier: Apache-2.0
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { EntryDetail } from '#contracts/catalog'
import { call } from '#web/shared/api/call.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { useUiTexts } from '#web/shared/ui/texts.ts'
import { toast } from '#web/shared/ui/toast.tsx'
import '#web/shared/ui/details.css'
import { useStaffTexts } from '../texts.ts'

/** All elements of the version as they are stored; whoever may edit can change them and sees the checks at once. */
export function ItemDraft({ detail }: { detail: EntryDetail }) {
  const { items: texts } = useStaffTexts()
  const ui = useUiTexts()
  const stored = JSON.stringify(detail.content, null, 2)
  const [draft, setDraft] = useState<string>()
  const [malformed, setMalformed] = useState(false)
  const save = useCommand(
    (content: unknown, key: string) =>
      call(
        'PUT /api/catalog/entries/{id}/draft',
        {
          params: { id: detail.id },
          body: { version: detail.version, seenHash: detail.contentHash, content },
        },
        { key },
      ),
    {
      changes: [apiKey('GET /api/catalog/entries'), apiKey('GET /api/catalog/entries/{id}')],
      onDone: () => {
        setDraft(undefined)
        toast(texts.savedDraft)
      },
    },
  )
  const send = () => {
    try {
      const content: unknown = JSON.parse(draft ?? '')
      setMalformed(false)
      save.mutate(content)
    } catch {
      setMalformed(true)
    }
  }
  return (
    <details className="c-details">
      <summary>{texts.raw}</summary>
      {draft === undefined ? (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard (WCAG 2.1.1) */}
          <section className="s-json" aria-label={texts.raw} tabIndex={0}>
            {stored}
          </section>
          {detail.can.includes('edit') ? (
            <Button onClick={() => setDraft(stored)}>{texts.edit}</Button>
          ) : null}
        </>
      ) : (
        <>
          <Input.TextArea
            className="s-json"
            rows={24}
            aria-label={texts.raw}
            status={malformed ? 'error' : ''}
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
          />
          {malformed ? (
            <p className="c-field__error" role="alert">
              {texts.badJson}
            </p>
          ) : null}
          {save.error ? <ErrorState error={save.error} /> : null}
          <div className="row">
            <Button type="primary" loading={save.isPending} onClick={send}>
              {texts.save}
            </Button>
            <Button onClick={() => setDraft(undefined)}>{ui.cancel}</Button>
          </div>
        </>
      )}
    </details>
  )
}
