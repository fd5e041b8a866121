// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import type { CaseDue } from '#contracts/case-parts'
import type { CaseDetail } from '#contracts/cases'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { call } from '#web/shared/api/call.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { formatDay } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { Tag, type Tone } from '#web/shared/ui/tag.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { FileUpload } from '#web/shared/upload/file-upload.tsx'
import type { FileRef } from '#web/shared/upload/upload-file.ts'
import { useCasesTexts } from './texts.ts'

const tones: Readonly<Record<CaseDue['state'], Tone>> = {
  promised: 'blue',
  open: 'amber',
  overdue: 'red',
  supplied: 'green',
  waived: 'grey',
  kept: 'green',
  broken: 'red',
  ended: 'grey',
}

/** What the applicant still owes, and what they committed themselves to. */
export function Dues({ detail }: { detail: CaseDetail }) {
  const { dues: texts } = useCasesTexts()
  if (detail.dues.length === 0) return null
  return (
    <Card title={texts.title}>
      <ul className="stack">
        {detail.dues.map((due) => (
          <Due key={due.id} detail={detail} due={due} />
        ))}
      </ul>
    </Card>
  )
}

function Due({ detail, due }: { detail: CaseDetail; due: CaseDue }) {
  const { dues: texts } = useCasesTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const waiting = due.state === 'open' || due.state === 'overdue'
  return (
    <li className="stack-s">
      <div className="row-between">
        <span className="strong">{localized(due.material.name)}</span>
        <Tag tone={tones[due.state]}>{texts.states[due.state]}</Tag>
      </div>
      <p className="small muted">
        {texts.kinds[due.kind]}
        {due.kind === 'omission' && waiting && due.dueAt
          ? ` · ${texts.before(formatDay(due.dueAt, locale))}`
          : ''}
      </p>
      {due.statement ? <p className="small">{localized(due.statement)}</p> : null}
      {due.consequence ? (
        <p className="small">
          {due.findings} {due.consequence.text}
        </p>
      ) : null}
      {due.can.includes('supply') ? <Supply detail={detail} due={due} /> : null}
    </li>
  )
}

const anyScan = ['application/pdf', 'image/png', 'image/jpeg']

function Supply({ detail, due }: { detail: CaseDetail; due: CaseDue }) {
  const { dues: texts } = useCasesTexts()
  const localized = useLocalized()
  const [files, setFiles] = useState<FileRef[]>([])
  const [missing, setMissing] = useState(false)
  const declared = detail.materials.find(({ code }) => code === due.material.code)
  const name = localized(due.material.name)
  const supply = useCommand(
    (fileIds: string[], key: string) =>
      call(
        'POST /api/cases/{number}/dues/{dueId}/supply',
        { params: { number: detail.number, dueId: due.id }, body: { fileIds } },
        { key },
      ),
    {
      changes: [apiKey('GET /api/cases'), apiKey('GET /api/cases/{number}')],
      onDone: () => toast(texts.done(name)),
    },
  )
  return (
    <>
      <Field label={texts.upload} error={missing ? texts.missing : undefined}>
        {(control) => (
          <FileUpload
            id={control.id}
            aria-describedby={control['aria-describedby']}
            label={name}
            accept={declared?.accept ?? anyScan}
            maxFiles={declared?.maxFiles ?? 3}
            files={files}
            onChange={setFiles}
          />
        )}
      </Field>
      {supply.error ? <ErrorState error={supply.error} /> : null}
      <div>
        <Button
          kind="primary"
          size="small"
          busy={supply.isPending}
          onClick={() => (files.length === 0 ? setMissing(true) : supply.mutate(files.map(({ id }) => id)))}
        >
          {texts.act}
        </Button>
      </div>
    </>
  )
}
