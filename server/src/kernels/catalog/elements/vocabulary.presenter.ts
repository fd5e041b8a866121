// SPDX-License-Identifier: Apache-2.0
import type { CodeSetCard, ElementCard } from '#contracts/catalog'
import { decodeCursor, pageOf } from '#platform/db'
import { problem } from '#platform/problems'
import type { Vocabulary } from '../vocabulary.service.ts'
import { type CodeSet, type DataElement, isAuthoritative } from './element.ts'
import { fieldNameOfElement, fieldOfElement } from './element-field.logic.ts'

interface PageOf {
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** One page of what is held in memory, by code. */
function pageByCode<T extends { code: string }>(all: Iterable<T>, { cursor, limit = 50 }: PageOf) {
  const after = decodeCursor(cursor, 1)?.[0]
  const rest = [...all]
    .filter((one) => after === undefined || one.code > String(after))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  return pageOf(rest.slice(0, limit + 1), limit, (one) => [one.code])
}

/** Data elements whose code or name holds the words looked for. */
export function listElements(vocabulary: Vocabulary, query: PageOf & { q?: string | undefined }) {
  const words = query.q?.trim().toLowerCase() ?? ''
  const matching = [...vocabulary.elements().values()].filter(({ code, name }) =>
    [code, name.zh, name.en].some((text) => text.toLowerCase().includes(words)),
  )
  const page = pageByCode(matching, query)
  return { items: page.items.map(presentElement), next: page.next }
}

export function elementAsField(vocabulary: Vocabulary, code: string) {
  const element = vocabulary.elements().get(code)
  if (element === undefined) throw problem('platform.not-found')
  const set = element.codeSet === undefined ? undefined : vocabulary.codeSets().get(element.codeSet)
  return {
    ...presentElement(element),
    fieldName: fieldNameOfElement(code),
    field: fieldOfElement(element, set),
  }
}

export function listCodeSets(vocabulary: Vocabulary, query: PageOf) {
  const page = pageByCode(vocabulary.codeSets().values(), query)
  return { items: page.items.map(presentCodeSet), next: page.next }
}

export function getCodeSet(vocabulary: Vocabulary, code: string) {
  const set = vocabulary.codeSets().get(code)
  if (set === undefined) throw problem('platform.not-found')
  return { ...presentCodeSet(set), codes: set.entries.map(({ code, name }) => ({ code, name })) }
}

function presentElement(element: DataElement): ElementCard {
  return {
    code: element.code,
    name: element.name,
    sensitivity: element.sensitivity,
    authoritative: isAuthoritative(element),
    source: element.source.kind,
    codeSet: element.codeSet ?? null,
  }
}

function presentCodeSet(set: CodeSet): CodeSetCard {
  return { code: set.code, name: set.name, standard: set.standard ?? null, entries: set.entries.length }
}
