// SPDX-License-Identifier: Apache-2.0
// RFC 6901 pointers into plain JSON. Names here never hold `/` or `~`.

type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

const namesOf = (pointer: string) => pointer.split('/').slice(1)

/** Value at a pointer, or undefined. */
export function valueAt(root: unknown, pointer: string): unknown {
  return namesOf(pointer).reduce<unknown>(
    (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    root,
  )
}

/** Sets the value at a pointer, making the objects on the way. */
export function setAt(root: Json, pointer: string, value: unknown): void {
  const names = namesOf(pointer)
  const last = names.pop()
  if (last === undefined) return
  let target = root
  for (const name of names) {
    const next = target[name]
    if (isObject(next)) target = next
    else {
      const made: Json = {}
      target[name] = made
      target = made
    }
  }
  target[last] = value
}
