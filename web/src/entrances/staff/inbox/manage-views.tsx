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
  // Shown as it will be: a place is given back as easily as it is taken.
  const items = arrange.isPending ? arrangedBy(views.items, arrange.variables) : views.items
  const own = items.filter(({ own: mine }) => mine).length
  const place = (edit: (places: Places) => Places) => arrange.mutate(edit(placesOf(items)))
  const move = (index: number, by: 1 | -1) =>
    place((places) => {
      const order = [...places.order]
      const [moved] = order.splice(index, 1)
      if (moved !== undefined) order.splice(index + by, 0, moved)
      return { ...places, order }
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
                      place((places) => ({
                        ...places,
                        unpinned: on
                          ? places.unpinned.filter((id) => id !== view.id)
                          : [...places.unpinned, view.id],
                      }))
                    }
                  />
                  <Tick
                    label={texts.first(view.name)}
                    text={texts.firstColumn}
                    on={view.isDefault}
                    onChange={(on) => place((places) => ({ ...places, default: on ? view.id : null }))}
                  />
                  {view.can.includes('share') ? (
                    <Tick
                      label={texts.sharing(view.name)}
                      text={texts.sharedColumn}
                      on={
                        change.isPending && change.variables.id === view.id
                          ? change.variables.shared
                          : view.shared
                      }
                      onChange={(shared) => change.mutate({ ...body(view), shared })}
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
