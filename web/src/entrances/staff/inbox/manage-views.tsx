// SPDX-License-Identifier: Apache-2.0
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { CaseView } from '#contracts/case-views'
import { IconButton } from '#web/shared/ui/button.tsx'
import { Dialog } from '#web/shared/ui/dialog.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { TextInput } from '#web/shared/ui/inputs.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import {
  type CaseViews,
  type Places,
  placesOf,
  useArrangeViews,
  useChangeView,
  useRemoveView,
} from './use-views.ts'
import { arrangedBy } from './view-address.ts'
import { useViewTexts } from './views-texts.ts'

interface ManageViewsProps {
  open: boolean
  views: CaseViews
  onClose: () => void
}

/** Order, tabs, the view that opens first, names, sharing, removal. */
export function ManageViews({ open, views, onClose }: ManageViewsProps) {
  const texts = useViewTexts()
  const arrange = useArrangeViews()
  const change = useChangeView()
  const remove = useRemoveView((view) => toast(texts.removed(view.name)))
  const error = arrange.error ?? change.error ?? remove.error
  // Shown as it will be, from the click on: a box that springs back for a moment is clicked twice.
  const [places, setPlaces] = useState<Places>()
  const [sharing, setSharing] = useState<Pick<CaseView, 'id' | 'shared'>>()
  const items = places === undefined ? views.items : arrangedBy(views.items, places)
  const own = items.filter(({ own: mine }) => mine).length
  const place = (edit: (before: Places) => Places) => {
    const next = edit(placesOf(items))
    setPlaces(next)
    arrange.mutate(next, { onSettled: () => setPlaces(undefined) })
  }
  const share = (view: CaseView, shared: boolean) => {
    setSharing({ id: view.id, shared })
    change.mutate({ ...body(view), shared }, { onSettled: () => setSharing(undefined) })
  }
  const move = (index: number, by: 1 | -1) =>
    place((before) => {
      const order = [...before.order]
      const [moved] = order.splice(index, 1)
      if (moved !== undefined) order.splice(index + by, 0, moved)
      return { ...before, order }
    })
  return (
    <Dialog open={open} title={texts.manage} onClose={onClose}>
      {error ? <ErrorState error={error} /> : null}
      {items.length === 0 ? (
        <EmptyState title={texts.none}>{texts.noneHow}</EmptyState>
      ) : (
        <>
          <p className="small muted">{texts.mine(own, views.most)}</p>
          <ul className="s-manage">
            {items.map((view, index) => (
              <li key={view.id}>
                <ViewName
                  key={view.name}
                  view={view}
                  onName={(name) => change.mutate({ ...body(view), name })}
                />
                <div className="s-manage__acts">
                  <IconButton
                    label={texts.up(view.name)}
                    disabled={index === 0}
                    onClick={() => move(index, -1)}
                  >
                    <ArrowUp aria-hidden="true" />
                  </IconButton>
                  <IconButton
                    label={texts.down(view.name)}
                    disabled={index === items.length - 1}
                    onClick={() => move(index, 1)}
                  >
                    <ArrowDown aria-hidden="true" />
                  </IconButton>
                  <Tick
                    label={texts.pinned(view.name)}
                    text={texts.pinnedColumn}
                    on={view.pinned}
                    onChange={(on) =>
                      place((before) => ({
                        ...before,
                        unpinned: on
                          ? before.unpinned.filter((id) => id !== view.id)
                          : [...before.unpinned, view.id],
                      }))
                    }
                  />
                  <Tick
                    label={texts.first(view.name)}
                    text={texts.firstColumn}
                    on={view.isDefault}
                    onChange={(on) => place((before) => ({ ...before, default: on ? view.id : null }))}
                  />
                  {view.can.includes('share') ? (
                    <Tick
                      label={texts.sharing(view.name)}
                      text={texts.sharedColumn}
                      on={sharing?.id === view.id ? sharing.shared : view.shared}
                      onChange={(shared) => share(view, shared)}
                    />
                  ) : view.shared ? (
                    <span className="small muted">{texts.sharedBy(view.keeper)}</span>
                  ) : null}
                  {view.can.includes('remove') ? (
                    <IconButton label={texts.remove(view.name)} onClick={() => remove.mutate(view)}>
                      <Trash2 aria-hidden="true" />
                    </IconButton>
                  ) : null}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}

const body = ({ id, version, name, filter, columns, shared }: CaseView) => ({
  id,
  version,
  name,
  filter,
  columns,
  shared,
})

interface TickProps {
  /** Names the view too. */
  label: string
  text: string
  on: boolean
  onChange: (on: boolean) => void
}

function Tick({ label, text, on, onChange }: TickProps) {
  return (
    <label className="s-tick">
      <input
        type="checkbox"
        aria-label={label}
        checked={on}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span aria-hidden="true">{text}</span>
    </label>
  )
}

/** The name of one's view can be typed over; it is saved when one leaves it. */
function ViewName({ view, onName }: { view: CaseView; onName: (name: string) => void }) {
  const texts = useViewTexts()
  const [typed, setTyped] = useState(view.name)
  if (!view.can.includes('edit')) return <span className="strong">{view.name}</span>
  const leave = () => {
    const name = typed.trim()
    if (name === '') setTyped(view.name)
    else if (name !== view.name) onName(name)
  }
  return (
    <TextInput
      aria-label={texts.rename(view.name)}
      maxLength={30}
      value={typed}
      onChange={setTyped}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Enter' && leave()}
    />
  )
}
