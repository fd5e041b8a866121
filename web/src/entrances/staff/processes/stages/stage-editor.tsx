// SPDX-License-Identifier: Apache-2.0
import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { outcomes } from '#contracts/cases'
import type { ProcessStages, ProcessVocabulary, Stage } from '#contracts/process-stages'
import { findStageFaults, type StageFault, stageFaultTexts } from '#contracts/stage-faults'
import { addressOf } from '#web/shared/api/call.ts'
import { ProblemError } from '#web/shared/api/problem-error.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { Link } from '#web/shared/ui/link.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { Drawing } from '../drawing.tsx'
import { useProcessTexts } from '../texts.ts'
import { newStage } from './lead-code.ts'
import { replaced, without } from './list-edits.ts'
import { StageCard } from './stage-card.tsx'
import { useStageTexts } from './texts.ts'
import { useSaveStages } from './use-save-stages.ts'

interface StageEditorProps {
  of: string
  vocabulary: ProcessVocabulary
  opened: Stored
}

/** The draft as it was opened, or saved last from here. */
interface Stored {
  readonly version: number
  readonly stages: ProcessStages
}

const kinds = ['task', 'parallel', 'automatic'] as const satisfies readonly Stage['kind'][]

/**
 * Stages in their order; what is missing is told where it is missing, and saved is what could run. It is opened once: what
 * others save meanwhile does not push aside what is written here, and is met when one saves.
 */
export function StageEditor({ of: key, vocabulary, opened }: StageEditorProps) {
  const texts = useStageTexts()
  const [stored, setStored] = useState(opened)
  const { version } = stored
  const [model, setModel] = useState(opened.stages)
  const [checked, setChecked] = useState(false)
  const save = useSaveStages(key, (draft, { stages }) => {
    setStored({ version: draft.version, stages })
    toast(texts.saved(draft.version))
  })
  const isChanged = model !== stored.stages
  useEffect(() => {
    if (!isChanged) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', hold)
    return () => window.removeEventListener('beforeunload', hold)
  }, [isChanged])
  const faults = findStageFaults(model, vocabulary)
  const unnamed = [model, ...model.stages].filter(
    ({ name }) => name.zh.trim() === '' || name.en.trim() === '',
  )
  const isSound = faults.length + unnamed.length === 0
  const setStages = (stages: Stage[]) => setModel((before) => ({ ...before, stages }))
  const move = (index: number, by: 1 | -1) => {
    const stages = [...model.stages]
    const [stage] = stages.splice(index, 1)
    if (stage) stages.splice(index + by, 0, stage)
    setStages(stages)
  }
  return (
    <div className="stack">
      <Head model={model} onChange={setModel} />
      <ol className="p-stages" aria-label={texts.stages}>
        {model.stages.map((stage, index) => (
          <li key={stage.id}>
            <StageCard
              number={index + 1}
              stage={stage}
              stages={model.stages}
              vocabulary={vocabulary}
              faults={checked ? faults.filter(({ pointer }) => isAt(pointer, index)) : []}
              checked={checked}
              onChange={(changed) => setStages(replaced(model.stages, index, changed))}
              onUp={index > 0 ? () => move(index, -1) : undefined}
              onDown={index < model.stages.length - 1 ? () => move(index, 1) : undefined}
              onRemove={model.stages.length > 1 ? () => setStages(without(model.stages, index)) : undefined}
            />
          </li>
        ))}
      </ol>
      <div className="row">
        {kinds.map((kind) => (
          <Button key={kind} onClick={() => setStages([...model.stages, newStage(kind, model.stages)])}>
            {texts.add[kind]}
          </Button>
        ))}
      </div>
      {checked && !isSound ? <Missing faults={faults} unnamed={unnamed.length} /> : null}
      <div className="p-savebar">
        <Button
          type="primary"
          loading={save.isPending}
          onClick={() => {
            setChecked(true)
            if (isSound) save.mutate({ version, stages: model })
          }}
        >
          {texts.save}
        </Button>
        {isChanged ? <Tag tone="amber">{texts.unsaved}</Tag> : null}
        <Link to={`/processes/${key}?tab=draft`}>{texts.toDraft}</Link>
      </div>
      {save.error ? <Failed error={save.error} /> : null}
      <h2 className="p-report__title">{texts.drawing}</h2>
      <Drawing
        address={addressOf('GET /api/processes/{key}/draft/diagram', { key })}
        revision={version}
        label={texts.drawing}
      />
    </div>
  )
}

const isAt = (pointer: string, index: number) =>
  pointer === `/stages/${index}` || pointer.startsWith(`/stages/${index}/`)

function Head({ model, onChange }: { model: ProcessStages; onChange: (model: ProcessStages) => void }) {
  const texts = useStageTexts()
  const { outcomeNames } = useProcessTexts()
  const { name, ending } = model
  return (
    <div className="p-stage__fields">
      <Field label={texts.nameZh} required>
        {(control) => (
          <Input
            {...control}
            maxLength={60}
            value={name.zh}
            onChange={({ target }) => onChange({ ...model, name: { ...name, zh: target.value } })}
          />
        )}
      </Field>
      <Field label={texts.nameEn} required>
        {(control) => (
          <Input
            {...control}
            maxLength={120}
            value={name.en}
            onChange={({ target }) => onChange({ ...model, name: { ...name, en: target.value } })}
          />
        )}
      </Field>
      <Field label={texts.ending}>
        {(control) => (
          <Select
            {...control}
            value={ending}
            onChange={(chosen) => onChange({ ...model, ending: chosen })}
            options={outcomes.map((outcome) => ({ value: outcome, label: texts.end(outcomeNames[outcome]) }))}
          />
        )}
      </Field>
    </div>
  )
}

function Missing({ faults, unnamed }: { faults: readonly StageFault[]; unnamed: number }) {
  const texts = useStageTexts()
  const localized = useLocalized()
  const told = [...new Set(faults.map(({ code }) => localized(stageFaultTexts[code])))]
  return (
    <Notice tone="red" live title={texts.faults(faults.length + unnamed)}>
      <ul>
        {unnamed > 0 ? <li>{texts.nameMissing}</li> : null}
        {told.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** Nothing typed is thrown away: whoever was overtaken decides what to do with it. */
function Failed({ error }: { error: Error }) {
  const texts = useStageTexts()
  if (!(error instanceof ProblemError) || error.code !== 'platform.stale-version')
    return <ErrorState error={error} />
  return (
    <Notice tone="amber" live title={texts.stale}>
      <p>{texts.staleHow}</p>
      <Button onClick={() => window.location.reload()}>{texts.reload}</Button>
    </Notice>
  )
}
