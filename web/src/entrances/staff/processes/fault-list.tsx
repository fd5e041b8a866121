// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd'
import type { ProcessFault } from '#contracts/processes'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Tag } from '#web/shared/ui/tag.tsx'
import { useProcessTexts } from './texts.ts'

interface FaultListProps {
  faults: readonly ProcessFault[]
  /** Points an element out in a drawing, where there is one. */
  onShow?: ((elementId: string) => void) | undefined
}

/** What speaks against a process, each at the element it is about; errors first. */
export function FaultList({ faults, onShow }: FaultListProps) {
  const texts = useProcessTexts()
  const localized = useLocalized()
  const inOrder = [...faults].sort(
    (a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'),
  )
  return (
    <ul className="p-faults" aria-label={texts.faults}>
      {inOrder.map(({ elementId, elementName, severity, code, message }) => {
        const name = elementName ? localized(elementName) : (elementId ?? texts.wholeFile)
        return (
          <li key={`${elementId} ${code} ${message.zh}`} className="p-fault">
            <Tag tone={severity === 'error' ? 'red' : 'amber'}>{texts[severity]}</Tag>
            <div>
              <p>{localized(message)}</p>
              <p className="small muted">
                {name} {elementId === null ? null : <code>{elementId}</code>}
              </p>
            </div>
            {onShow && elementId !== null ? (
              <Button size="small" aria-label={texts.showAgain(name)} onClick={() => onShow(elementId)}>
                {texts.show}
              </Button>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
