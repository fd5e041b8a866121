// SPDX-License-Identifier: Apache-2.0
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useGo } from '#web/shared/router/use-place.ts'
import { Dialog } from '#web/shared/ui/dialog.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { usualStages } from './lead-code.ts'
import { useStageTexts } from './texts.ts'
import { useSaveStages } from './use-save-stages.ts'

const isKey = (key: string) => /^[a-z][a-z0-9-]{1,59}$/.test(key)

/** A process from nothing: its name and key, and four stages to begin with. */
export function NewProcess({ open, onClose }: { open: boolean; onClose: () => void }) {
  const texts = useStageTexts()
  const go = useGo()
  const [key, setKey] = useState('')
  const [name, setName] = useState({ zh: '', en: '' })
  const [checked, setChecked] = useState(false)
  const save = useSaveStages(key, (draft) => go(`/processes/${draft.key}/stages`))
  const isUnnamed = name.zh.trim() === '' || name.en.trim() === ''
  const create = () => {
    setChecked(true)
    if (isKey(key) && !isUnnamed) save.mutate({ version: 0, stages: usualStages(name) })
  }
  return (
    <Dialog open={open} title={texts.new} onClose={onClose}>
      <div className="stack">
        <p className="muted">{texts.newLead}</p>
        <Field
          label={texts.newKey}
          help={texts.newKeyHelp}
          required
          error={checked && !isKey(key) ? texts.newKeyWrong : undefined}
        >
          {(control) => (
            <Input
              {...control}
              maxLength={60}
              value={key}
              onChange={({ target }) => setKey(target.value.trim())}
            />
          )}
        </Field>
        <Field label={texts.nameZh} required error={checked && isUnnamed ? texts.nameMissing : undefined}>
          {(control) => (
            <Input
              {...control}
              maxLength={60}
              value={name.zh}
              onChange={({ target }) => setName({ ...name, zh: target.value })}
            />
          )}
        </Field>
        <Field label={texts.nameEn} required>
          {(control) => (
            <Input
              {...control}
              maxLength={120}
              value={name.en}
              onChange={({ target }) => setName({ ...name, en: target.value })}
            />
          )}
        </Field>
        <Button type="primary" loading={save.isPending} onClick={create}>
          {texts.create}
        </Button>
        {save.error ? <ErrorState error={save.error} /> : null}
      </div>
    </Dialog>
  )
}
