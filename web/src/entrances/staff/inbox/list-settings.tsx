// SPDX-License-Identifier: Apache-2.0
import { viewColumns } from '#contracts/case-view-limits'
import { useChangeQuery } from '#web/shared/router/use-place.ts'
import { CheckboxGroup, RadioGroup } from '#web/shared/ui/choices.tsx'
import { Dialog } from '#web/shared/ui/dialog.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { type InboxFilter, isWork, orders } from './inbox-filter.ts'
import { columnsQuery, type ViewColumn } from './view-address.ts'
import { useViewTexts } from './views-texts.ts'

interface ListSettingsProps {
  open: boolean
  filter: InboxFilter
  columns: readonly ViewColumn[]
  onClose: () => void
}

/** Which columns the list has, and its order; both stand in the address and go into a view. */
export function ListSettings({ open, filter, columns, onClose }: ListSettingsProps) {
  const texts = useViewTexts()
  const change = useChangeQuery()
  return (
    <Dialog open={open} title={texts.settings} onClose={onClose}>
      <div className="stack">
        <Field label={texts.columns} group>
          {(control) => (
            <CheckboxGroup
              {...control}
              inline
              options={viewColumns.map((column) => ({ value: column, label: texts.columnNames[column] }))}
              values={columns}
              onChange={(chosen) =>
                change(columnsQuery(viewColumns.filter((column) => chosen.includes(column))))
              }
            />
          )}
        </Field>
        {isWork(filter.view) ? (
          <Field label={texts.order} group>
            {(control) => (
              <RadioGroup
                {...control}
                options={orders.map((order) => ({ value: order, label: texts.orders[order] }))}
                value={filter.sort ?? 'due'}
                onChange={(order) => change({ sort: order === 'due' ? undefined : order })}
              />
            )}
          </Field>
        ) : (
          <p className="small muted">{texts.orderWhy}</p>
        )}
      </div>
    </Dialog>
  )
}
