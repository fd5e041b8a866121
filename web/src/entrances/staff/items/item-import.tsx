// SPDX-License-Identifier: Apache-2.0
import { Button, Table } from 'antd'
import { useState } from 'react'
import type { ApiResponse } from '#contracts/api'
import { addressOf, call } from '#web/shared/api/call.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Dialog } from '#web/shared/ui/dialog.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Link } from '#web/shared/ui/link.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { FileUpload } from '#web/shared/upload/file-upload.tsx'
import type { FileRef } from '#web/shared/upload/upload-file.ts'
import { useStaffTexts } from '../texts.ts'

type Outcome = ApiResponse<'POST /api/service-items/import'>

const accepted = [
  'application/json',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const

/** Items from a file: the sound ones are published, every fault is named by sheet, row and column. */
export function ItemImport({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { items: texts } = useStaffTexts()
  const [files, setFiles] = useState<FileRef[]>([])
  const run = useCommand(
    (fileId: string, key: string) => call('POST /api/service-items/import', { body: { fileId } }, { key }),
    { changes: [apiKey('GET /api/catalog/entries')], onDone: () => setFiles([]) },
  )
  const [file] = files
  return (
    <Dialog open={open} title={texts.import} onClose={onClose}>
      <div className="stack">
        <p className="muted">{texts.importLead}</p>
        <FileUpload
          id="import-file"
          label={texts.import}
          accept={accepted}
          maxFiles={1}
          files={files}
          onChange={setFiles}
        />
        <Button
          type="primary"
          disabled={!file}
          loading={run.isPending}
          onClick={() => file && run.mutate(file.id)}
        >
          {texts.importRun}
        </Button>
        {run.error ? <ErrorState error={run.error} /> : null}
        {run.data ? <Result outcome={run.data} /> : null}
      </div>
    </Dialog>
  )
}

function Result({ outcome }: { outcome: Outcome }) {
  const { items: texts } = useStaffTexts()
  const localized = useLocalized()
  const place = ({ sheet, row, column, code }: Outcome['rejected'][number]) =>
    [
      code,
      sheet === null ? null : texts.sheet(sheet),
      row === null ? null : texts.row(row),
      column === null ? null : texts.column(column),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <>
      {outcome.accepted.length > 0 ? (
        <Notice tone="green" live title={texts.accepted(outcome.accepted.length)}>
          <ul>
            {outcome.accepted.slice(0, 10).map(({ entryId, name }) => (
              <li key={entryId}>
                <Link to={`/items/${entryId}`}>{localized(name)}</Link>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {outcome.rejected.length > 0 ? (
        <>
          <Notice tone="amber" live title={texts.rejected(outcome.rejected.length)} />
          <Table
            size="small"
            pagination={false}
            rowKey={(fault) => JSON.stringify(fault)}
            dataSource={outcome.rejected}
            scroll={{ y: 300 }}
            columns={[
              { key: 'where', title: texts.where, render: (_, fault) => place(fault) },
              { key: 'reason', title: texts.reason, render: (_, fault) => localized(fault.message) },
            ]}
          />
        </>
      ) : null}
      {outcome.annotatedFileId ? (
        <a href={addressOf('GET /api/files/{id}', { id: outcome.annotatedFileId })} download>
          {texts.annotated}
        </a>
      ) : null}
    </>
  )
}
