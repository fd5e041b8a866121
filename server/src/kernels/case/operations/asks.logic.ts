// SPDX-License-Identifier: Apache-2.0
import type { AskKind } from '#contracts/case-parts'
import { type Role, roleGrants } from '#contracts/permissions'
import type { LocalizedText } from '#contracts/text'
import type { TaskRow } from '../case-row.ts'
import type { CaseType } from '../case-type.ts'
import type { AskRow } from './asks.repo.ts'

export const askNames: Readonly<Record<AskKind, LocalizedText>> = {
  delegation: { zh: '委派', en: 'Delegation' },
  'co-handling': { zh: '会办', en: 'Co-handling' },
  approval: { zh: '加签', en: 'Approval' },
}

const agreement: readonly { code: string; label: LocalizedText }[] = [
  { code: 'agree', label: { zh: '同意', en: 'Agree' } },
  { code: 'disagree', label: { zh: '不同意', en: 'Disagree' } },
]
const worked = { code: 'worked', label: { zh: '已办好，请确认', en: 'Done, please confirm' } }

/** What may be answered: a delegate proposes one of the step's actions, everybody else agrees or does not. */
export function verdictsOf(
  kind: AskKind,
  parent: Pick<TaskRow, 'actions'> | undefined,
  type: Pick<CaseType, 'actions'>,
): readonly { code: string; label: LocalizedText }[] {
  if (kind !== 'delegation') return agreement
  const actions = (parent?.actions ?? []).flatMap((code) => {
    const action = type.actions[code]
    return action === undefined ? [] : [{ code, label: action.label }]
  })
  return actions.length === 0 ? [worked] : actions
}

export const isOpen = (ask: Pick<AskRow, 'status'>): boolean =>
  ask.status === 'open' || ask.status === 'claimed'

/** What keeps a task from being completed. */
export const blocking = (asks: readonly AskRow[], taskId: string): AskRow[] =>
  asks.filter((ask) => ask.parent_id === taskId && ask.mandatory && isOpen(ask))

/** What binds a task to who holds it now: their delegate works for them, their decision waits for approval. */
export const binding = (asks: readonly AskRow[], taskId: string): AskRow[] =>
  asks.filter(
    (ask) => ask.parent_id === taskId && isOpen(ask) && (ask.kind === 'delegation' || ask.place === 'after'),
  )

/** Both languages at once: a problem's fields are filled into either text. */
export function namesOf(asks: readonly AskRow[]): string {
  return asks
    .map((ask) => {
      const who = ask.assignee_name ?? ask.organisation_zh
      return `${askNames[ask.kind].zh} ${askNames[ask.kind].en}${who === null ? '' : ` (${who})`}`
    })
    .join('、')
}

export const mayAnswer = (role: Role): boolean => roleGrants[role]['case.ask.answer'] !== undefined
