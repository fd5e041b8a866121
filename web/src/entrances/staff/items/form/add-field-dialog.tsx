// SPDX-License-Identifier: Apache-2.0
import { BadgeCheck } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { FormField } from '#contracts/form'
import { call } from '#web/shared/api/call.ts'
import { useApi } from '#web/shared/api/use-api.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Dialog } from '#web/shared/ui/dialog.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { TextInput } from '#web/shared/ui/inputs.tsx'
import { Skeleton } from '#web/shared/ui/states.tsx'
import { freeWidgets, nameOfNewField, newField } from './new-field.ts'
import { useDesignerTexts } from './texts.ts'

export interface NewField {
  name: string
  field: FormField
  required: boolean
}

interface AddFieldProps {
  /** Title of the step it goes into; undefined while nothing is added. */
  step: string | undefined
  onAdd: (added: NewField) => void
  onClose: () => void
}

/** A field from the register of data elements, or a free one where no element means it. */
export function AddFieldDialog({ step, onAdd, onClose }: AddFieldProps) {
  const texts = useDesignerTexts()
  return (
    <Dialog open={step !== undefined} title={texts.addFieldTo(step ?? '')} onClose={onClose}>
      <div className="stack">
        <FromRegister onAdd={onAdd} />
        <section>
          <h3>{texts.freeField}</h3>
          <p className="small muted">{texts.freeFieldHow}</p>
          <div className="f-widgets">
            {freeWidgets.map((widget) => (
              <Button
                key={widget}
                size="small"
                onClick={() => onAdd({ name: nameOfNewField, field: newField(widget), required: false })}
              >
                {texts.widgets[widget]}
              </Button>
            ))}
          </div>
        </section>
      </div>
    </Dialog>
  )
}

function FromRegister({ onAdd }: { onAdd: AddFieldProps['onAdd'] }) {
  const texts = useDesignerTexts()
  const localized = useLocalized()
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(typed.trim())
  const [error, setError] = useState<Error>()
  const found = useApi('GET /api/catalog/elements', { query: { q: words || undefined, limit: 12 } })
  const take = async (code: string) => {
    try {
      const element = await call('GET /api/catalog/elements/{code}', { params: { code } })
      onAdd({ name: element.fieldName, field: element.field, required: true })
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)))
    }
  }
  const problem = error ?? found.error
  return (
    <section>
      <h3>{texts.fromRegister}</h3>
      <p className="small muted">{texts.fromRegisterHow}</p>
      <Field label={texts.search}>
        {(control) => (
          <TextInput {...control} type="search" maxLength={100} value={typed} onChange={setTyped} />
        )}
      </Field>
      {problem ? <ErrorState error={problem} /> : null}
      {found.isPending ? <Skeleton lines={4} /> : null}
      {found.data?.items.length === 0 ? <p className="muted">{texts.noElement}</p> : null}
      <ul className="f-elements">
        {found.data?.items.map((element) => (
          <li key={element.code}>
            <button type="button" onClick={() => void take(element.code)}>
              <span>
                {localized(element.name)} <span className="small muted">{element.code}</span>
              </span>
              <span className="small">
                {element.authoritative ? <BadgeCheck size={14} aria-hidden="true" /> : null}{' '}
                {texts.sources[element.source]}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
