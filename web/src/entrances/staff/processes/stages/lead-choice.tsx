// SPDX-License-Identifier: Apache-2.0
import { InputNumber, Select } from 'antd'
import { outcomes } from '#contracts/cases'
import type { Lead, Stage } from '#contracts/process-stages'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useProcessTexts } from '../texts.ts'
import { codeOfLead, leadOfCode } from './lead-code.ts'
import { useStageTexts } from './texts.ts'

interface LeadChoiceProps {
  label: string
  lead: Lead
  stages: readonly Stage[]
  onChange: (lead: Lead) => void
}

/** What a decision leads to: the next stage, any other, the applicant, or an end. */
export function LeadChoice({ label, lead, stages, onChange }: LeadChoiceProps) {
  const texts = useStageTexts()
  const { outcomeNames } = useProcessTexts()
  const localized = useLocalized()
  return (
    <span className="p-lead">
      <Select
        aria-label={label}
        value={codeOfLead(lead)}
        onChange={(code) => onChange(leadOfCode(code))}
        options={[
          { value: 'next', label: texts.next },
          { value: 'supplement', label: texts.supplement },
          ...stages.map(({ id, name }) => ({
            value: `stage ${id}`,
            label: texts.toStage(localized(name) || id),
          })),
          ...outcomes.map((outcome) => ({
            value: `end ${outcome}`,
            label: texts.end(outcomeNames[outcome]),
          })),
        ]}
      />
      {lead.to === 'supplement' ? (
        <InputNumber
          aria-label={texts.supplementDays}
          title={texts.supplementDays}
          min={1}
          max={180}
          precision={0}
          value={lead.days}
          onChange={(days) => onChange({ ...lead, days: days ?? 1 })}
        />
      ) : null}
    </span>
  )
}
