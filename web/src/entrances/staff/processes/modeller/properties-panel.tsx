// SPDX-License-Identifier: Apache-2.0
import { Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { outcomes, phases } from '#contracts/cases'
import type { ProcessVocabulary } from '#contracts/process-stages'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { useCaseTexts } from '#web/shared/case/texts.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Field } from '#web/shared/ui/field.tsx'
import { useAccountsTexts } from '../../accounts/texts.ts'
import { useProcessTexts } from '../texts.ts'
import { type FieldName, fieldsOf, readField, writeField } from './element-fields.ts'
import type { DrawnElement, Modeller } from './modeller.ts'
import { elementKind } from './palette-words.ts'
import { useModellerTexts } from './texts.ts'

interface PropertiesPanelProps {
  modeller: Modeller
  element: DrawnElement | undefined
  /** Grows with every change of the drawing: what is shown is read anew. */
  revision: number
  vocabulary: ProcessVocabulary
}

/** The attributes of the platform at the element that is chosen. */
export function PropertiesPanel({ modeller, element, revision, vocabulary }: PropertiesPanelProps) {
  const texts = useModellerTexts()
  const { locale } = usePrefs()
  return (
    <section className="p-properties" aria-label={texts.properties}>
      <h2 className="p-report__title">{texts.properties}</h2>
      {element === undefined ? (
        <p className="muted">{texts.nothingChosen}</p>
      ) : (
        <>
          <p className="small muted">{texts.chosen(elementKind(element.type, locale), element.id)}</p>
          {fieldsOf(element).map((field) => (
            <Property
              key={`${element.id} ${field}`}
              field={field}
              stored={readField(element, field)}
              revision={revision}
              vocabulary={vocabulary}
              onChange={(text) => writeField(modeller, element, field, text)}
            />
          ))}
        </>
      )}
    </section>
  )
}

interface PropertyProps {
  field: FieldName
  stored: string
  revision: number
  vocabulary: ProcessVocabulary
  onChange: (text: string) => void
}

function Property({ field, stored, revision, vocabulary, onChange }: PropertyProps) {
  const texts = useModellerTexts()
  const choices = useChoices(field, vocabulary)
  const help =
    field === 'candidate'
      ? texts.fields.candidateHelp
      : field === 'condition'
        ? texts.fields.conditionHelp
        : undefined
  return (
    <Field label={texts.fields[field]} help={help}>
      {(control) => {
        if (field === 'action')
          return (
            <Select
              {...control}
              mode="tags"
              value={stored.split(/\s+/).filter(Boolean)}
              options={choices ?? []}
              onChange={(codes: string[]) => onChange(codes.join(' '))}
            />
          )
        if (choices !== undefined)
          return (
            <Select
              {...control}
              showSearch
              value={stored}
              options={[{ value: '', label: texts.none }, ...withOwn(choices, stored)]}
              onChange={onChange}
            />
          )
        return <TextProperty key={revision} id={control.id} stored={stored} onChange={onChange} />
      }}
    </Field>
  )
}

type Choice = { value: string; label: string }

/** What stands in the drawing is shown even where the platform does not know it. */
const withOwn = (choices: readonly Choice[], own: string): Choice[] =>
  own === '' || choices.some(({ value }) => value === own)
    ? [...choices]
    : [...choices, { value: own, label: own }]

function useChoices(field: FieldName, vocabulary: ProcessVocabulary): Choice[] | undefined {
  const texts = useModellerTexts()
  const { outcomeNames } = useProcessTexts()
  const { phase } = useCaseTexts()
  const { roleNames } = useAccountsTexts()
  const localized = useLocalized()
  const roles: Readonly<Record<string, string>> = roleNames
  const plain = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }))
  switch (field) {
    case 'candidate':
      return [
        { value: 'applicant', label: 'applicant' },
        ...vocabulary.roles.map((role) => ({ value: role, label: roles[role] ?? role })),
        ...vocabulary.roles.map((role) => ({
          value: `organisation:${role}`,
          label: `organisation:${roles[role] ?? role}`,
        })),
      ]
    case 'action':
      return vocabulary.actions.map(({ code, label }) => ({
        value: code,
        label: `${localized(label)} ${code}`,
      }))
    case 'clock':
      return (['suspend', 'run'] as const).map((value) => ({ value, label: texts.clocks[value] }))
    case 'phase':
      return phases.map((value) => ({ value, label: phase[value] }))
    case 'outcome':
      return outcomes.map((value) => ({ value, label: outcomeNames[value] }))
    case 'effect':
      return plain(vocabulary.effects)
    case 'decision':
      return plain(vocabulary.decisions)
    default:
      return undefined
  }
}

/** Written when one leaves the field: a keystroke is not an act to undo. */
function TextProperty({
  id,
  stored,
  onChange,
}: {
  id: string
  stored: string
  onChange: (text: string) => void
}) {
  const [text, setText] = useState(stored)
  useEffect(() => setText(stored), [stored])
  return (
    <Input
      id={id}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onBlur={() => (text === stored ? undefined : onChange(text))}
      onPressEnter={() => (text === stored ? undefined : onChange(text))}
    />
  )
}
