// SPDX-License-Identifier: Apache-2.0
import { FileCheck2, FileQuestion } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CaseDetail } from '#contracts/cases'
import type { FormField } from '#contracts/form'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { addressOf, call } from '#web/shared/api/call.ts'
import { newKey } from '#web/shared/api/http.ts'
import { answerText } from '#web/shared/form/answer-text.ts'
import { useFormTexts } from '#web/shared/form/texts.ts'
import { formatInstant } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Masked } from '#web/shared/ui/masked.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { useUiTexts } from '#web/shared/ui/texts.ts'
import { useStaffTexts } from '../texts.ts'
import { RevokeCredential } from './revoke-credential.tsx'

/** What was applied for. Sensitive values are masked until a reason is given, which their owner will see. */
export function CaseFacts({ detail }: { detail: CaseDetail }) {
  const { case: texts } = useStaffTexts()
  const ui = useUiTexts()
  const localized = useLocalized()
  const rating = detail.ratingGiven
  return (
    <>
      {rating ? (
        <p>
          <Tag tone={rating.grade < 3 ? 'red' : 'green'}>
            {texts.rated(ui.rating[rating.grade - 1] ?? '')}
          </Tag>{' '}
          {rating.comment}
        </p>
      ) : null}
      {detail.situation.length > 0 ? (
        <>
          <h2>{texts.situation}</h2>
          <dl className="s-facts">
            {detail.situation.map(({ question, answer }) => (
              <Fact key={question.zh} label={localized(question)}>
                {localized(answer)}
              </Fact>
            ))}
          </dl>
        </>
      ) : null}
      <Answers detail={detail} />
      <Materials detail={detail} />
      <Papers detail={detail} />
    </>
  )
}

function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Answers({ detail }: { detail: CaseDetail }) {
  const { case: texts } = useStaffTexts()
  const formTexts = useFormTexts()
  const ui = useUiTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const { form, number } = detail
  if (!form) return null
  const reader = { locale, localized, yes: ui.yes, no: ui.no, empty: formTexts.empty }
  const mayReveal = detail.can.includes('reveal')
  const reveal = (field: string) => async (reason: string) => {
    const shown = await call(
      'POST /api/cases/{number}/disclosures',
      { params: { number }, body: { field, reason } },
      { key: newKey() },
    )
    return String(shown.value)
  }
  return form.steps.map((step) => {
    const fields = step.fields.filter((name) => Object.hasOwn(detail.answers, name))
    if (fields.length === 0) return null
    return (
      <section key={step.id}>
        <h2>{localized(step.title)}</h2>
        <dl className="s-facts">
          {fields.map((name) => {
            const field: FormField | undefined = form.schema.properties[name]
            if (!field) return null
            const text = answerText(field, detail.answers[name], reader)
            const source = detail.prefills.find((one) => one.field === name)?.source
            return (
              <Fact key={name} label={localized(field['x-label'])}>
                {detail.masked.includes(name) ? (
                  <Masked value={text} {...(mayReveal ? { reveal: reveal(name) } : {})} />
                ) : (
                  text
                )}
                {source ? <span className="small muted"> {texts.fromSource(localized(source))}</span> : null}
              </Fact>
            )
          })}
        </dl>
      </section>
    )
  })
}

function Materials({ detail }: { detail: CaseDetail }) {
  const { case: texts } = useStaffTexts()
  const ui = useUiTexts()
  const localized = useLocalized()
  const { materials } = detail
  if (materials.length === 0) return null
  const exempt = materials.filter(({ state }) => state === 'exempt').length
  return (
    <section>
      <h2>
        {texts.materials} <span className="small muted">{texts.materialCount(materials.length, exempt)}</span>
      </h2>
      <ul className="s-materials">
        {materials.map(({ code, name, state, files, exemptBy }) => {
          const Icon = state === 'wanted' || state === 'omitted' ? FileQuestion : FileCheck2
          const words = {
            exempt: texts.exempt,
            provided: texts.uploaded,
            wanted: texts.missing,
            omitted: texts.omitted,
            committed: texts.committed,
            answered: texts.answered,
            waived: texts.waived,
          }
          return (
            <li key={code} data-state={state}>
              <Icon aria-hidden="true" />
              <div>
                {localized(name)}
                <p className="small muted">
                  {words[state]}
                  {exemptBy ? ` · ${exemptBy.identifier}` : ''}
                </p>
              </div>
              {files.map((file) => (
                <a
                  key={file.id}
                  href={addressOf('GET /api/files/{id}', { id: file.id })}
                  target="_blank"
                  rel="noreferrer"
                  aria-label={`${texts.preview} ${file.name}${ui.opensNewWindow}`}
                >
                  {texts.preview}
                </a>
              ))}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Papers({ detail }: { detail: CaseDetail }) {
  const { case: texts } = useStaffTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  if (detail.papers.length + detail.credentials.length === 0) return null
  return (
    <section>
      <h2>{texts.papers}</h2>
      <ul className="s-list">
        {detail.papers.map((paper) => (
          <li key={paper.number}>
            <a
              href={addressOf('GET /api/cases/{number}/papers/{kind}', {
                number: detail.number,
                kind: paper.kind,
              })}
              target="_blank"
              rel="noreferrer"
            >
              {localized(paper.name)}
            </a>{' '}
            <span className="small muted numbers">
              {paper.number} · {formatInstant(paper.issuedAt, locale)}
            </span>
          </li>
        ))}
        {detail.credentials.map((credential) => (
          <li key={credential.id} className="s-credential">
            <span>
              {localized(credential.name)}{' '}
              <Tag tone={credential.state === 'valid' ? 'green' : 'red'}>
                {texts.states[credential.state]}
              </Tag>
              <span className="small muted numbers"> {credential.identifier}</span>
            </span>
            {credential.can.includes('revoke') ? <RevokeCredential credential={credential} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
