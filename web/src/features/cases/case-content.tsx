// SPDX-License-Identifier: Apache-2.0
import { FileCheck2 } from 'lucide-react'
import type { CaseDetail } from '#contracts/cases'
import type { FormField } from '#contracts/form'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { addressOf } from '#web/shared/api/call.ts'
import { answerText } from '#web/shared/form/answer-text.ts'
import { useFormTexts } from '#web/shared/form/texts.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Card } from '#web/shared/ui/card.tsx'
import { DataList } from '#web/shared/ui/data-list.tsx'
import { useUiTexts } from '#web/shared/ui/texts.ts'
import { useCasesTexts } from './texts.ts'

/** What was applied for, as it was sent. */
export function CaseContent({ detail }: { detail: CaseDetail }) {
  const { case: texts } = useCasesTexts()
  const formTexts = useFormTexts()
  const ui = useUiTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const reader = { locale, localized, yes: ui.yes, no: ui.no, empty: formTexts.empty }
  const { form } = detail
  return (
    <>
      {form ? (
        <Card title={texts.answers}>
          {detail.situation.length > 0 ? (
            <DataList
              wide
              facts={detail.situation.map(({ question, answer }) => ({
                label: localized(question),
                value: localized(answer),
              }))}
            />
          ) : null}
          <DataList
            wide
            facts={form.steps
              .flatMap(({ fields }) => fields)
              .flatMap((name) => {
                const field: FormField | undefined = form.schema.properties[name]
                if (!field || !Object.hasOwn(detail.answers, name)) return []
                return [
                  {
                    label: localized(field['x-label']),
                    value: answerText(field, detail.answers[name], reader),
                  },
                ]
              })}
          />
        </Card>
      ) : null}
      <Card title={texts.materials}>
        {detail.materials.length === 0 ? <p className="muted">{texts.noMaterials}</p> : null}
        <ul className="stack-s">
          {detail.materials.map((material) => (
            <li key={material.code} className="c-paper">
              <FileCheck2 aria-hidden="true" />
              <div>
                <p className="strong">{localized(material.name)}</p>
                {material.state === 'provided' || material.state === 'wanted' ? null : (
                  <p className="small muted">{texts.spared[material.state]}</p>
                )}
                {material.files.map((file) => (
                  <p key={file.id} className="small">
                    <a
                      href={addressOf('GET /api/files/{id}', { id: file.id })}
                      target="_blank"
                      rel="noreferrer"
                    >
                      {file.name}
                      <span className="visually-hidden">{ui.opensNewWindow}</span>
                    </a>
                  </p>
                ))}
              </div>
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}
