// SPDX-License-Identifier: Apache-2.0
import { Plus, X } from 'lucide-react'
import type { Condition } from '#contracts/condition'
import { conditionParts } from '#contracts/condition-evaluate'
import type { FieldCatalogue } from '#contracts/condition-fields'
import { describeCondition } from '#contracts/condition-words'
import { Button, IconButton } from '#web/shared/ui/button.tsx'
import { RadioGroup } from '#web/shared/ui/choices.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { Select } from '#web/shared/ui/inputs.tsx'
import { type GroupKind, groupKind, groupOf, newTest, replacePart } from './edit-condition.ts'
import { NumberBox } from './limits-editor.tsx'
import { TestEditor } from './test-editor.tsx'
import { useDesignerTexts } from './texts.ts'

/** How deep one may nest here; the rules kernel allows more, in JSON. */
const deepest = 4

interface ConditionEditorProps {
  value: Condition | undefined
  fields: FieldCatalogue
  onChange: (value: Condition | undefined) => void
}

/** When a field is shown: always, or where a condition holds. It is told in words in both languages. */
export function ConditionEditor({ value, fields, onChange }: ConditionEditorProps) {
  const texts = useDesignerTexts()
  const first = newTest(fields)
  return (
    <>
      <Field label={texts.visible} group>
        {(control) => (
          <RadioGroup
            {...control}
            inline
            options={[
              { value: 'always', label: texts.always },
              ...(first ? [{ value: 'if', label: texts.onlyIf }] : []),
            ]}
            value={value === undefined ? 'always' : 'if'}
            onChange={(chosen) => onChange(chosen === 'if' && first ? { all: [first] } : undefined)}
          />
        )}
      </Field>
      {first ? null : <p className="small muted">{texts.noConditionFields}</p>}
      {value === undefined ? null : (
        <>
          <Part value={value} fields={fields} depth={1} onChange={onChange} />
          <section className="f-words" aria-label={texts.inWords}>
            {(['zh', 'en'] as const).map((locale) => (
              <p key={locale} lang={locale === 'zh' ? 'zh-CN' : 'en'}>
                {describeCondition(value, { fields, locale })}
              </p>
            ))}
          </section>
        </>
      )}
    </>
  )
}

interface PartProps {
  value: Condition
  fields: FieldCatalogue
  depth: number
  onChange: (value: Condition | undefined) => void
}

function Part({ value, fields, depth, onChange }: PartProps) {
  const texts = useDesignerTexts()
  if ('op' in value)
    return (
      <div className="f-test">
        <TestEditor value={value} fields={fields} onChange={onChange} />
        <RemovePart onClick={() => onChange(undefined)} />
      </div>
    )
  const parts = conditionParts(value)
  const kind = groupKind(value)
  const first = newTest(fields)
  const regroup = (next: readonly Condition[], as: GroupKind = kind) =>
    onChange(next.length === 0 ? undefined : groupOf(as, next, 'atLeast' in value ? value.atLeast : 1))
  return (
    <div className="f-part">
      <div className="f-part__head">
        <Select
          aria-label={texts.group}
          value={kind}
          options={(['all', 'any', 'not', 'atLeast'] as const).map((one) => ({
            value: one,
            label: texts.groups[one],
          }))}
          onChange={(chosen) => regroup(parts, chosen as GroupKind)} // one of the options
        />
        {'atLeast' in value ? (
          <NumberBox
            control={{ 'aria-label': texts.atLeast }}
            value={value.atLeast}
            whole
            onChange={(number) => number && onChange({ ...value, atLeast: Math.min(number, parts.length) })}
          />
        ) : null}
        <RemovePart onClick={() => onChange(undefined)} />
      </div>
      {parts.map((part, index) => (
        <Part
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name but their place
          key={index}
          value={part}
          fields={fields}
          depth={depth + 1}
          onChange={(next) => regroup(replacePart(parts, index, next))}
        />
      ))}
      {first && kind !== 'not' ? (
        <div className="row">
          <Button size="small" kind="quiet" onClick={() => regroup([...parts, first])}>
            <Plus size={15} aria-hidden="true" /> {texts.addTest}
          </Button>
          {depth < deepest ? (
            <Button size="small" kind="quiet" onClick={() => regroup([...parts, { any: [first] }])}>
              <Plus size={15} aria-hidden="true" /> {texts.addGroup}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

function RemovePart({ onClick }: { onClick: () => void }) {
  const texts = useDesignerTexts()
  return (
    <IconButton label={texts.removePart} onClick={onClick}>
      <X aria-hidden="true" />
    </IconButton>
  )
}
