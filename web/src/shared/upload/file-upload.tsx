// SPDX-License-Identifier: Apache-2.0
import { Camera, FileCheck2, FileUp, RotateCw, Trash2 } from 'lucide-react'
import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react'
import { addressOf } from '#web/shared/api/call.ts'
import { formatBytes } from '#web/shared/format/numbers.ts'
import { Button, IconButton } from '#web/shared/ui/button.tsx'
import { useUiTexts } from '#web/shared/ui/texts.ts'
import '#web/shared/ui/progress.css'
import { kindNames, maxFileBytes } from './file-kinds.ts'
import './file-upload.css'
import type { FileRef } from './upload-file.ts'
import { type UnderWay, useUploads } from './use-uploads.ts'

interface FileUploadProps {
  id: string
  /** What the files are, for readers of the buttons out of context. */
  label: string
  accept: readonly string[]
  maxFiles: number
  files: readonly FileRef[]
  onChange: (files: FileRef[]) => void
  'aria-describedby'?: string | undefined
}

/** Choose, drop, paste or photograph files; each goes up in chunks and can be resumed. */
export function FileUpload({ id, label, accept, maxFiles, files, onChange, ...aria }: FileUploadProps) {
  const ui = useUiTexts()
  const chooser = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [refusals, setRefusals] = useState<readonly string[]>([])
  const uploads = useUploads((file) =>
    onChange([...files.filter(({ id: known }) => known !== file.id), file]),
  )
  const free = maxFiles - files.length - uploads.underWay.length
  const limit = formatBytes(maxFileBytes)

  const take = (chosen: readonly File[]) => {
    const faults: string[] = []
    for (const file of chosen.slice(0, Math.max(free, 0))) {
      if (file.size === 0) faults.push(ui.upload.empty(file.name))
      else if (file.size > maxFileBytes) faults.push(ui.upload.tooLarge(file.name, limit))
      else if (file.type && !accept.includes(file.type))
        faults.push(ui.upload.wrongType(file.name, kindNames(accept)))
      else uploads.start(file)
    }
    if (chosen.length > free) faults.push(ui.upload.tooMany(maxFiles))
    setRefusals(faults)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take([...event.dataTransfer.files])
  }
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length > 0) take([...event.clipboardData.files])
  }
  const input = (ref: typeof chooser, capture: boolean) => (
    <input
      ref={ref}
      type="file"
      hidden
      multiple={!capture && maxFiles > 1}
      accept={capture ? 'image/*' : accept.join(',')}
      {...(capture ? { capture: 'environment' as const } : {})}
      onChange={(event) => {
        take([...(event.target.files ?? [])])
        event.target.value = ''
      }}
    />
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping and pasting are shortcuts; the buttons do the same
    <div
      className={`c-upload ${over ? 'c-upload--over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={paste}
    >
      {input(chooser, false)}
      {input(camera, true)}
      <div className="c-upload__acts">
        <Button
          id={id}
          size="small"
          disabled={free <= 0}
          aria-label={`${ui.upload.choose} ${label}`}
          aria-describedby={aria['aria-describedby']}
          onClick={() => chooser.current?.click()}
        >
          <FileUp aria-hidden="true" />
          {ui.upload.choose}
        </Button>
        {accept.some((type) => type.startsWith('image/')) ? (
          <Button
            size="small"
            disabled={free <= 0}
            aria-label={`${ui.upload.camera} ${label}`}
            onClick={() => camera.current?.click()}
          >
            <Camera aria-hidden="true" />
            {ui.upload.camera}
          </Button>
        ) : null}
        <span className="small muted">{ui.upload.drop}</span>
      </div>
      <p className="small muted">{ui.upload.limits(kindNames(accept), limit, maxFiles)}</p>
      <div role="alert">
        {refusals.map((text) => (
          <p key={text} className="c-field__error">
            {text}
          </p>
        ))}
      </div>
      {files.length + uploads.underWay.length > 0 ? (
        <ul className="c-upload__files">
          {files.map((file) => (
            <li key={file.id} className="c-upload__file">
              <FileCheck2 aria-hidden="true" />
              <div>
                <a
                  className="c-upload__name"
                  href={addressOf('GET /api/files/{id}', { id: file.id })}
                  target="_blank"
                  rel="noreferrer"
                  aria-label={ui.upload.view(file.name) + ui.opensNewWindow}
                >
                  {file.name}
                </a>
                <p className="small muted">
                  {formatBytes(file.bytes)} · {ui.upload.done}
                </p>
              </div>
              <IconButton
                label={ui.upload.remove(file.name)}
                onClick={() => onChange(files.filter(({ id: known }) => known !== file.id))}
              >
                <Trash2 aria-hidden="true" />
              </IconButton>
            </li>
          ))}
          {uploads.underWay.map((one) => (
            <UnderWayRow key={one.key} one={one} onResume={uploads.resume} onCancel={uploads.cancel} />
          ))}
        </ul>
      ) : null}
    </div>
  )
}

interface UnderWayRowProps {
  one: UnderWay
  onResume: (one: UnderWay) => void
  onCancel: (key: string) => void
}

function UnderWayRow({ one, onResume, onCancel }: UnderWayRowProps) {
  const ui = useUiTexts()
  const percent = Math.round(one.share * 100)
  return (
    <li className="c-upload__file">
      <div>
        <p className="c-upload__name">{one.file.name}</p>
        {one.error ? (
          <p className="c-field__error" role="alert">
            {ui.upload.failed}: {one.error.message}
          </p>
        ) : (
          <>
            <div className="c-bar" role="progressbar" aria-label={one.file.name} aria-valuenow={percent}>
              <i style={{ width: `${percent}%` }} />
            </div>
            <p className="small muted">{ui.upload.uploading(percent)}</p>
          </>
        )}
      </div>
      {one.error ? (
        <Button size="small" onClick={() => onResume(one)}>
          <RotateCw aria-hidden="true" />
          {ui.upload.resume}
        </Button>
      ) : null}
      <IconButton label={ui.upload.remove(one.file.name)} onClick={() => onCancel(one.key)}>
        <Trash2 aria-hidden="true" />
      </IconButton>
    </li>
  )
}
