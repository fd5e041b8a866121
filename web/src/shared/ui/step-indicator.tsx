// SPDX-License-Identifier: Apache-2.0
import { Check } from 'lucide-react'
import './progress.css'
import { useUiTexts } from './texts.ts'

interface StepIndicatorProps {
  steps: readonly { key: string; title: string }[]
  current: number
}

export function StepIndicator({ steps, current }: StepIndicatorProps) {
  const ui = useUiTexts()
  return (
    <ol className="c-steps">
      {steps.map(({ key, title }, index) => {
        const state = index < current ? 'done' : index === current ? 'current' : 'open'
        return (
          <li key={key} data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
            <span className="c-steps__mark" aria-hidden="true">
              {state === 'done' ? <Check strokeWidth={3} /> : index + 1}
            </span>
            <span>
              {title}
              {state === 'done' ? <span className="visually-hidden"> {ui.stepDone}</span> : null}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
