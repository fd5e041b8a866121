// SPDX-License-Identifier: Apache-2.0
import { CircleCheck } from 'lucide-react'
import { type FormEvent, useMemo, useState } from 'react'
import type { CaseDetail } from '#contracts/cases'
import { compileForm } from '#contracts/form-visibility'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { call } from '#web/shared/api/call.ts'
import { apiKey, useApi } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { type Answers, checkAnswers } from '#web/shared/form/check-answers.ts'
import { controlId, FormFields } from '#web/shared/form/form-fields.tsx'
import { useFormTexts } from '#web/shared/form/texts.ts'
import { formatInstant, todayInCity } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useGo, usePathParameter } from '#web/shared/router/use-place.ts'
import { RequireAccount } from '#web/shared/session/require-account.tsx'
import { Button } from '#web/shared/ui/button.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { ErrorSummary, type SummaryFault } from '#web/shared/ui/error-summary.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { TextArea } from '#web/shared/ui/inputs.tsx'
import { ButtonLink } from '#web/shared/ui/link.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { FileUpload } from '#web/shared/upload/file-upload.tsx'
import type { FileRef } from '#web/shared/upload/upload-file.ts'
import './cases.css'
import { useCasesTexts } from './texts.ts'

/** Mending an application: exactly what was asked for, all of it, in one go. */
export default function FixPage() {
  return (
    <div className="wrap c-page">
      <RequireAccount>
        <OpenFix />
      </RequireAccount>
    </div>
  )
}

function OpenFix() {
  const { fix: texts } = useCasesTexts()
  const number = usePathParameter('number')
  const found = useApi('GET /api/cases/{number}', { params: { number } })
  return (
    <QueryView page query={found} lines={8}>
      {(detail) => {
        const task = detail.tasks.find(
          ({ can, actions }) => can.includes('complete') && actions.some(({ asks }) => asks === 'answers'),
        )
        const action = task?.actions.find(({ asks }) => asks === 'answers')
        if (task && action && detail.supplement)
          return (
            <Fix
              key={detail.number}
              detail={detail}
              supplement={detail.supplement}
              taskId={task.id}
              action={action.code}
            />
          )
        return (
          <>
            <PageHead title={texts.title} />
            <EmptyState
              icon={CircleCheck}
              title={texts.nothing}
              act={<ButtonLink to={`/my/cases/${number}`}>{texts.see}</ButtonLink>}
            >
              {texts.nothingHow}
            </EmptyState>
          </>
        )
      }}
    </QueryView>
  )
}

interface FixProps {
  detail: CaseDetail
  supplement: NonNullable<CaseDetail['supplement']>
  taskId: string
  action: string
}

interface Mended {
  answers: Record<string, unknown>
  materials: Record<string, string[]>
  opinion: string
}

const materialControl = (code: string) => `material-${code}`

function Fix({ detail, supplement, taskId, action }: FixProps) {
  const { fix: texts, ...rest } = useCasesTexts()
  const formTexts = useFormTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const go = useGo()
  const { number, form, version } = detail
  const { points } = supplement
  const fields = points.flatMap(({ target, code }) => (target === 'field' && code ? [code] : []))
  const codes = points.flatMap(({ target, code }) => (target === 'material' && code ? [code] : []))
  const asksOther = points.some(({ target }) => target === 'other')
  const [answers, setAnswers] = useState<Answers>(detail.answers)
  const [files, setFiles] = useState<Readonly<Record<string, FileRef[]>>>({})
  const [opinion, setOpinion] = useState('')
  const [attempt, setAttempt] = useState(0)
  const compiled = useMemo(() => (form ? compileForm(form) : undefined), [form])
  const view = compiled?.(answers)
  const send = useCommand(
    (mended: Mended, key: string) =>
      call(
        'POST /api/cases/{number}/tasks/{taskId}/completion',
        {
          params: { number, taskId },
          body: {
            version,
            action,
            answers: mended.answers,
            materials: mended.materials,
            ...(mended.opinion ? { opinion: mended.opinion } : {}),
          },
        },
        { key },
      ),
    {
      changes: [apiKey('GET /api/cases'), apiKey('GET /api/cases/{number}')],
      onDone: () => {
        toast(texts.done)
        go(`/my/cases/${number}`, { replace: true })
      },
    },
  )
  const fieldFaults =
    form && view
      ? checkAnswers(fields, {
          form,
          view,
          answers,
          localized,
          texts: formTexts,
          today: todayInCity(),
        })
      : new Map<string, string>()
  const nameOf = (code: string) => {
    const point = points.find((one) => one.code === code)
    return point ? localized(point.name) : code
  }
  const faults: SummaryFault[] = [
    ...[...fieldFaults].map(([field, message]) => ({ control: controlId(field), message })),
    ...codes
      .filter((code) => (files[code] ?? []).length === 0)
      .map((code) => ({ control: materialControl(code), message: texts.missing(nameOf(code)) })),
    ...(asksOther && opinion.trim() === '' ? [{ control: 'opinion', message: texts.missingOther }] : []),
  ]
  const shown = attempt > 0 ? faults : []
  const faultAt = (control: string) => shown.find((fault) => fault.control === control)?.message
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt((before) => before + 1)
    if (faults.length > 0 || send.isPending) return
    send.mutate({
      answers: Object.fromEntries(fields.map((field) => [field, answers[field]])),
      materials: Object.fromEntries(codes.map((code) => [code, (files[code] ?? []).map(({ id }) => id)])),
      opinion: opinion.trim(),
    })
  }
  return (
    <>
      <PageHead
        title={texts.title}
        crumbs={[
          { to: '/my/cases', text: rest.list.title },
          { to: `/my/cases/${number}`, text: localized(detail.title) },
        ]}
        crumbsLabel={rest.crumbs}
      />
      <Notice tone="amber" title={texts.askedAt(formatInstant(supplement.askedAt, locale))}>
        <p>
          {texts.lead} {supplement.answerBy ? texts.before(formatInstant(supplement.answerBy, locale)) : null}
        </p>
      </Notice>
      <Card className="c-fix">
        <form noValidate onSubmit={submit}>
          <ErrorSummary faults={shown} attempt={attempt} />
          {points.map((point, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the points are a fixed list
            <div key={index} className="c-fix-point">
              <div className="c-fix-point__reason">
                <p className="strong">{localized(point.name)}</p>
                <p>
                  <span className="muted">{texts.reason}: </span>
                  {point.reason}
                </p>
              </div>
              {point.target === 'field' && point.code && form && view ? (
                <FormFields
                  form={form}
                  view={view}
                  fields={[point.code]}
                  answers={answers}
                  faults={attempt > 0 ? fieldFaults : new Map()}
                  onAnswer={(field, value) => setAnswers((before) => ({ ...before, [field]: value }))}
                />
              ) : null}
              {point.target === 'material' && point.code ? (
                <Material
                  detail={detail}
                  code={point.code}
                  name={localized(point.name)}
                  error={faultAt(materialControl(point.code))}
                  files={files[point.code] ?? []}
                  onChange={(code, chosen) => setFiles((before) => ({ ...before, [code]: chosen }))}
                />
              ) : null}
            </div>
          ))}
          {asksOther ? (
            <Field
              id="opinion"
              label={texts.other}
              help={texts.otherHelp}
              required
              error={faultAt('opinion')}
            >
              {(control) => <TextArea {...control} value={opinion} maxLength={2000} onChange={setOpinion} />}
            </Field>
          ) : null}
          {send.error ? <ErrorState error={send.error} /> : null}
          <div className="row">
            <Button type="submit" kind="primary" busy={send.isPending}>
              {texts.submit}
            </Button>
          </div>
        </form>
      </Card>
    </>
  )
}

interface MaterialProps {
  detail: CaseDetail
  code: string
  name: string
  error: string | undefined
  files: readonly FileRef[]
  onChange: (code: string, files: FileRef[]) => void
}

function Material({ detail, code, name, error, files, onChange }: MaterialProps) {
  const declared = detail.materials.find((material) => material.code === code)
  return (
    <Field id={materialControl(code)} label={name} error={error}>
      {(control) => (
        <FileUpload
          id={control.id}
          aria-describedby={control['aria-describedby']}
          label={name}
          accept={declared?.accept ?? ['application/pdf', 'image/png', 'image/jpeg']}
          maxFiles={declared?.maxFiles ?? 1}
          files={files}
          onChange={(chosen) => onChange(code, chosen)}
        />
      )}
    </Field>
  )
}
