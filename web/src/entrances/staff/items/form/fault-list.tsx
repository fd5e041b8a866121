// SPDX-License-Identifier: Apache-2.0
import type { CheckFault } from '#contracts/catalog'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Tag } from '#web/shared/ui/tag.tsx'
import { useStaffTexts } from '../../texts.ts'

/** Faults of one part of the form, beside the part. */
export function FaultList({ faults }: { faults: readonly CheckFault[] }) {
  const { items: texts } = useStaffTexts()
  const localized = useLocalized()
  if (faults.length === 0) return null
  return (
    <ul className="f-faults">
      {faults.map((fault) => (
        <li key={`${fault.pointer} ${fault.code}`} className="s-fault">
          <Tag tone={fault.severity === 'error' ? 'red' : 'amber'}>{texts[fault.severity]}</Tag>
          <span>{localized(fault.message)}</span>
        </li>
      ))}
    </ul>
  )
}
