// SPDX-License-Identifier: Apache-2.0
import { Button, Input, InputNumber, Select } from 'antd'
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { phases } from '#contracts/cases'
import type { ProcessVocabulary, Stage } from '#contracts/process-stages'
import { type StageFault, stageFaultTexts } from '#contracts/stage-faults'
import { useCaseTexts } from '#web/shared/case/texts.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { IconButton } from '#web/shared/ui/button.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { useAccountsTexts } from '../../accounts/texts.ts'
import { LeadChoice } from './lead-choice.tsx'
import { replaced, without } from './list-edits.ts'
import { useStageTexts } from './texts.ts'

interface StageCardProps {
  number: number
  stage: Stage
  stages: readonly Stage[]
  vocabulary: ProcessVocabulary
  faults: readonly StageFault[]
  checked: boolean
  onChange: (stage: Stage) => void
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
  onRemove: (() => void) | undefined
}

export function StageCard(props: StageCardProps) {
  const { number, stage, faults, checked, onChange, onUp, onDown, onRemove } = props
  const texts = useStageTexts()
  const localized = useLocalized()
  const name = stage.name.zh || String(number)
  const isUnnamed = checked && (stage.name.zh.trim() === '' || stage.name.en.trim() === '')
  return (
    <section className="p-stage" aria-label={texts.stage(number, localized(stage.name))}>
      <div className="p-stage__head">
        <span className="p-stage__number" aria-hidden="true">
          {number}
        </span>
        <Tag plain tone="blue">
          {texts.kinds[stage.kind]}
        </Tag>
        <span className="p-stage__acts">
          <IconButton label={texts.up(name)} disabled={!onUp} onClick={onUp}>
            <ArrowUp aria-hidden="true" />
          </IconButton>
          <IconButton label={texts.down(name)} disabled={!onDown} onClick={onDown}>
            <ArrowDown aria-hidden="true" />
          </IconButton>
          <IconButton label={texts.remove(name)} disabled={!onRemove} onClick={onRemove}>
            <Trash2 aria-hidden="true" />
          </IconButton>
        </span>
      </div>
      <div className="p-stage__fields">
        <Field label={texts.nameZh} required error={isUnnamed ? texts.nameMissing : undefined}>
          {(control) => (
            <Input
              {...control}
              maxLength={60}
              value={stage.name.zh}
              onChange={({ target }) => onChange({ ...stage, name: { ...stage.name, zh: target.value } })}
            />
          )}
        </Field>
        <Field label={texts.nameEn} required>
          {(control) => (
            <Input
              {...control}
              maxLength={120}
              value={stage.name.en}
              onChange={({ target }) => onChange({ ...stage, name: { ...stage.name, en: target.value } })}
            />
          )}
        </Field>
        {stage.kind === 'automatic' ? <Effect {...props} stage={stage} /> : <Who {...props} stage={stage} />}
        <Phase stage={stage} onChange={onChange} />
      </div>
      {stage.kind === 'task' ? <Decisions {...props} stage={stage} /> : null}
      {stage.kind === 'parallel' ? <Rule {...props} stage={stage} /> : null}
      {faults.length > 0 ? (
        <ul className="p-stage__faults" role="alert">
          {faults.map(({ pointer, code }) => (
            <li key={`${pointer} ${code}`}>{localized(stageFaultTexts[code])}</li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

type Of<Kind extends Stage['kind']> = StageCardProps & { stage: Extract<Stage, { kind: Kind }> }

function Who({ stage, vocabulary, onChange }: Of<'task' | 'parallel'>) {
  const texts = useStageTexts()
  const { roleNames } = useAccountsTexts()
  const names: Readonly<Record<string, string>> = roleNames
  const isJoint = stage.kind === 'parallel'
  return (
    <>
      <Field label={isJoint ? texts.roleJoint : texts.role} help={isJoint ? texts.jointHelp : undefined}>
        {(control) => (
          <Select
            {...control}
            value={stage.role}
            onChange={(role) => onChange({ ...stage, role })}
            options={vocabulary.roles.map((role) => ({ value: role, label: names[role] ?? role }))}
          />
        )}
      </Field>
      <Field label={texts.days}>
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={365}
            precision={0}
            value={stage.days}
            onChange={(days) => onChange({ ...stage, days })}
          />
        )}
      </Field>
    </>
  )
}

function Effect({ stage, vocabulary, onChange }: Of<'automatic'>) {
  const texts = useStageTexts()
  const names: Readonly<Record<string, string>> = texts.effects
  return (
    <Field label={texts.effect}>
      {(control) => (
        <Select
          {...control}
          value={stage.effect}
          onChange={(effect) => onChange({ ...stage, effect })}
          options={vocabulary.effects.map((effect) => ({ value: effect, label: names[effect] ?? effect }))}
        />
      )}
    </Field>
  )
}

function Phase({ stage, onChange }: Pick<StageCardProps, 'stage' | 'onChange'>) {
  const texts = useStageTexts()
  const { phase: names } = useCaseTexts()
  return (
    <Field label={texts.phase}>
      {(control) => (
        <Select
          {...control}
          value={stage.phase ?? ''}
          onChange={(chosen) =>
            onChange({ ...stage, phase: phases.find((phase) => phase === chosen) ?? null })
          }
          options={[
            { value: '', label: texts.phaseAuto },
            ...phases
              .filter((phase) => phase !== 'waiting-for-you')
              .map((phase) => ({ value: phase, label: names[phase] })),
          ]}
        />
      )}
    </Field>
  )
}

function Decisions({ stage, stages, vocabulary, onChange }: Of<'task'>) {
  const texts = useStageTexts()
  const localized = useLocalized()
  const { decisions } = stage
  const labelOf = (code: string) => {
    const action = vocabulary.actions.find((one) => one.code === code)
    return action ? localized(action.label) : code
  }
  const free = vocabulary.actions.find(({ code }) => !decisions.some(({ action }) => action === code))
  return (
    <fieldset className="p-decisions">
      <legend>{texts.decisions}</legend>
      {decisions.map((decision, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is chosen may change, and the focus has to stay
        <div className="p-decision" key={index}>
          <Select
            aria-label={texts.action(index + 1)}
            value={decision.action}
            onChange={(action) =>
              onChange({ ...stage, decisions: replaced(decisions, index, { ...decision, action }) })
            }
            options={vocabulary.actions
              .filter(
                ({ code }) => code === decision.action || !decisions.some(({ action }) => action === code),
              )
              .map(({ code }) => ({ value: code, label: labelOf(code) }))}
          />
          <LeadChoice
            label={texts.leadsTo(labelOf(decision.action))}
            lead={decision.lead}
            stages={stages}
            onChange={(lead) =>
              onChange({ ...stage, decisions: replaced(decisions, index, { ...decision, lead }) })
            }
          />
          <IconButton
            label={texts.removeDecision(labelOf(decision.action))}
            disabled={decisions.length === 1}
            onClick={() => onChange({ ...stage, decisions: without(decisions, index) })}
          >
            <Trash2 aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      {free && decisions.length < 8 ? (
        <Button
          size="small"
          onClick={() =>
            onChange({ ...stage, decisions: [...decisions, { action: free.code, lead: { to: 'next' } }] })
          }
        >
          {texts.addDecision}
        </Button>
      ) : null}
    </fieldset>
  )
}

function Rule({ stage, stages, onChange }: Of<'parallel'>) {
  const texts = useStageTexts()
  const rules = ['all', 'any', 'majority'] as const
  return (
    <div className="p-stage__fields">
      <Field label={texts.rule}>
        {(control) => (
          <Select
            {...control}
            value={stage.rule}
            onChange={(rule) => onChange({ ...stage, rule })}
            options={rules.map((rule) => ({ value: rule, label: texts.rules[rule] }))}
          />
        )}
      </Field>
      {(['agreed', 'disagreed'] as const).map((side) => (
        <div key={side} className="p-stage__lead">
          <span aria-hidden="true">{texts[side]}</span>
          <LeadChoice
            label={texts[side]}
            lead={stage[side]}
            stages={stages}
            onChange={(lead) => onChange({ ...stage, [side]: lead })}
          />
        </div>
      ))}
    </div>
  )
}
