// SPDX-License-Identifier: Apache-2.0
import { Button, Modal } from 'antd'
import { toast } from '#web/shared/ui/toast.tsx'
import { useAccountsTexts } from './texts.ts'

export interface Issued {
  readonly name: string
  readonly password: string
}

/** A one-time password, shown this once: it closes by its own button only. */
export function OncePassword({ issued, onClose }: { issued: Issued | null; onClose: () => void }) {
  const texts = useAccountsTexts()
  const copy = async () => {
    await navigator.clipboard.writeText(issued?.password ?? '')
    toast(texts.copied)
  }
  return (
    <Modal
      open={issued !== null}
      title={texts.once}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={[
        <Button key="copy" onClick={() => void copy()}>
          {texts.copy}
        </Button>,
        <Button key="close" type="primary" onClick={onClose}>
          {texts.closeOnce}
        </Button>,
      ]}
    >
      <p className="s-once numbers">{issued?.password}</p>
      <p className="muted">{texts.onceHow(issued?.name ?? '')}</p>
    </Modal>
  )
}
