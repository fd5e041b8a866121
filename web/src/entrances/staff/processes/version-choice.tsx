// SPDX-License-Identifier: Apache-2.0
import { Select } from 'antd'
import type { ProcessCard } from '#contracts/processes'
import { addressOf } from '#web/shared/api/call.ts'
import { useProcessTexts } from './texts.ts'

/** A published version by its number, or the draft. */
export type Which = number | 'draft'

/** What a process has, newest first, the draft before all. */
export function choicesOf({ version, draft }: ProcessCard): Which[] {
  const published = Array.from({ length: version ?? 0 }, (_, index) => (version ?? 0) - index)
  return draft === null ? published : ['draft', ...published]
}

/** Reads a choice from the address; what the process does not have is none. */
export function readWhich<W extends Which>(text: string | undefined, choices: readonly W[]): W | undefined {
  return choices.find((choice) => String(choice) === text)
}

export function drawingOf({ key }: ProcessCard, which: Which): string {
  return which === 'draft'
    ? addressOf('GET /api/processes/{key}/draft/diagram', { key })
    : addressOf('GET /api/processes/{key}/versions/{version}/diagram', { key, version: which })
}

interface VersionChoiceProps<W extends Which> {
  label: string
  choices: readonly W[]
  value: W
  onChange: (which: W) => void
}

export function VersionChoice<W extends Which>({ label, choices, value, onChange }: VersionChoiceProps<W>) {
  const texts = useProcessTexts()
  return (
    <span className="p-choice">
      <span aria-hidden="true">{label}</span>
      <Select<W>
        aria-label={label}
        className="p-choice__select"
        value={value}
        onChange={onChange}
        options={choices.map((which) => ({
          value: which,
          label: which === 'draft' ? texts.draft : texts.versionNumber(which),
        }))}
      />
    </span>
  )
}
