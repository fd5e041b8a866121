// SPDX-License-Identifier: Apache-2.0
import type { LocalizedText } from '#contracts/text'

/** A template, contributed by the module whose events it tells of. Places are `{name}`. */
export interface MessageTemplate {
  readonly code: string
  readonly topic: string
  readonly title: LocalizedText
  readonly body: LocalizedText
}
