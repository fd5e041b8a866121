// SPDX-License-Identifier: Apache-2.0
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { EntryDetail } from '#contracts/catalog'
import { call } from '#web/shared/api/call.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { useStaffTexts } from '../texts.ts'

const changes = [
  apiKey('GET /api/catalog/entries'),
  apiKey('GET /api/catalog/entries/{id}'),
  apiKey('GET /api/services'),
]

/** Publishing and retiring; both say what follows. A refusal lists every fault. */
export function ItemActs({ detail }: { detail: EntryDetail }) {
  const { items: texts, case: words } = useStaffTexts()
  const [asked, setAsked] = useState<'publish' | 'retire'>()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const params = { id: detail.id }
  const publish = useCommand(
    (version: number, key: string) =>
      call('POST /api/catalog/entries/{id}/publication', { params, body: { version } }, { key }),
    { changes, onDone: () => toast(texts.published) },
  )
  const retire = useCommand(
    (why: string, key: string) =>
      call(
        'POST /api/catalog/entries/{id}/retirement',
        { params, body: { version: detail.version, reason: why } },
        { key },
      ),
    { changes, onDone: () => toast(texts.retired) },
  )
  const error = publish.error ?? retire.error
  if (!detail.can.includes('publish') && !detail.can.includes('retire')) return null
  return (
    <>
      <div className="row">
        {detail.can.includes('publish') ? (
          <Button type="primary" loading={publish.isPending} onClick={() => setAsked('publish')}>
            {texts.publish}
          </Button>
        ) : null}
        {detail.can.includes('retire') ? (
          <Button danger loading={retire.isPending} onClick={() => setAsked('retire')}>
            {texts.retire}
          </Button>
        ) : null}
      </div>
      {error ? <ErrorState error={error} /> : null}
      <Modal
        open={asked === 'publish'}
        title={texts.publish}
        okText={texts.publish}
        onCancel={() => setAsked(undefined)}
        onOk={() => {
          setAsked(undefined)
          publish.mutate(detail.version)
        }}
      >
        <p>{texts.publishSure}</p>
      </Modal>
      <Modal
        open={asked === 'retire'}
        title={texts.retire}
        okText={texts.retire}
        okButtonProps={{ danger: true }}
        onCancel={() => setAsked(undefined)}
        onOk={() => {
          if (reason.trim().length < 2) return setMissing(true)
          setAsked(undefined)
          retire.mutate(reason.trim())
        }}
      >
        <p>{texts.retireSure}</p>
        <Field label={texts.retireReason} required error={missing ? words.reasonMissing : undefined}>
          {(control) => (
            <Input.TextArea
              {...control}
              rows={3}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </Modal>
    </>
  )
}
