// SPDX-License-Identifier: Apache-2.0
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { FormField } from '#contracts/form'
import { fieldChoices } from '#contracts/form-widgets'
import { call } from '#web/shared/api/call.ts'
import { useApi } from '#web/shared/api/use-api.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Button, IconButton } from '#web/shared/ui/button.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { Select, TextInput } from '#web/shared/ui/inputs.tsx'
import { withKeys } from './edit-form.ts'
import { withChoices } from './new-field.ts'
import { useDesignerTexts } from './texts.ts'

interface ChoicesProps {
  field: FormField
  onChange: (field: FormField) => void
}

/** The options of a choice: listed here, or those of a code set. */
export function ChoicesEditor({ field, onChange }: ChoicesProps) {
  const texts = useDesignerTexts()
  const set = field['x-code-set']
  return (
    <fieldset className="f-group">
      <legend>{texts.choices}</legend>
      <CodeSetChoice field={field} onChange={onChange} />
      {set === undefined ? (
        <OwnChoices field={field} onChange={onChange} />
      ) : (
        <p className="small muted">{texts.codeCount(fieldChoices(field).length)}</p>
      )}
    </fieldset>
  )
}

function CodeSetChoice({ field, onChange }: ChoicesProps) {
  const texts = useDesignerTexts()
  const localized = useLocalized()
  const sets = useApi('GET /api/catalog/code-sets', { query: { limit: 100 } })
  const [error, setError] = useState<Error>()
  const take = async (code: string) => {
    setError(undefined)
    if (code === '') return onChange(withKeys(field, { 'x-code-set': undefined }))
    try {
      const set = await call('GET /api/catalog/code-sets/{code}', { params: { code } })
      const labels = Object.fromEntries(set.codes.map((one) => [one.code, one.name]))
      const codes = set.codes.map((one) => one.code)
      onChange(withKeys(field, { ...withChoices(field, codes, labels), 'x-code-set': code }))
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)))
    }
  }
  return (
    <>
      <Field label={texts.codeSet}>
        {(control) => (
          <Select
            {...control}
            value={field['x-code-set'] ?? ''}
            options={[
              { value: '', label: texts.ownChoices },
              ...(sets.data?.items ?? []).map(({ code, name, entries }) => ({
                value: code,
                label: `${localized(name)} · ${texts.codeCount(entries)}`,
              })),
            ]}
            onChange={(code) => void take(code)}
          />
        )}
      </Field>
      {error ? <ErrorState error={error} /> : null}
    </>
  )
}

function OwnChoices({ field, onChange }: ChoicesProps) {
  const texts = useDesignerTexts()
  const codes = fieldChoices(field)
  const labels = field['x-enum-labels'] ?? {}
  const write = (next: readonly string[], named: typeof labels) =>
    onChange(withKeys(field, withChoices(field, next, named)))
  const recode = (from: string, to: string) => {
    if (to === '' || codes.includes(to)) return
    const { [from]: label, ...rest } = labels
    write(
      codes.map((code) => (code === from ? to : code)),
      label ? { ...rest, [to]: label } : rest,
    )
  }
  const add = () => {
    let count = codes.length + 1
    while (codes.includes(`option${count}`)) count += 1
    const code = `option${count}`
    write([...codes, code], { ...labels, [code]: { zh: `选项 ${count}`, en: `Option ${count}` } })
  }
  return (
    <>
      <ul className="f-choices">
        {codes.map((code, index) => {
          const label = labels[code] ?? { zh: '', en: '' }
          const name = (locale: 'zh' | 'en') => (
            <TextInput
              lang={locale}
              aria-label={`${texts.choiceOf(code)} · ${locale === 'zh' ? texts.chinese : texts.english}`}
              aria-invalid={label[locale] === '' ? true : undefined}
              placeholder={locale === 'zh' ? texts.chinese : texts.english}
              maxLength={200}
              value={label[locale]}
              onChange={(typed) => write(codes, { ...labels, [code]: { ...label, [locale]: typed } })}
            />
          )
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a code is typed letter by letter, its place stays
            <li key={index}>
              <TextInput
                aria-label={`${texts.choiceOf(code)} · ${texts.code}`}
                className="numbers"
                maxLength={60}
                value={code}
                onChange={(to) => recode(code, to.trim())}
              />
              {name('zh')}
              {name('en')}
              <IconButton
                label={texts.removeChoice(code)}
                onClick={() =>
                  write(
                    codes.filter((one) => one !== code),
                    labels,
                  )
                }
              >
                <X aria-hidden="true" />
              </IconButton>
            </li>
          )
        })}
      </ul>
      <Button size="small" kind="quiet" onClick={add}>
        <Plus size={15} aria-hidden="true" /> {texts.addChoice}
      </Button>
    </>
  )
}
