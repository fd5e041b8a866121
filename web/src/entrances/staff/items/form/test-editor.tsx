// SPDX-License-Identifier: Apache-2.0
import { useId } from 'react'
import type { Leaf } from '#contracts/condition'
import { type FieldCatalogue, type FieldSpec, fieldSpec, operatorsOfType } from '#contracts/condition-fields'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { CheckboxGroup } from '#web/shared/ui/choices.tsx'
import { DateInput, Select, TextInput } from '#web/shared/ui/inputs.tsx'
import { testOf, withOperator } from './edit-condition.ts'
import { NumberBox } from './limits-editor.tsx'
import { useDesignerTexts } from './texts.ts'

interface TestEditorProps {
  value: Leaf
  fields: FieldCatalogue
  onChange: (value: Leaf) => void
}

/** One comparison: a field, an operator its type has, and a value of that type. */
export function TestEditor({ value, fields, onChange }: TestEditorProps) {
  const texts = useDesignerTexts()
  const localized = useLocalized()
  const spec = fieldSpec(fields, value.field)
  const names = Object.keys(fields)
  const operators: readonly Leaf['op'][] = spec ? operatorsOfType[spec.type] : [value.op]
  const choose = (field: string) => {
    const next = fieldSpec(fields, field)
    if (next) onChange(testOf(field, operatorsOfType[next.type][0], next))
  }
  return (
    <div className="f-test__parts">
      <Select
        aria-label={texts.testField}
        value={value.field}
        options={[
          ...(spec ? [] : [{ value: value.field, label: value.field }]),
          ...names.map((name) => ({ value: name, label: labelOf(name, fields, localized) })),
        ]}
        onChange={choose}
      />
      <Select
        aria-label={texts.operator}
        value={value.op}
        options={operators.map((op) => ({ value: op, label: texts.operators[op] }))}
        onChange={(op) => onChange(withOperator(value, op as Leaf['op'], spec))} // one of the options
      />
      <ValueEditor value={value} spec={spec} onChange={onChange} />
    </div>
  )
}

function labelOf(name: string, fields: FieldCatalogue, localized: ReturnType<typeof useLocalized>): string {
  const spec = fieldSpec(fields, name)
  return spec ? `${localized(spec.label)} (${name})` : name
}

interface ValueProps {
  value: Leaf
  spec: FieldSpec | undefined
  onChange: (value: Leaf) => void
}

function ValueEditor({ value, spec, onChange }: ValueProps) {
  const texts = useDesignerTexts()
  switch (value.op) {
    case 'known':
      return null
    case 'between': {
      const [low, high] = value.value
      const write = (range: readonly (string | number)[]) => onChange({ ...value, value: range } as Leaf) // two of one type
      return (
        <>
          <OneValue
            label={texts.from}
            value={low}
            spec={spec}
            onChange={(next) => write([next as string, high])}
          />
          <OneValue
            label={texts.to}
            value={high}
            spec={spec}
            onChange={(next) => write([low, next as string])}
          />
        </>
      )
    }
    case 'in':
    case 'not-in':
    case 'has-any':
    case 'has-all':
      return (
        <SeveralValues
          value={value.value}
          spec={spec}
          onChange={(list) => onChange({ ...value, value: list })}
        />
      )
    case 'starts-with':
      return (
        <TextInput
          aria-label={texts.value}
          value={value.value}
          onChange={(typed) => onChange({ ...value, value: typed })}
        />
      )
    default:
      return (
        <OneValue
          label={texts.value}
          value={value.value}
          spec={spec}
          onChange={(next) => onChange({ ...value, value: next })}
        />
      )
  }
}

interface OneValueProps {
  label: string
  value: string | number | boolean
  spec: FieldSpec | undefined
  onChange: (value: string | number | boolean) => void
}

function OneValue({ label, value, spec, onChange }: OneValueProps) {
  const texts = useDesignerTexts()
  const localized = useLocalized()
  if (spec?.values)
    return (
      <Select
        aria-label={label}
        value={String(value)}
        options={Object.entries(spec.values).map(([code, name]) => ({ value: code, label: localized(name) }))}
        onChange={onChange}
      />
    )
  if (spec?.type === 'boolean')
    return (
      <Select
        aria-label={label}
        value={String(value)}
        options={[
          { value: 'true', label: texts.yes },
          { value: 'false', label: texts.no },
        ]}
        onChange={(chosen) => onChange(chosen === 'true')}
      />
    )
  if (spec?.type === 'number')
    return (
      <NumberBox
        control={{ 'aria-label': label }}
        value={value}
        whole={false}
        onChange={(number) => onChange(number ?? 0)}
      />
    )
  if (spec?.type === 'date') return <DateInput aria-label={label} value={String(value)} onChange={onChange} />
  return <TextInput aria-label={label} value={String(value)} onChange={onChange} />
}

interface SeveralProps {
  value: readonly (string | number)[]
  spec: FieldSpec | undefined
  onChange: (value: (string | number)[]) => void
}

function SeveralValues({ value, spec, onChange }: SeveralProps) {
  const id = useId()
  const texts = useDesignerTexts()
  const localized = useLocalized()
  if (spec?.values)
    return (
      <fieldset className="f-values">
        <legend className="small">{texts.values}</legend>
        <CheckboxGroup
          id={id}
          options={Object.entries(spec.values).map(([code, name]) => ({
            value: code,
            label: localized(name),
          }))}
          values={value.map(String)}
          onChange={onChange}
        />
      </fieldset>
    )
  const read = (typed: string) => {
    const parts = typed
      .split(/[,，、]/u)
      .map((part) => part.trim())
      .filter(Boolean)
    onChange(spec?.type === 'number' ? parts.map(Number).filter(Number.isFinite) : parts)
  }
  return (
    <TextInput
      key={spec?.type}
      aria-label={`${texts.values} · ${texts.commaList}`}
      placeholder={texts.commaList}
      defaultValue={value.join(', ')}
      onChange={read}
    />
  )
}
