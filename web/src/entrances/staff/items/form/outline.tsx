// SPDX-License-Identifier: Apache-2.0
import { ArrowDown, ArrowUp, Copy, Plus, Trash2 } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import type { FormDefinition, FormField } from '#contracts/form'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Button, IconButton } from '#web/shared/ui/button.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { addStep, duplicateField, moveField, moveStep, placeField, removeField } from './edit-form.ts'
import type { FormFaults } from './faults.ts'
import { newStepTitle } from './new-field.ts'
import { useDesignerTexts } from './texts.ts'

export type Chosen = { step: string } | { field: string } | undefined

interface OutlineProps {
  form: FormDefinition
  faults: FormFaults
  chosen: Chosen
  onChoose: (chosen: Chosen) => void
  onEdit: (form: FormDefinition) => void
  onAddField: (step: string) => void
  onRemoveStep: (step: string) => void
}

/** Steps and their fields in order. Everything goes by buttons; dragging is a shorter way for those who have a mouse. */
export function Outline(props: OutlineProps) {
  const { form, faults, chosen, onChoose, onEdit, onAddField, onRemoveStep } = props
  const texts = useDesignerTexts()
  const localized = useLocalized()
  const [dragged, setDragged] = useState<string>()
  const drop = (event: DragEvent, step: string, index: number) => {
    event.preventDefault()
    if (dragged !== undefined) onEdit(placeField(form, dragged, step, index))
    setDragged(undefined)
  }
  const over = (event: DragEvent) => dragged !== undefined && event.preventDefault()
  return (
    <>
      <ol className="f-steps">
        {form.steps.map((step, at) => {
          const title = localized(step.title) || step.id
          return (
            <li key={step.id} onDragOver={over} onDrop={(event) => drop(event, step.id, step.fields.length)}>
              <div className="f-row f-row--step" data-on={isStep(chosen, step.id)}>
                <button
                  type="button"
                  className="f-row__name"
                  aria-label={texts.chooseStep(`${at + 1}. ${title}`)}
                  aria-pressed={isStep(chosen, step.id)}
                  onClick={() => onChoose({ step: step.id })}
                >
                  {at + 1}. {title}
                </button>
                <FaultMark count={faults.step(step.id).length} />
                <IconButton
                  label={texts.up(title)}
                  disabled={at === 0}
                  onClick={() => onEdit(moveStep(form, step.id, -1))}
                >
                  <ArrowUp aria-hidden="true" />
                </IconButton>
                <IconButton
                  label={texts.down(title)}
                  disabled={at === form.steps.length - 1}
                  onClick={() => onEdit(moveStep(form, step.id, 1))}
                >
                  <ArrowDown aria-hidden="true" />
                </IconButton>
                <IconButton
                  label={texts.remove(title)}
                  disabled={form.steps.length === 1}
                  onClick={() => onRemoveStep(step.id)}
                >
                  <Trash2 aria-hidden="true" />
                </IconButton>
              </div>
              <ol className="f-fields">
                {step.fields.map((name, index) => (
                  <li
                    key={name}
                    draggable
                    data-dragged={dragged === name}
                    onDragStart={(event) => {
                      event.dataTransfer.effectAllowed = 'move'
                      setDragged(name)
                    }}
                    onDragEnd={() => setDragged(undefined)}
                    onDragOver={over}
                    onDrop={(event) => {
                      event.stopPropagation()
                      drop(event, step.id, index)
                    }}
                  >
                    <FieldRow
                      {...{ form, name, onChoose, onEdit }}
                      on={isField(chosen, name)}
                      faults={faults.field(name).length}
                      first={at === 0 && index === 0}
                      last={at === form.steps.length - 1 && index === step.fields.length - 1}
                    />
                  </li>
                ))}
              </ol>
              <Button
                size="small"
                kind="quiet"
                aria-label={texts.addFieldTo(title)}
                onClick={() => onAddField(step.id)}
              >
                <Plus size={15} aria-hidden="true" /> {texts.addField}
              </Button>
            </li>
          )
        })}
      </ol>
      <div className="row">
        <Button size="small" onClick={() => onEdit(addStep(form, newStepTitle))}>
          <Plus size={15} aria-hidden="true" /> {texts.addStep}
        </Button>
        <span className="small muted f-mouse">{texts.drag}</span>
      </div>
    </>
  )
}

const isStep = (chosen: Chosen, id: string) => chosen !== undefined && 'step' in chosen && chosen.step === id
const isField = (chosen: Chosen, name: string) =>
  chosen !== undefined && 'field' in chosen && chosen.field === name

interface FieldRowProps extends Pick<OutlineProps, 'form' | 'onChoose' | 'onEdit'> {
  name: string
  on: boolean
  faults: number
  first: boolean
  last: boolean
}

function FieldRow({ form, name, on, faults, first, last, onChoose, onEdit }: FieldRowProps) {
  const texts = useDesignerTexts()
  const localized = useLocalized()
  const field: FormField | undefined = form.schema.properties[name]
  const label = (field && localized(field['x-label'])) || name
  const twin = () => {
    const twice = duplicateField(form, name)
    onEdit(twice.form)
    onChoose({ field: twice.name })
  }
  return (
    <div className="f-row" data-on={on}>
      <button
        type="button"
        className="f-row__name"
        aria-label={texts.choose(label)}
        aria-pressed={on}
        onClick={() => onChoose({ field: name })}
      >
        {label}
        {form.schema.required.includes(name) ? <span aria-hidden="true"> *</span> : null}
      </button>
      <FaultMark count={faults} />
      <IconButton label={texts.up(label)} disabled={first} onClick={() => onEdit(moveField(form, name, -1))}>
        <ArrowUp aria-hidden="true" />
      </IconButton>
      <IconButton label={texts.down(label)} disabled={last} onClick={() => onEdit(moveField(form, name, 1))}>
        <ArrowDown aria-hidden="true" />
      </IconButton>
      <IconButton label={texts.duplicate(label)} onClick={twin}>
        <Copy aria-hidden="true" />
      </IconButton>
      <IconButton label={texts.remove(label)} onClick={() => onEdit(removeField(form, name))}>
        <Trash2 aria-hidden="true" />
      </IconButton>
    </div>
  )
}

function FaultMark({ count }: { count: number }) {
  const texts = useDesignerTexts()
  return count === 0 ? null : <Tag tone="red">{texts.faultCount(count)}</Tag>
}
