// SPDX-License-Identifier: Apache-2.0
import { Button, Modal, Progress } from 'antd'
import { Download } from 'lucide-react'
import { useState } from 'react'
import type { ApiBody } from '#contracts/api'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { addressOf, call } from '#web/shared/api/call.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { usePolled } from '#web/shared/api/use-polled.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { useStaffTexts } from '../texts.ts'

type Filter = ApiBody<'POST /api/case-exports'>

/** The list as a workbook: written by the server, with its progress; it goes on when the dialog is closed. */
export function ExportCases({ filter }: { filter: Filter }) {
  const { inbox: texts } = useStaffTexts()
  const begin = useCommand((body: Filter, key: string) => call('POST /api/case-exports', { body }, { key }))
  return (
    <>
      <Button
        icon={<Download size={15} aria-hidden="true" />}
        loading={begin.isPending}
        onClick={() => begin.mutate(filter)}
      >
        {texts.export}
      </Button>
      {begin.error ? (
        <Modal open title={texts.export} footer={null} onCancel={() => begin.reset()}>
          <ErrorState error={begin.error} onRetry={() => begin.mutate(filter)} />
        </Modal>
      ) : null}
      {begin.data ? <ExportProgress id={begin.data.id} onClose={() => begin.reset()} /> : null}
    </>
  )
}

function ExportProgress({ id, onClose }: { id: string; onClose: () => void }) {
  const { inbox: texts } = useStaffTexts()
  const { locale } = usePrefs()
  const [opened] = useState(() => Date.now())
  const input = { params: { id } }
  const found = usePolled(
    apiKey('GET /api/case-exports/{id}', input),
    (signal) => call('GET /api/case-exports/{id}', input, { signal }),
    ({ state }) => (state === 'done' || state === 'failed' ? null : Date.now() - opened < 5000 ? 400 : 2000),
  )
  const shown = found.data
  const done = shown?.state === 'done' && shown.fileId !== null
  const rows = (shown?.rows ?? 0).toLocaleString(locale === 'zh' ? 'zh-CN' : 'en')
  return (
    <Modal
      open
      title={texts.export}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {texts.exportClose}
        </Button>,
        <Button
          key="get"
          type="primary"
          disabled={!done}
          {...(done && { href: addressOf('GET /api/files/{id}', { params: { id: shown.fileId ?? '' } }) })}
        >
          {texts.exportGet}
        </Button>,
      ]}
    >
      {found.error ? <ErrorState error={found.error} /> : null}
      <p aria-live="polite">
        {shown?.state === 'failed'
          ? texts.exportFailed
          : done
            ? texts.exportDone(rows)
            : texts.exportRows(rows)}
      </p>
      {shown?.state === 'failed' ? null : (
        <Progress
          percent={done ? 100 : 0}
          showInfo={false}
          status={done ? 'success' : 'active'}
          aria-label={texts.export}
        />
      )}
    </Modal>
  )
}
