// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd'
import type { TrialReport as Report } from '#contracts/processes'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { formatShare } from '#web/shared/format/numbers.ts'
import { DataList } from '#web/shared/ui/data-list.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { FaultList } from './fault-list.tsx'
import { useProcessTexts } from './texts.ts'

interface TrialReportProps {
  report: Report
  /** What an element is called. */
  nameOf: (id: string) => string
  onShow?: ((id: string) => void) | undefined
  onAgain?: ((seed: number) => void) | undefined
}

/** What a trial run found, for somebody who knows the matter but not the notation. */
export function TrialReport({ report, nameOf, onShow, onAgain }: TrialReportProps) {
  const texts = useProcessTexts()
  return (
    <section className="stack" aria-label={texts.report}>
      <Verdict report={report} />
      {report.faults.length > 0 ? <FaultList faults={report.faults} onShow={onShow} /> : null}
      {report.runs > 0 ? (
        <div className="p-report">
          <Measures report={report} nameOf={nameOf} />
          <Outcomes report={report} />
        </div>
      ) : null}
      <Troubles report={report} nameOf={nameOf} onAgain={onAgain} />
    </section>
  )
}

export function Verdict({ report }: { report: Report }) {
  const texts = useProcessTexts()
  const errors = report.faults.filter(({ severity }) => severity === 'error').length
  const remarks = report.faults.length - errors
  if (errors > 0) return <Notice tone="red" live title={texts.unclean(errors)} />
  return <Notice tone="green" live title={remarks > 0 ? texts.cleanWarnings(remarks) : texts.clean} />
}

type PartProps = Pick<TrialReportProps, 'report' | 'nameOf'>

function Measures({ report, nameOf }: PartProps) {
  const texts = useProcessTexts()
  const { coverage, duration, ended, runs, unreached } = report
  const names = (ids: readonly string[]) => ids.map(nameOf).join('、')
  return (
    <DataList
      facts={[
        { label: texts.made, value: texts.madeOf(ended, runs) },
        { label: texts.coverage, value: texts.coverageOf(coverage.reached, coverage.nodes) },
        ...(unreached.length > 0 ? [{ label: texts.unreached, value: names(unreached) }] : []),
        ...(duration === null
          ? []
          : [
              { label: texts.median, value: texts.days(String(duration.median)) },
              { label: texts.ninetieth, value: texts.days(String(duration.ninetieth)) },
              {
                label: texts.range,
                value: texts.daysRange(String(duration.shortest), String(duration.longest)),
              },
              ...(duration.untimed.length > 0
                ? [{ label: texts.untimed, value: names(duration.untimed) }]
                : []),
            ]),
      ]}
    />
  )
}

function Outcomes({ report }: Pick<PartProps, 'report'>) {
  const texts = useProcessTexts()
  const { locale } = usePrefs()
  const names: Readonly<Record<string, string>> = texts.outcomeNames
  return (
    <div>
      <h2 className="p-report__title">{texts.outcomes}</h2>
      <ul className="p-bars">
        {report.outcomes.map(({ outcome, runs, share }) => (
          <li key={outcome}>
            <span>{names[outcome] ?? texts.otherOutcome}</span>
            <span className="p-bars__track" aria-hidden="true">
              <span style={{ width: `${share * 100}%` }} />
            </span>
            <span className="numbers">
              {formatShare(share, locale)} · {texts.times(runs)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Troubles({ report, nameOf, onAgain }: Pick<TrialReportProps, 'report' | 'nameOf' | 'onAgain'>) {
  const texts = useProcessTexts()
  const again = (seed: number) =>
    onAgain ? (
      <Button size="small" onClick={() => onAgain(seed)}>
        {texts.again}
      </Button>
    ) : null
  const { deadlocks, endless, refused } = report
  return (
    <>
      {deadlocks.length > 0 ? (
        <Notice tone="red" title={texts.deadlocks}>
          <ul className="s-list">
            {deadlocks.map(({ nodes, runs, seed }) => (
              <li key={nodes.join(' ')} className="row">
                {texts.deadlock(nodes.map(nameOf).join('、'), runs, seed)}
                {again(seed)}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {refused.length > 0 ? (
        <Notice tone="red" title={texts.refusals}>
          <ul className="s-list">
            {refused.map(({ node, code, runs, seed }) => (
              <li key={`${node} ${code}`} className="row">
                {texts.refusal(node === null ? texts.wholeFile : nameOf(node), code, runs, seed)}
                {again(seed)}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {endless.length > 0 ? (
        <Notice tone="red" title={texts.endless}>
          <p>{texts.endlessSeeds(endless.slice(0, 10).join('、'))}</p>
        </Notice>
      ) : null}
    </>
  )
}
