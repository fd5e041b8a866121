// SPDX-License-Identifier: Apache-2.0
import type { CheckFault } from '#contracts/catalog'
import type { FormDefinition } from '#contracts/form'
import { nameStep } from './edit-form.ts'
import { FaultList } from './fault-list.tsx'
import { LocalizedInput } from './localized-input.tsx'
import { useDesignerTexts } from './texts.ts'

interface StepEditorProps {
  id: string
  form: FormDefinition
  faults: readonly CheckFault[]
  onEdit: (form: FormDefinition, about?: string) => void
}

export function StepEditor({ id, form, faults, onEdit }: StepEditorProps) {
  const texts = useDesignerTexts()
  const step = form.steps.find((one) => one.id === id)
  if (!step) return null
  return (
    <div className="stack">
      <FaultList faults={faults} />
      <LocalizedInput
        label={texts.stepTitle}
        maxLength={60}
        value={step.title}
        onChange={(title) => onEdit(nameStep(form, id, title ?? { zh: '', en: '' }), `step ${id}`)}
      />
    </div>
  )
}
