// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util'
import type { ProcessDifference } from '#contracts/processes'
import type { LocalizedText } from '#contracts/text'
import type { Model } from '../engine/index.ts'

/** What has changed from one version of a process to another: the same id is the same element. */
export function diffModels(from: Model, to: Model): ProcessDifference {
  const process = changedAttributes(pick(from), pick(to), new Set())
  return { process, nodes: diffAll(from.nodes, to.nodes), flows: diffAll(from.flows, to.flows) }
}

const pick = ({ key, name, start }: Model) => ({ key, name, start })

type Named = { readonly id: string; readonly name: LocalizedText | null }

// Which flows and events hang on a node is told at these.
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(['id', 'in', 'out', 'boundary'])

function diffAll<E extends Named>(
  from: Readonly<Record<string, E>>,
  to: Readonly<Record<string, E>>,
): ProcessDifference['nodes'] {
  const refer = ({ id, name }: Named) => ({ id, name })
  return {
    added: Object.values(to)
      .filter(({ id }) => !Object.hasOwn(from, id))
      .map(refer),
    removed: Object.values(from)
      .filter(({ id }) => !Object.hasOwn(to, id))
      .map(refer),
    changed: Object.values(to).flatMap((element) => {
      const before = Object.hasOwn(from, element.id) ? from[element.id] : undefined
      const attributes = before === undefined ? [] : changedAttributes(before, element, TOLD_ELSEWHERE)
      return attributes.length === 0 ? [] : [{ ...refer(element), attributes }]
    }),
  }
}

/** Names of what differs; a stored model has lost the order of its keys and what was undefined, so neither counts. */
function changedAttributes(before: object, after: object, apart: ReadonlySet<string>): string[] {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((name) => !apart.has(name) && !isDeepStrictEqual(was.get(name), is.get(name)))
    .sort()
}
