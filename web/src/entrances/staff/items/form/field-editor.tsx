// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import type { CheckFault } from '#contracts/catalog'
import { type FieldCatalogue, formFields, situationFields } from '#contracts/condition-fields'
import type { FormDefinition, FormField } from '#contracts/form'
import { choiceWidgets, type FieldKind, fieldKind } from '#contracts/form-widgets'
import type { ServiceItem } from '#contracts/service-item'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Checkbox } from '#web/shared/ui/choices.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { Select, TextInput } from '#web/shared/ui/inputs.tsx'
import { BoundElement } from './bound-element.tsx'
import { ChoicesEditor } from './choices-editor.tsx'
import { ConditionEditor } from './condition-editor.tsx'
import { changeField, renameField, setRequired, withKeys } from './edit-form.ts'
import { FaultList } from './fault-list.tsx'
import { LimitsEditor } from './limits-editor.tsx'
import { LocalizedInput } from './localized-input.tsx'
import { asWidget, freeWidgets } from './new-field.ts'
import { useDesignerTexts } from './texts.ts'

interface FieldEditorProps {
  name: string
  form: FormDefinition
  item: ServiceItem
  faults: readonly CheckFault[]
  onEdit: (form: FormDefinition, about?: string) => void
  onRenamed: (name: string) => void
}

/** Everything one can say of one field; what its data element says is shown and not asked. */
export function FieldEditor({ name, form, item, faults, onEdit, onRenamed }: FieldEditorProps) {
  const texts = useDesignerTexts()
  const field: FormField | undefined = form.schema.properties[name]
  if (!field) return null
  const change = (next: FormField, about?: string) =>
    onEdit(changeField(form, name, next), about && `${name} ${about}`)
  const bound = field['x-element'] !== undefined
  const locked = bound && field['x-prefill'] === true
  return (
    <div className="stack">
      <FaultList faults={faults} />
      {bound ? <BoundElement field={field} /> : null}
      {locked ? null : (
        <LocalizedInput
          label={texts.label}
          value={field['x-label']}
          onChange={(label) => change({ ...field, 'x-label': label ?? { zh: '', en: '' } }, 'label')}
        />
      )}
      <LocalizedInput
        label={texts.help}
        optional
        maxLength={500}
        value={field['x-help']}
        onChange={(help) => change(withKeys(field, { 'x-help': help }), 'help')}
      />
      {bound ? null : (
        <FreeField
          field={field}
          onChange={(next) => change(next, 'free')}
          onWidget={(widget) => change(asWidget(field, widget))}
        />
      )}
      <div className="f-checks">
        <Checkbox
          label={texts.required}
          checked={form.schema.required.includes(name)}
          onChange={(on) => onEdit(setRequired(form, name, on))}
        />
        {bound ? null : (
          <Checkbox
            label={texts.sensitive}
            checked={field['x-sensitive'] === true}
            onChange={(on) => change(withKeys(field, { 'x-sensitive': on || undefined }))}
          />
        )}
      </div>
      <ConditionEditor
        value={field['x-visible-if']}
        fields={othersThan(name, form, item)}
        onChange={(condition) => change(withKeys(field, { 'x-visible-if': condition }), 'condition')}
      />
      <MaterialChoice field={field} item={item} onChange={change} />
      <NameInput
        key={name}
        name={name}
        taken={Object.keys(form.schema.properties)}
        onRename={(to) => {
          onEdit(renameField(form, name, to))
          onRenamed(to)
        }}
      />
    </div>
  )
}

/** What a condition may read: the situation of the guide and the other fields. */
function othersThan(name: string, form: FormDefinition, item: ServiceItem): FieldCatalogue {
  const { [name]: _, ...others } = formFields(form)
  return { ...others, ...situationFields(item.situations) }
}

interface FreeFieldProps {
  field: FormField
  onChange: (field: FormField) => void
  onWidget: (widget: FieldKind) => void
}

function FreeField({ field, onChange, onWidget }: FreeFieldProps) {
  const texts = useDesignerTexts()
  const kind = fieldKind(field)
  return (
    <>
      <Field label={texts.widget}>
        {(control) => (
          <Select
            {...control}
            value={kind}
            options={freeWidgets.map((widget) => ({ value: widget, label: texts.widgets[widget] }))}
            onChange={(widget) => onWidget(widget as FieldKind)} // one of the options
          />
        )}
      </Field>
      <LimitsEditor field={field} onChange={onChange} />
      {kind === 'number' || kind === 'money' || kind === 'text' ? (
        <LocalizedInput
          label={texts.unit}
          optional
          maxLength={20}
          value={field['x-unit']}
          onChange={(unit) => onChange(withKeys(field, { 'x-unit': unit }))}
        />
      ) : null}
      {choiceWidgets.includes(kind) ? <ChoicesEditor field={field} onChange={onChange} /> : null}
    </>
  )
}

interface MaterialChoiceProps {
  field: FormField
  item: ServiceItem
  onChange: (field: FormField) => void
}

function MaterialChoice({ field, item, onChange }: MaterialChoiceProps) {
  const texts = useDesignerTexts()
  const localized = useLocalized()
  if (item.materials.length === 0) return null
  return (
    <Field label={texts.material} help={texts.materialHelp} optional>
      {(control) => (
        <Select
          {...control}
          value={field['x-material'] ?? ''}
          options={[
            { value: '', label: texts.noMaterial },
            ...item.materials.map(({ code, name }) => ({ value: code, label: localized(name) })),
          ]}
          onChange={(code) => onChange(withKeys(field, { 'x-material': code || undefined }))}
        />
      )}
    </Field>
  )
}

interface NameInputProps {
  name: string
  taken: readonly string[]
  onRename: (to: string) => void
}

/** The name changes when one leaves the box: half a name would be a name of its own everywhere. */
function NameInput({ name, taken, onRename }: NameInputProps) {
  const texts = useDesignerTexts()
  const [typed, setTyped] = useState(name)
  const other = typed !== name
  const error =
    other && taken.includes(typed)
      ? texts.nameTaken
      : other && !/^[a-z][A-Za-z0-9]{0,59}$/.test(typed)
        ? texts.nameHelp
        : undefined
  return (
    <Field label={texts.name} help={texts.nameHelp} error={error}>
      {(control) => (
        <TextInput
          {...control}
          className="numbers"
          spellCheck={false}
          maxLength={60}
          value={typed}
          onChange={setTyped}
          onBlur={() => other && error === undefined && onRename(typed)}
        />
      )}
    </Field>
  )
}
