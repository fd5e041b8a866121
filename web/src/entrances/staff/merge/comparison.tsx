// SPDX-License-Identifier: Apache-2.0
import type { CaseDetail } from '#contracts/cases'
import type { FormField } from '#contracts/form'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { useCaseWord } from '#web/shared/case/case-state.tsx'
import { answerText } from '#web/shared/form/answer-text.ts'
import { useFormTexts } from '#web/shared/form/texts.ts'
import { formatDay, formatInstant } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Tag } from '#web/shared/ui/tag.tsx'
import { useUiTexts } from '#web/shared/ui/texts.ts'
import { useOperationTexts } from '../case/operations/texts.ts'
import { ScrollBox } from '../scroll-box.tsx'
import { useStaffTexts } from '../texts.ts'

interface Row {
  key: string
  label: string
  left: string
  right: string
}

/** Fact by fact; whether the two say the same is told in words, not only in colour. */
export function Comparison({ left, right }: { left: CaseDetail; right: CaseDetail }) {
  const { mergePage: texts } = useOperationTexts()
  const rows = useRows(left, right)
  return (
    <ScrollBox label={texts.title}>
      <table className="s-compare">
        <thead>
          <tr>
            <th scope="col">{texts.field}</th>
            <th scope="col">
              {texts.from}
              <span className="numbers small muted"> {left.number}</span>
            </th>
            <th scope="col">
              {texts.into}
              <span className="numbers small muted"> {right.number}</span>
            </th>
            <th scope="col" aria-label={`${texts.same} / ${texts.differs}`} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const same = row.left === row.right
            return (
              <tr key={row.key} data-same={same}>
                <th scope="row">{row.label}</th>
                <td>{row.left}</td>
                <td>{row.right}</td>
                <td>
                  <Tag tone={same ? 'green' : 'amber'}>{same ? texts.same : texts.differs}</Tag>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function useRows(left: CaseDetail, right: CaseDetail): Row[] {
  const { mergePage: texts } = useOperationTexts()
  const { inbox } = useStaffTexts()
  const formTexts = useFormTexts()
  const ui = useUiTexts()
  const localized = useLocalized()
  const word = useCaseWord()
  const { locale } = usePrefs()
  const reader = { locale, localized, yes: ui.yes, no: ui.no, empty: formTexts.empty }
  const row = (key: string, label: string, say: (detail: CaseDetail) => string): Row => ({
    key,
    label,
    left: say(left),
    right: say(right),
  })
  const { rows } = texts
  const fields = new Map<string, FormField>()
  for (const { form, answers } of [left, right])
    for (const [name, field] of Object.entries<FormField>(form?.schema.properties ?? {}))
      if (Object.hasOwn(answers, name)) fields.set(name, field)
  return [
    row('title', rows.title, ({ title }) => localized(title)),
    row('subject', rows.subject, ({ subjectName }) => subjectName),
    row('organisation', rows.organisation, ({ organisation }) => localized(organisation)),
    row('submitted', rows.submitted, ({ submittedAt }) => formatInstant(submittedAt, locale)),
    row('channel', rows.channel, ({ channel }) => inbox.channels[channel] ?? channel),
    row('phase', rows.phase, word),
    row('due', rows.due, ({ clock }) => (clock.dueOn ? formatDay(clock.dueOn, locale) : formTexts.empty)),
    ...[...fields].map(([name, field]) =>
      row(`answer-${name}`, localized(field['x-label']), ({ answers }) =>
        answerText(field, answers[name], reader),
      ),
    ),
    row('materials', rows.materials, ({ materials }) =>
      materials
        .filter(({ files, state }) => files.length > 0 || state === 'exempt')
        .map(({ name }) => localized(name))
        .join('、'),
    ),
  ]
}
