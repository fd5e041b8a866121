// SPDX-License-Identifier: Apache-2.0
import type { EntryStatus } from '#contracts/catalog'
import { Tag } from '#web/shared/ui/tag.tsx'
import { useStaffTexts } from '../texts.ts'

export const entryStatuses = [
  'draft',
  'review',
  'published',
  'retired',
] as const satisfies readonly EntryStatus[]

const tones = { draft: 'amber', review: 'blue', published: 'green', retired: 'grey' } as const

export function EntryStatusTag({ status }: { status: EntryStatus }) {
  const { items: texts } = useStaffTexts()
  return <Tag tone={tones[status]}>{texts.statuses[status]}</Tag>
}
