// SPDX-License-Identifier: Apache-2.0
import { FileUp, ScanLine, TextCursorInput } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Verification } from '#contracts/credentials'
import { addressOf, call } from '#web/shared/api/call.ts'
import { send } from '#web/shared/api/http.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { IconTile } from '#web/shared/ui/icon-tile.tsx'
import { TextArea } from '#web/shared/ui/inputs.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import './credentials.css'
import { readQrFile } from './read-qr.ts'
import { Scanner } from './scanner.tsx'
import { useCredentialTexts } from './texts.ts'
import { Verdict } from './verdict.tsx'

/** Anyone may check a certificate: by camera, by file, or by what the code says. */
export default function VerifyPage() {
  const { verify: texts } = useCredentialTexts()
  const [scanning, setScanning] = useState(false)
  const byPayload = useCommand((payload: string) => call('POST /api/verifications', { body: { payload } }))
  const byPdf = useCommand(async (file: File) => {
    const answer = await send('POST', addressOf('POST /api/verifications/pdf'), { body: file })
    // Checked by the server against the contract.
    return (await answer.json()) as Verification
  })
  const result = byPayload.data ?? byPdf.data
  const error = byPayload.error ?? byPdf.error
  const busy = byPayload.isPending || byPdf.isPending
  const again = () => {
    byPayload.reset()
    byPdf.reset()
  }
  const check = (payload: string) => {
    setScanning(false)
    byPayload.mutate(payload)
  }
  return (
    <div className="wrap c-page">
      <PageHead title={texts.title}>
        <p>{texts.lead}</p>
      </PageHead>
      {error ? <ErrorState error={error} onRetry={again} /> : null}
      <p role="status">{busy ? texts.checking : null}</p>
      {result ? (
        <Verdict result={result} onAgain={again} />
      ) : (
        <div className="c-verify">
          <Card>
            <IconTile icon={ScanLine} tone="blue" />
            <h2>{texts.scan}</h2>
            {scanning ? <Scanner onFound={check} /> : null}
            <Button kind={scanning ? 'secondary' : 'primary'} onClick={() => setScanning(!scanning)}>
              {scanning ? texts.scanStop : texts.scanStart}
            </Button>
          </Card>
          <UploadCard onPdf={(file) => byPdf.mutate(file)} onPayload={check} />
          <EnterCard busy={busy} onPayload={check} />
        </div>
      )}
    </div>
  )
}

interface UploadCardProps {
  onPdf: (file: File) => void
  onPayload: (payload: string) => void
}

function UploadCard({ onPdf, onPayload }: UploadCardProps) {
  const { verify: texts } = useCredentialTexts()
  const chooser = useRef<HTMLInputElement>(null)
  const [fault, setFault] = useState<string>()
  const take = async (file: File) => {
    setFault(undefined)
    if (file.type === 'application/pdf') return onPdf(file)
    if (!file.type.startsWith('image/')) return setFault(texts.wrongType)
    const payload = await readQrFile(file).catch(() => undefined)
    if (payload) onPayload(payload)
    else setFault(texts.noCode)
  }
  return (
    <Card>
      <IconTile icon={FileUp} tone="green" />
      <h2>{texts.upload}</h2>
      <p className="muted">{texts.uploadHelp}</p>
      <input
        ref={chooser}
        type="file"
        hidden
        accept="application/pdf,image/png,image/jpeg,image/webp"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) void take(file)
          event.target.value = ''
        }}
      />
      <div role="alert">{fault ? <Notice tone="amber">{fault}</Notice> : null}</div>
      <Button onClick={() => chooser.current?.click()}>{texts.choose}</Button>
    </Card>
  )
}

interface EnterCardProps {
  busy: boolean
  onPayload: (payload: string) => void
}

function EnterCard({ busy, onPayload }: EnterCardProps) {
  const { verify: texts } = useCredentialTexts()
  const [entered, setEntered] = useState('')
  const [missing, setMissing] = useState(false)
  return (
    <Card>
      <IconTile icon={TextCursorInput} tone="violet" />
      <h2>{texts.enter}</h2>
      <Field label={texts.enterLabel} help={texts.enterHelp} error={missing ? texts.enterMissing : undefined}>
        {(control) => <TextArea {...control} value={entered} maxLength={4000} onChange={setEntered} />}
      </Field>
      <Button
        busy={busy}
        onClick={() => {
          const payload = entered.trim()
          setMissing(payload === '')
          if (payload) onPayload(payload)
        }}
      >
        {texts.check}
      </Button>
    </Card>
  )
}
