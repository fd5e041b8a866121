// SPDX-License-Identifier: Apache-2.0
import { FileText } from 'lucide-react'
import { useState } from 'react'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { call } from '#web/shared/api/call.ts'
import { apiKey, useApiPages } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { formatDay, formatInstant } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { RequireAccount } from '#web/shared/session/require-account.tsx'
import { Button } from '#web/shared/ui/button.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { Dialog } from '#web/shared/ui/dialog.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { ButtonLink } from '#web/shared/ui/link.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { PagedList } from '#web/shared/ui/paged-list.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { useUiTexts } from '#web/shared/ui/texts.ts'
import { toast } from '#web/shared/ui/toast.tsx'
import { useApplyTexts } from './texts.ts'

interface Condemned {
  id: string
  name: string
}

export default function DraftsPage() {
  const texts = useApplyTexts()
  return (
    <div className="wrap c-page">
      <PageHead
        title={texts.drafts.title}
        crumbs={[{ to: '/my', text: texts.my }]}
        crumbsLabel={texts.crumbs}
      >
        <p>{texts.drafts.lead}</p>
      </PageHead>
      <RequireAccount>
        <Drafts />
      </RequireAccount>
    </div>
  )
}

function Drafts() {
  const { drafts: texts } = useApplyTexts()
  const ui = useUiTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const [condemned, setCondemned] = useState<Condemned>()
  const list = useApiPages(apiKey('GET /api/applications'), (cursor, signal) =>
    call('GET /api/applications', { query: { cursor, limit: 20 } }, { signal }),
  )
  const remove = useCommand(
    (id: string, key: string) => call('DELETE /api/applications/{id}', { params: { id } }, { key }),
    {
      changes: [apiKey('GET /api/applications')],
      onDone: () => {
        setCondemned(undefined)
        toast(texts.removed)
      },
    },
  )
  return (
    <>
      <PagedList
        query={list}
        empty={
          <EmptyState
            icon={FileText}
            title={texts.none}
            act={
              <ButtonLink to="/services" kind="primary">
                {texts.find}
              </ButtonLink>
            }
          >
            {texts.noneHow}
          </EmptyState>
        }
      >
        {(drafts) => (
          <ul className="stack">
            {drafts.map((draft) => {
              const name = localized(draft.itemName)
              return (
                <li key={draft.id}>
                  <Card
                    title={name}
                    aside={
                      <div className="row">
                        <ButtonLink
                          to={`/apply/${draft.id}`}
                          kind="primary"
                          size="small"
                          aria-label={`${texts.resume} ${name}`}
                        >
                          {texts.resume}
                        </ButtonLink>
                        <Button
                          size="small"
                          aria-label={texts.removeWhat(name)}
                          onClick={() => setCondemned({ id: draft.id, name })}
                        >
                          {texts.remove}
                        </Button>
                      </div>
                    }
                  >
                    <p className="small muted">
                      {draft.subjectName} · {texts.savedAt(formatInstant(draft.savedAt, locale))} ·{' '}
                      {texts.expires(formatDay(draft.expiresOn, locale))}
                    </p>
                  </Card>
                </li>
              )
            })}
          </ul>
        )}
      </PagedList>
      <Dialog
        open={condemned !== undefined}
        title={condemned ? texts.removeWhat(condemned.name) : ''}
        onClose={() => setCondemned(undefined)}
      >
        <p>{texts.removeSure}</p>
        {remove.error ? <ErrorState error={remove.error} /> : null}
        <div className="c-dialog__acts">
          <Button onClick={() => setCondemned(undefined)}>{ui.cancel}</Button>
          <Button
            kind="danger"
            busy={remove.isPending}
            onClick={() => condemned && remove.mutate(condemned.id)}
          >
            {texts.remove}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
