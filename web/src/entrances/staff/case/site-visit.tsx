// SPDX-License-Identifier: Apache-2.0
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { Field } from '#web/shared/ui/field.tsx'
import { FileUpload } from '#web/shared/upload/file-upload.tsx'
import type { FileRef } from '#web/shared/upload/upload-file.ts'
import { useStaffTexts } from '../texts.ts'
import type { Completion } from './use-case-act.ts'

type Visit = NonNullable<Completion['siteVisit']>

interface SiteVisitProps {
  onCancel: () => void
  onConfirm: (visit: Visit) => void
}

const photoTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const

/** The record of a site visit: when, where, what was found, with photographs. */
export function SiteVisit({ onCancel, onConfirm }: SiteVisitProps) {
  const { case: texts } = useStaffTexts()
  const [visitedAt, setVisitedAt] = useState('')
  const [place, setPlace] = useState('')
  const [findings, setFindings] = useState('')
  const [files, setFiles] = useState<FileRef[]>([])
  const [missing, setMissing] = useState(false)
  const confirm = () => {
    if (visitedAt === '' || place.trim() === '' || findings.trim().length < 2) return setMissing(true)
    onConfirm({
      // The clock on the wall of the city, whatever the device's zone.
      visitedAt: new Date(`${visitedAt}:00+08:00`).toISOString(),
      place: place.trim(),
      findings: findings.trim(),
      fileIds: files.map(({ id }) => id),
    })
  }
  return (
    <Modal open width="42rem" title={texts.visitTitle} onCancel={onCancel} onOk={confirm}>
      <Field label={texts.visitAt} required>
        {(control) => (
          <input
            {...control}
            type="datetime-local"
            className="c-input c-input--narrow"
            value={visitedAt}
            onChange={(event) => setVisitedAt(event.target.value)}
          />
        )}
      </Field>
      <Field label={texts.visitPlace} required>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={place}
            onChange={(event) => setPlace(event.target.value)}
          />
        )}
      </Field>
      <Field label={texts.visitFindings} required error={missing ? texts.visitMissing : undefined}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={4}
            maxLength={2000}
            value={findings}
            onChange={(event) => setFindings(event.target.value)}
          />
        )}
      </Field>
      <Field label={texts.visitPhotos} optional>
        {(control) => (
          <FileUpload
            id={control.id}
            label={texts.visitPhotos}
            accept={photoTypes}
            maxFiles={20}
            files={files}
            onChange={setFiles}
          />
        )}
      </Field>
    </Modal>
  )
}
