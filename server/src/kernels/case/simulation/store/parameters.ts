// SPDX-License-Identifier: Apache-2.0

/** Parameters of a statement, read as what the statement declares them to be. */
export function textAt(parameters: readonly unknown[], place: number): string {
  const value = parameters[place]
  if (typeof value !== 'string') throw new Error(`parameter ${place + 1} is no text`)
  return value
}

export function textOrNullAt(parameters: readonly unknown[], place: number): string | null {
  return parameters[place] === null ? null : textAt(parameters, place)
}

export function instantAt(parameters: readonly unknown[], place: number): Date {
  const value = parameters[place]
  if (!(value instanceof Date)) throw new Error(`parameter ${place + 1} is no instant`)
  return value
}

export function numberAt(parameters: readonly unknown[], place: number): number {
  const value = parameters[place]
  if (typeof value !== 'number') throw new Error(`parameter ${place + 1} is no number`)
  return value
}

export function textsAt(parameters: readonly unknown[], place: number): readonly string[] {
  const value = parameters[place]
  if (!Array.isArray(value)) throw new Error(`parameter ${place + 1} is no list`)
  return value.map(String)
}
