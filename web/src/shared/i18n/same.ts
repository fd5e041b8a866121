// SPDX-License-Identifier: Apache-2.0

/**
 * The shape an English catalogue must have: Chinese is the source; a missing key, a key too many or a parameter of
 * another type does not compile.
 */
export type Same<T> = {
  [K in keyof T]: T[K] extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : T[K] extends string
      ? string
      : Same<T[K]>
}
