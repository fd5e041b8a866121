// SPDX-License-Identifier: Apache-2.0
import { inspect } from 'node:util'

/** A value that does not print: not in logs, not in JSON, not in a debugger's overview. */
export class Secret {
  readonly #value: string
  constructor(value: string) {
    this.#value = value
  }
  reveal(): string {
    return this.#value
  }
  toString(): string {
    return '[secret]'
  }
  toJSON(): string {
    return '[secret]'
  }
  [inspect.custom](): string {
    return '[secret]'
  }
}
