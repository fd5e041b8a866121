// SPDX-License-Identifier: Apache-2.0
import { problem } from '#platform/problems'
import type { CaseRow } from '../case-row.ts'

/**
 * When an operation happened, where it is entered later; null where it happens now. A case has no history before it
 * was submitted, and nobody enters what has not happened.
 */
export function eventTime(
  occurredAt: string | undefined,
  row: Pick<CaseRow, 'submitted_at'>,
  now: Date,
): Date | null {
  if (occurredAt === undefined) return null
  const time = new Date(occurredAt)
  if (time.getTime() > now.getTime() || time.getTime() < row.submitted_at.getTime())
    throw problem('case.event-time', {}, [
      { pointer: '/occurredAt', code: 'event-time', detail: 'occurredAt' },
    ])
  return time
}
