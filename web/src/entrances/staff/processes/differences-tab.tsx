// SPDX-License-Identifier: Apache-2.0
import type { ProcessCard, ProcessDifference } from '#contracts/processes'
import { useApi } from '#web/shared/api/use-api.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useAddressQuery, useChangeQuery } from '#web/shared/router/use-place.ts'
import { Notice } from '#web/shared/ui/notice.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { Table } from '#web/shared/ui/table.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { Drawing } from './drawing.tsx'
import type { Marks } from './drawing-marks.ts'
import { useProcessTexts } from './texts.ts'
import { choicesOf, drawingOf, readWhich, VersionChoice, type Which } from './version-choice.tsx'

/** Two versions, or a version and the draft, side by side. */
export function DifferencesTab({ process }: { process: ProcessCard }) {
  const texts = useProcessTexts()
  const change = useChangeQuery()
  const query = useAddressQuery()
  const choices = choicesOf(process)
  const published = choices.filter((which): which is number => which !== 'draft')
  const to = readWhich(query.to, choices) ?? choices[0]
  const from = readWhich(query.from, published) ?? published.find((version) => version !== to)
  if (to === undefined || from === undefined || choices.length < 2)
    return <EmptyState title={texts.needTwo}>{texts.needTwoHow}</EmptyState>
  return (
    <div className="stack">
      <p className="muted">{texts.differencesLead}</p>
      <div className="s-tools">
        <VersionChoice
          label={texts.from}
          choices={published}
          value={from}
          onChange={(which) => change({ from: String(which) })}
        />
        <VersionChoice
          label={texts.to}
          choices={choices}
          value={to}
          onChange={(which) => change({ to: String(which) })}
        />
      </div>
      <Compared process={process} from={from} to={to} />
    </div>
  )
}

interface ComparedProps {
  process: ProcessCard
  from: number
  to: Which
}

function Compared({ process, from, to }: ComparedProps) {
  const texts = useProcessTexts()
  const found = useApi('GET /api/processes/{key}/differences', {
    params: { key: process.key },
    query: { from, to: to === 'draft' ? undefined : to },
  })
  const title = (which: Which) => (which === 'draft' ? texts.draft : texts.versionNumber(which))
  return (
    <QueryView query={found} lines={10}>
      {(difference) => (
        <>
          <DifferenceList difference={difference} />
          <div className="p-sides">
            <section>
              <h2>{title(from)}</h2>
              <Drawing
                key={from}
                address={drawingOf(process, from)}
                label={texts.drawingOf(title(from))}
                marks={marksOf(difference, 'removed')}
              />
            </section>
            <section>
              <h2>{title(to)}</h2>
              <Drawing
                key={to}
                address={drawingOf(process, to)}
                revision={to === 'draft' ? (process.draft?.version ?? 0) : 0}
                label={texts.drawingOf(title(to))}
                marks={marksOf(difference, 'added')}
              />
            </section>
          </div>
        </>
      )}
    </QueryView>
  )
}

/** The old side shows what goes, the new one what comes, both what changes. */
function marksOf({ nodes, flows }: ProcessDifference, side: 'added' | 'removed'): Marks {
  const all = [nodes, flows]
  return Object.fromEntries([
    ...all.flatMap((kind) => kind[side].map(({ id }) => [id, side] as const)),
    ...all.flatMap((kind) => kind.changed.map(({ id }) => [id, 'changed'] as const)),
  ])
}

const tones = { added: 'green', removed: 'red', changed: 'amber' } as const
const signs = { added: '＋', removed: '－', changed: '≠' } as const

function DifferenceList({ difference }: { difference: ProcessDifference }) {
  const texts = useProcessTexts()
  const localized = useLocalized()
  const names: Readonly<Record<string, string>> = texts.attributeNames
  const attributes = (list: readonly string[]) => list.map((name) => names[name] ?? name).join('、')
  const rows = (['nodes', 'flows'] as const).flatMap((part) =>
    (['added', 'removed', 'changed'] as const).flatMap((kind) =>
      difference[part][kind].map((element) => ({
        ...{ part, kind, id: element.id },
        name: element.name === null ? element.id : localized(element.name),
        attributes: 'attributes' in element ? attributes(element.attributes as string[]) : '',
      })),
    ),
  )
  const whole = difference.process.length > 0 ? `${texts.process}: ${attributes(difference.process)}` : null
  if (rows.length === 0 && whole === null) return <Notice tone="green">{texts.same}</Notice>
  return (
    <>
      {whole === null ? null : <Notice tone="amber">{whole}</Notice>}
      {rows.length === 0 ? null : (
        <Table
          caption={texts.tabs.differences}
          rows={rows}
          rowKey={({ part, kind, id }) => `${part} ${kind} ${id}`}
          columns={[
            {
              key: 'kind',
              title: texts.what,
              cell: ({ kind, part }) => (
                <Tag plain tone={tones[kind]}>
                  {signs[kind]} {texts[kind]} · {texts[part]}
                </Tag>
              ),
            },
            {
              key: 'name',
              title: texts.element,
              cell: ({ name, id }) => (
                <span>
                  {name} {name === id ? null : <code className="small muted">{id}</code>}
                </span>
              ),
            },
            { key: 'attributes', title: texts.attributes, cell: (row) => row.attributes || '—' },
          ]}
        />
      )}
    </>
  )
}
