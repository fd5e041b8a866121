// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { permitActs } from './exchange.ts'
import { LocalizedText } from './text.ts'
import { Instant, strict } from './wire.ts'

/** What a department's own system calls; each request is signed (docs/exchange.md). */
export const exchangeDoorApi = {
  'GET /api/exchange/self': endpoint({
    summary: { zh: '自检：我是谁、获授权什么', en: 'Who am I, and what may I do' },
    access: { system: 'exchange.self.read' },
    response: Type.Object(
      {
        code: Type.String(),
        name: LocalizedText,
        at: Instant,
        permits: Type.Array(
          Type.Object({ itemCode: Type.String(), act: Type.Enum([...permitActs]) }, strict),
        ),
      },
      strict,
    ),
  }),
} as const
