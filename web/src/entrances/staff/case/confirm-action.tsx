// SPDX-License-Identifier: Apache-2.0
import { Modal } from 'antd'
import type { TaskAction } from '#contracts/cases'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useStaffTexts } from '../texts.ts'

interface ConfirmActionProps {
  action: TaskAction
  onCancel: () => void
  onConfirm: () => void
}

/** Before an act that cannot be undone: what follows from it. */
export function ConfirmAction({ action, onCancel, onConfirm }: ConfirmActionProps) {
  const { case: texts } = useStaffTexts()
  const localized = useLocalized()
  const label = localized(action.label)
  return (
    <Modal
      open
      title={texts.sureTitle(label)}
      okText={label}
      okButtonProps={{ danger: action.style === 'danger' }}
      onCancel={onCancel}
      onOk={onConfirm}
    >
      <p>{action.effect ? localized(action.effect) : null}</p>
    </Modal>
  )
}
