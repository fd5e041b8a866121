// SPDX-License-Identifier: Apache-2.0
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import type { ProcessCard, TrialReport as Report } from '#contracts/processes'
import { call } from '#web/shared/api/call.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useAddressQuery, useChangeQuery } from '#web/shared/router/use-place.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { Drawing } from './drawing.tsx'
import type { Marks } from './drawing-marks.ts'
import { useProcessTexts } from './texts.ts'
import { TrialReport } from './trial-report.tsx'
import { choicesOf, drawingOf, readWhich, VersionChoice, type Which } from './version-choice.tsx'

const mostSeed = 2_147_483_647
const mostRuns = 1000
const isWithin = (value: number | null, from: number, to: number): value is number =>
  value !== null && Number.isInteger(value) && value >= from && value <= to

/** 试运行: a form, and the report of the last run beside the drawing it is about. */
export function TrialTab({ process }: { process: ProcessCard }) {
  const texts = useProcessTexts()
  const localized = useLocalized()
  const change = useChangeQuery()
  const choices = choicesOf(process)
  const which = readWhich(useAddressQuery().version, choices) ?? choices[0] ?? 'draft'
  const [seed, setSeed] = useState<number | null>(1)
  const [runs, setRuns] = useState<number | null>(400)
  const [checked, setChecked] = useState(false)
  const [sight, setSight] = useState<string>()
  const run = useTrial(process.key)
  const begin = (from: number | null) => {
    setChecked(true)
    setSight(undefined)
    if (!isWithin(from, 0, mostSeed) || !isWithin(runs, 1, mostRuns)) return
    setSeed(from)
    run.mutate({ which, seed: from, runs })
  }
  return (
    <div className="stack">
      <p className="muted">{texts.trialLead}</p>
      <form
        className="p-trial"
        onSubmit={(event) => {
          event.preventDefault()
          begin(seed)
        }}
      >
        <VersionChoice
          label={texts.trialOf}
          choices={choices}
          value={which}
          onChange={(next) => {
            run.reset()
            change({ version: String(next) })
          }}
        />
        <Field
          label={texts.seed}
          error={checked && !isWithin(seed, 0, mostSeed) ? texts.seedWrong : undefined}
        >
          {(control) => <InputNumber {...control} precision={0} value={seed} onChange={setSeed} />}
        </Field>
        <Field
          label={texts.runs}
          error={checked && !isWithin(runs, 1, mostRuns) ? texts.runsWrong : undefined}
        >
          {(control) => <InputNumber {...control} precision={0} value={runs} onChange={setRuns} />}
        </Field>
        <Button type="primary" htmlType="submit" loading={run.isPending}>
          {texts.trialRun}
        </Button>
      </form>
      {run.error ? <ErrorState error={run.error} /> : null}
      {run.data ? (
        <TrialReport
          report={run.data}
          nameOf={(id) => nameOf(run.data, id, localized)}
          onShow={setSight}
          onAgain={begin}
        />
      ) : null}
      {run.data?.runs === 0 ? null : (
        <Drawing
          key={which}
          address={drawingOf(process, which)}
          revision={which === 'draft' ? (process.draft?.version ?? 0) : 0}
          label={texts.drawingOf(localized(process.name))}
          marks={run.data ? marksOf(run.data, sight) : undefined}
          sight={sight}
        />
      )}
    </div>
  )
}

interface Asked {
  which: Which
  seed: number
  runs: number
}

function useTrial(key: string) {
  return useCommand(({ which, ...body }: Asked) =>
    which === 'draft'
      ? call('POST /api/processes/{key}/draft/trial-run', { params: { key }, body })
      : call('POST /api/processes/{key}/versions/{version}/trial-run', {
          params: { key, version: which },
          body,
        }),
  )
}

/** What a report points out in the drawing; an error counts more than a remark, what one asked for most. */
export function marksOf({ faults }: Pick<Report, 'faults'>, sight?: string): Marks {
  const marks: Record<string, Marks[string]> = {}
  for (const { elementId, severity } of faults)
    if (elementId !== null && marks[elementId] !== 'error') marks[elementId] = severity
  if (sight !== undefined) marks[sight] ??= 'chosen'
  return marks
}

function nameOf({ names }: Report, id: string, localized: ReturnType<typeof useLocalized>): string {
  const named = names.find((one) => one.id === id)
  return named ? localized(named.name) : id
}
