// SPDX-License-Identifier: Apache-2.0
import { Button, Checkbox, Table, type TableColumnsType } from 'antd'
import { Star } from 'lucide-react'
import { viewColumns } from '#contracts/case-view-limits'
import type { CaseCard } from '#contracts/cases'
import { call } from '#web/shared/api/call.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { CaseTag } from '#web/shared/case/case-state.tsx'
import { formatCompact } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Tag } from '#web/shared/ui/tag.tsx'
import { useUiTexts } from '#web/shared/ui/texts.ts'
import { ScrollBox } from '../scroll-box.tsx'
import { useStaffTexts } from '../texts.ts'
import { Badges } from './badges.tsx'
import { TimeLeft } from './time-left.tsx'
import type { ViewColumn } from './view-address.ts'

interface InboxTableProps {
  cases: readonly CaseCard[]
  /** Columns beside the case itself and what can be done. */
  columns: readonly ViewColumn[]
  /** The row the keys stand on. */
  at: number
  selected: readonly string[]
  onSelect: (numbers: readonly string[]) => void
  onOpen: (number: string, index: number) => void
  more: boolean
  loadingMore: boolean
  onMore: () => void
}

export function InboxTable({
  cases,
  columns: shown,
  at,
  selected,
  onSelect,
  onOpen,
  more,
  loadingMore,
  onMore,
}: InboxTableProps) {
  const { inbox: texts } = useStaffTexts()
  const ui = useUiTexts()
  const localized = useLocalized()
  const name = (card: CaseCard) => `${localized(card.title)} ${card.number}`
  const all = cases.length > 0 && cases.every(({ number }) => selected.includes(number))
  // Own checkboxes: the library's selection column renders a hidden, focusable copy of its header.
  const every: TableColumnsType<CaseCard> = [
    {
      key: 'select',
      width: 46,
      title: (
        <Checkbox
          aria-label={texts.selectAll}
          checked={all}
          indeterminate={!all && selected.length > 0}
          onChange={() => onSelect(all ? [] : cases.map(({ number }) => number))}
        />
      ),
      render: (_, card) => (
        <Checkbox
          aria-label={texts.select(name(card))}
          checked={selected.includes(card.number)}
          onClick={(event) => event.stopPropagation()}
          onChange={({ target }) =>
            onSelect(
              target.checked ? [...selected, card.number] : selected.filter((one) => one !== card.number),
            )
          }
        />
      ),
    },
    {
      key: 'watch',
      width: 46,
      title: <span className="visually-hidden">{texts.watchColumn}</span>,
      render: (_, card) => <Watch card={card} name={name(card)} />,
    },
    {
      key: 'subject',
      title: texts.subject,
      render: (_, card) => (
        <>
          <span className="s-subject" data-unread={card.unread}>
            {card.unread ? (
              <>
                <span className="s-dot" aria-hidden="true" />
                <span className="visually-hidden">{texts.unread}</span>
              </>
            ) : null}
            {localized(card.title)}
          </span>
          <span className="small muted">
            {card.subjectName} · {localized(card.organisation)}
          </span>
          <Badges badges={card.badges} />
        </>
      ),
    },
    {
      key: 'number',
      title: texts.number,
      width: 150,
      render: (_, card) => <span className="numbers">{card.number}</span>,
    },
    {
      key: 'step',
      title: texts.step,
      width: 140,
      render: (_, card) => {
        const step = stepOf(card)
        return step === null ? <CaseTag state={card} /> : <Tag plain>{localized(step)}</Tag>
      },
    },
    { key: 'left', title: texts.left, width: 140, render: (_, card) => <TimeLeft clock={card.clock} /> },
    {
      key: 'source',
      title: texts.source,
      width: 90,
      render: (_, card) => texts.channels[card.channel] ?? card.channel,
    },
    {
      key: 'arrived',
      title: texts.arrived,
      width: 120,
      render: (_, card) => (
        <span className="numbers">{formatCompact(card.arrivedAt ?? card.submittedAt)}</span>
      ),
    },
    {
      key: 'act',
      title: texts.act,
      width: 84,
      render: (_, card, index) => (
        <Button
          type="link"
          aria-label={`${card.task?.mine ? texts.handle : texts.see} ${name(card)}`}
          onClick={(event) => {
            event.stopPropagation()
            onOpen(card.number, index)
          }}
        >
          {card.task?.mine ? texts.handle : texts.see}
        </Button>
      ),
    },
  ]
  const columns = every.filter(({ key }) => !isOptional(key) || shown.includes(key))
  return (
    <>
      <ScrollBox label={texts.subject}>
        <Table<CaseCard>
          rowKey="number"
          tableLayout="fixed"
          size="small"
          pagination={false}
          columns={columns}
          dataSource={[...cases]}
          rowClassName={(_, index) => `s-row ${index === at ? 's-row--at' : ''}`}
          onRow={(card, index) => ({ onClick: () => onOpen(card.number, index ?? 0) })}
        />
      </ScrollBox>
      {more ? (
        <div className="c-pager">
          <Button loading={loadingMore} onClick={onMore}>
            {ui.more}
          </Button>
        </div>
      ) : null}
    </>
  )
}

const isOptional = (key: unknown): key is ViewColumn => viewColumns.some((column) => column === key)

function Watch({ card, name }: { card: CaseCard; name: string }) {
  const { inbox: texts } = useStaffTexts()
  const watch = useCommand(
    (watched: boolean, key: string) =>
      call('PUT /api/cases/{number}/watch', { params: { number: card.number }, body: { watched } }, { key }),
    { changes: [apiKey('GET /api/cases'), apiKey('GET /api/case-counts')] },
  )
  // Shown as it will be: a watch mark is undone as easily as it is set.
  const on = watch.isPending ? watch.variables : card.watched
  return (
    <button
      type="button"
      className="s-star"
      aria-pressed={on}
      aria-label={on ? texts.unwatch(name) : texts.watch(name)}
      onClick={(event) => {
        event.stopPropagation()
        watch.mutate(!on)
      }}
    >
      <Star aria-hidden="true" />
    </button>
  )
}

/** What is done just now; null where the case is over, or where nobody here is at it. */
function stepOf({ status, task, step }: CaseCard) {
  return status === 'open' || status === 'paused' ? (task?.name ?? step) : null
}
