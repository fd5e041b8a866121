// SPDX-License-Identifier: Apache-2.0
import { call } from '#web/shared/api/call.ts'
import { useApiPages } from '#web/shared/api/use-api.ts'
import { CaseTag } from '#web/shared/case/case-state.tsx'
import { formatCompact } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { PagedList } from '#web/shared/ui/paged-list.tsx'
import { Skeleton } from '#web/shared/ui/states.tsx'
import type { Period } from './period.ts'
import { useCockpitTexts } from './texts.ts'

interface CaseRowsProps {
  code: string
  period: Period
  /** Shows so many and no more; without it the list can be gone through to its end. */
  limit?: number
  part?: 'numerator' | 'denominator'
  organisation?: string | undefined
  region?: string | undefined
  /** Said when there is none. */
  none?: string
}

/** The records behind a figure: each row is one case, and leads to it. */
export function CaseRows({ code, period, limit, part, organisation, region, none }: CaseRowsProps) {
  const texts = useCockpitTexts()
  const localized = useLocalized()
  const { from, to } = period
  const list = useApiPages(
    ['GET /api/indicators/{code}/records', code, from, to, part, organisation, region, limit],
    (cursor, signal) =>
      call(
        'GET /api/indicators/{code}/records',
        { params: { code }, query: { from, to, part, organisation, region, cursor, limit: limit ?? 30 } },
        { signal },
      ),
  )
  const rows = (cases: NonNullable<typeof list.data>['pages'][number]['items']) => (
    <ul className="k-cases">
      {cases.map((one) => (
        <li key={one.number}>
          <time className="k-figure" dateTime={one.submittedAt}>
            {formatCompact(one.submittedAt)}
          </time>
          <a href={`/staff/inbox?view=all&case=${encodeURIComponent(one.number)}`}>
            {localized(one.title)}
            <small>
              {one.number} · {localized(one.organisation)}
            </small>
          </a>
          <CaseTag state={one} />
        </li>
      ))}
    </ul>
  )
  const empty = <p className="k-empty">{none ?? texts.noCases}</p>
  if (limit === undefined) {
    return (
      <PagedList query={list} empty={empty}>
        {rows}
      </PagedList>
    )
  }
  const items = list.data?.pages[0]?.items
  if (items === undefined) return list.error ? <ErrorState error={list.error} /> : <Skeleton lines={6} />
  return items.length > 0 ? rows(items) : empty
}
