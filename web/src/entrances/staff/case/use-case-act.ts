// SPDX-License-Identifier: Apache-2.0
import type { ApiBody } from '#contracts/api'
import { call } from '#web/shared/api/call.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'

export type Completion = ApiBody<'POST /api/cases/{number}/tasks/{taskId}/completion'>

export type CaseAct =
  | { kind: 'claim' | 'release' }
  | { kind: 'complete'; body: Completion }
  | { kind: 'transfer'; toAccountId: string; reason: string }
  | { kind: 'return'; target: string; reason: string }

/** Everything one can do with a task; afterwards the case and the lists it stands in are asked for again. */
export function useCaseAct(number: string, taskId: string, onDone: (act: CaseAct) => void) {
  const params = { number, taskId }
  return useCommand(
    (act: CaseAct, key: string) => {
      switch (act.kind) {
        case 'claim':
          return call('POST /api/cases/{number}/tasks/{taskId}/claim', { params }, { key })
        case 'release':
          return call('POST /api/cases/{number}/tasks/{taskId}/release', { params }, { key })
        case 'complete':
          return call(
            'POST /api/cases/{number}/tasks/{taskId}/completion',
            { params, body: act.body },
            { key },
          )
        case 'transfer':
          return call(
            'POST /api/cases/{number}/tasks/{taskId}/transfer',
            { params, body: { toAccountId: act.toAccountId, reason: act.reason } },
            { key },
          )
        case 'return':
          return call(
            'POST /api/cases/{number}/tasks/{taskId}/return',
            { params, body: { target: act.target, reason: act.reason } },
            { key },
          )
        default:
          return act satisfies never
      }
    },
    {
      changes: [apiKey('GET /api/cases'), apiKey('GET /api/cases/{number}'), apiKey('GET /api/case-counts')],
      onDone: (_, act) => onDone(act),
    },
  )
}
