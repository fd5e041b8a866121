// SPDX-License-Identifier: Apache-2.0
import { Bookmark, BookmarkCheck } from 'lucide-react'
import { useState } from 'react'
import { useAddressQuery, useGo } from '#web/shared/router/use-place.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Checkbox } from '#web/shared/ui/choices.tsx'
import { Dialog } from '#web/shared/ui/dialog.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { TextInput } from '#web/shared/ui/inputs.tsx'
import { useUiTexts } from '#web/shared/ui/texts.ts'
import { toast } from '#web/shared/ui/toast.tsx'
import type { InboxFilter } from './inbox-filter.ts'
import { type CaseViews, useChangeView, useKeepView } from './use-views.ts'
import { differs, filterOf, type ViewColumn, viewAddress } from './view-address.ts'
import { useViewTexts } from './views-texts.ts'

interface SaveViewProps {
  views: CaseViews
  filter: InboxFilter
  columns: readonly ViewColumn[]
}

/** Keeps what the list shows now: as a new view, or in the view it was opened by. */
export function SaveView({ views, filter, columns }: SaveViewProps) {
  const texts = useViewTexts()
  const [naming, setNaming] = useState(false)
  const { saved } = useAddressQuery()
  const open = views.items.find(({ id }) => id === saved)
  const change = useChangeView(() => toast(texts.updated))
  return (
    <>
      {open?.can.includes('edit') && differs(open, filter, columns) ? (
        <Button
          size="small"
          busy={change.isPending}
          onClick={() =>
            change.mutate({
              id: open.id,
              version: open.version,
              name: open.name,
              shared: open.shared,
              filter: filterOf(filter),
              columns: [...columns],
            })
          }
        >
          <BookmarkCheck size={15} aria-hidden="true" /> {texts.update}
        </Button>
      ) : null}
      <Button size="small" kind="quiet" onClick={() => setNaming(true)}>
        <Bookmark size={15} aria-hidden="true" /> {texts.save}
      </Button>
      {change.error ? <ErrorState error={change.error} /> : null}
      <Dialog open={naming} title={texts.save} onClose={() => setNaming(false)}>
        <NewViewForm {...{ views, filter, columns }} onClose={() => setNaming(false)} />
      </Dialog>
    </>
  )
}

function NewViewForm({ views, filter, columns, onClose }: SaveViewProps & { onClose: () => void }) {
  const texts = useViewTexts()
  const ui = useUiTexts()
  const go = useGo()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const [missing, setMissing] = useState(false)
  const keep = useKeepView((view) => {
    toast(texts.saved)
    onClose()
    go(viewAddress(view))
  })
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() === '') return setMissing(true)
        keep.mutate({ name: name.trim(), shared, filter: filterOf(filter), columns: [...columns] })
      }}
    >
      <Field
        label={texts.name}
        required
        error={missing && name.trim() === '' ? texts.nameMissing : undefined}
      >
        {(control) => <TextInput {...control} autoFocus maxLength={30} value={name} onChange={setName} />}
      </Field>
      {views.can.includes('share') ? (
        <>
          <Checkbox label={texts.share} checked={shared} onChange={setShared} />
          <p className="small muted">{texts.shareHelp}</p>
        </>
      ) : null}
      {keep.error ? <ErrorState error={keep.error} /> : null}
      <div className="row">
        <Button type="submit" kind="primary" busy={keep.isPending}>
          {texts.save}
        </Button>
        <Button onClick={onClose}>{ui.cancel}</Button>
      </div>
    </form>
  )
}
