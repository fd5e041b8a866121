// SPDX-License-Identifier: Apache-2.0
import type { LocalizedText } from '#contracts/text'
import { Field } from '#web/shared/ui/field.tsx'
import { TextInput } from '#web/shared/ui/inputs.tsx'
import { useDesignerTexts } from './texts.ts'

interface LocalizedInputProps {
  label: string
  value: LocalizedText | undefined
  /** May be left out as a whole; then both languages are empty. */
  optional?: boolean
  maxLength?: number
  onChange: (value: LocalizedText | undefined) => void
}

/** One text in both languages; a text with only one of them is not finished. */
export function LocalizedInput({
  label,
  value,
  optional = false,
  maxLength = 200,
  onChange,
}: LocalizedInputProps) {
  const texts = useDesignerTexts()
  const now = value ?? { zh: '', en: '' }
  const lacking =
    optional && value === undefined ? [] : (['zh', 'en'] as const).filter((one) => now[one] === '')
  const write = (locale: 'zh' | 'en', typed: string) => {
    const next = { ...now, [locale]: typed }
    onChange(optional && next.zh === '' && next.en === '' ? undefined : next)
  }
  return (
    <div className="f-pair">
      {(['zh', 'en'] as const).map((locale) => (
        <Field
          key={locale}
          label={texts.both(label, locale === 'zh' ? texts.chinese : texts.english)}
          optional={optional}
          error={lacking.includes(locale) ? texts.lacks : undefined}
        >
          {(control) => (
            <TextInput
              {...control}
              lang={locale}
              maxLength={maxLength}
              value={now[locale]}
              onChange={(typed) => write(locale, typed)}
            />
          )}
        </Field>
      ))}
    </div>
  )
}
