// SPDX-License-Identifier: Apache-2.0
import { Input } from 'antd'
import { useState } from 'react'
import type { CaseDue, Consequence } from '#contracts/case-parts'
import type { CaseDetail } from '#contracts/cases'
import { call } from '#web/shared/api/call.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { RadioGroup } from '#web/shared/ui/choices.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { FileUpload } from '#web/shared/upload/file-upload.tsx'
import type { FileRef } from '#web/shared/upload/upload-file.ts'
import { OperationDialog } from './operation-dialog.tsx'
import { useOperationTexts } from './texts.ts'

interface AsideDialogProps {
  detail: CaseDetail
  /** What of the case it is about. */
  id: string
  onClose: () => void
}

export function RecallDialog({ detail: { number }, id, onClose }: AsideDialogProps) {
  const { asides: texts } = useOperationTexts()
  return (
    <OperationDialog
      name={texts.recall}
      run={(said, key) =>
        call(
          'POST /api/cases/{number}/asks/{askId}/recall',
          { params: { number, askId: id }, body: said },
          { key },
        )
      }
      onClose={onClose}
    />
  )
}

export function AnswerSupervisionDialog({ detail: { number }, id, onClose }: AsideDialogProps) {
  const { asides: texts, supervisionAnswer } = useOperationTexts()
  return (
    <OperationDialog
      name={texts.answerSupervision}
      label={supervisionAnswer}
      run={({ reason, ...time }, key) =>
        call(
          'POST /api/cases/{number}/supervisions/{supervisionId}/answer',
          { params: { number, supervisionId: id }, body: { answer: reason, ...time } },
          { key },
        )
      }
      onClose={onClose}
    />
  )
}

export function LiftDialog({ detail: { number }, id, onClose }: AsideDialogProps) {
  const { asides: texts } = useOperationTexts()
  return (
    <OperationDialog
      name={texts.lift}
      run={(said, key) =>
        call(
          'POST /api/cases/{number}/supervisions/{supervisionId}/lifting',
          { params: { number, supervisionId: id }, body: said },
          { key },
        )
      }
      onClose={onClose}
    />
  )
}

export function UndoDialog({ detail: { number }, id, onClose }: AsideDialogProps) {
  const { asides: texts } = useOperationTexts()
  return (
    <OperationDialog
      name={texts.undo}
      now
      run={({ reason }, key) =>
        call(
          'POST /api/cases/{number}/links/{linkId}/undoing',
          { params: { number, linkId: id }, body: { reason } },
          { key },
        )
      }
      onClose={onClose}
    />
  )
}

export function CloseDueDialog({ detail: { number }, id, onClose }: AsideDialogProps) {
  const { asides: texts } = useOperationTexts()
  return (
    <OperationDialog
      name={texts.close}
      run={(said, key) =>
        call(
          'POST /api/cases/{number}/dues/{dueId}/closure',
          { params: { number, dueId: id }, body: said },
          { key },
        )
      }
      onClose={onClose}
    />
  )
}

interface DueDialogProps {
  detail: CaseDetail
  due: CaseDue
  onClose: () => void
}

const anyScan = ['application/pdf', 'image/png', 'image/jpeg']

/** What was tolerated missing comes to the window; taken in for the applicant. */
export function SupplyDialog({ detail, due, onClose }: DueDialogProps) {
  const { supply: texts, asides } = useOperationTexts()
  const localized = useLocalized()
  const [files, setFiles] = useState<FileRef[]>([])
  const material = detail.materials.find(({ code }) => code === due.material.code)
  return (
    <OperationDialog
      name={asides.supply}
      lead={localized(due.material.name)}
      ready={files.length > 0}
      run={({ occurredAt }, key) =>
        call(
          'POST /api/cases/{number}/dues/{dueId}/supply',
          {
            params: { number: detail.number, dueId: due.id },
            body: {
              fileIds: files.map(({ id }) => id),
              ...(occurredAt === undefined ? {} : { occurredAt }),
            },
          },
          { key },
        )
      }
      onClose={onClose}
    >
      {(tried) => (
        <Field label={texts.files} required error={tried && files.length === 0 ? texts.missing : undefined}>
          {(control) => (
            <FileUpload
              id={control.id}
              label={localized(due.material.name)}
              accept={material?.accept ?? anyScan}
              maxFiles={material?.maxFiles ?? 3}
              files={files}
              onChange={setFiles}
            />
          )}
        </Field>
      )}
    </OperationDialog>
  )
}

type Result = 'kept' | 'broken'

const consequenceKinds = ['rectify', 'revoke', 'credit'] as const satisfies readonly Consequence['kind'][]

/** Whether a commitment was kept; one that was not has a consequence on record. */
export function CheckDialog({ detail, due, onClose }: DueDialogProps) {
  const { check: texts, asides, ...rest } = useOperationTexts()
  const localized = useLocalized()
  const [result, setResult] = useState<Result>('kept')
  const [kind, setKind] = useState<(typeof consequenceKinds)[number]>('rectify')
  const [words, setWords] = useState('')
  const said = words.trim()
  const ready = result === 'kept' || said.length >= 2
  return (
    <OperationDialog
      name={asides.check}
      lead={texts.lead}
      label={texts.findings}
      ready={ready}
      run={({ reason, ...time }, key) =>
        call(
          'POST /api/cases/{number}/dues/{dueId}/check',
          {
            params: { number: detail.number, dueId: due.id },
            body: {
              result,
              findings: reason,
              ...(result === 'broken' ? { consequence: { kind, text: said } } : {}),
              ...time,
            },
          },
          { key },
        )
      }
      onClose={onClose}
    >
      {(tried) => (
        <>
          {due.statement ? (
            <p className="s-asides__answer">
              {texts.statement}：{localized(due.statement)}
            </p>
          ) : null}
          <Field label={texts.result} group>
            {(control) => (
              <RadioGroup
                id={control.id}
                inline
                value={result}
                onChange={(value) => setResult(value === 'broken' ? 'broken' : 'kept')}
                options={[
                  { value: 'kept', label: texts.kept },
                  { value: 'broken', label: texts.broken },
                ]}
              />
            )}
          </Field>
          {result === 'broken' ? (
            <>
              <Field label={texts.consequence} group>
                {(control) => (
                  <RadioGroup
                    id={control.id}
                    value={kind}
                    onChange={(value) => setKind(consequenceKinds.find((one) => one === value) ?? 'rectify')}
                    options={consequenceKinds.map((one) => ({
                      value: one,
                      label: texts.consequences[one],
                    }))}
                  />
                )}
              </Field>
              <Field
                label={texts.consequenceText}
                required
                error={tried && said.length < 2 ? rest.reasonMissing : undefined}
              >
                {(control) => (
                  <Input
                    {...control}
                    maxLength={1000}
                    value={words}
                    onChange={(event) => setWords(event.target.value)}
                  />
                )}
              </Field>
            </>
          ) : null}
        </>
      )}
    </OperationDialog>
  )
}
