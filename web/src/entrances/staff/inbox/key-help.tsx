// SPDX-License-Identifier: Apache-2.0
import { DataList } from '#web/shared/ui/data-list.tsx'
import { Dialog } from '#web/shared/ui/dialog.tsx'
import { useStaffTexts } from '../texts.ts'

export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { keyHelp: texts } = useStaffTexts()
  return (
    <Dialog open={open} title={texts.title} onClose={onClose}>
      <DataList facts={texts.list.map(([key, text]) => ({ label: <kbd>{key}</kbd>, value: text }))} />
    </Dialog>
  )
}
