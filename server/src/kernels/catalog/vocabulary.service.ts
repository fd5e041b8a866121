// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { LocalizedText } from '#contracts/text'
import type { Db } from '#platform/db'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import { CodeSet, DataElement } from './elements/element.ts'
import type { CatalogType } from './entries/catalog-type.ts'
import type { Entries } from './entries/entries.service.ts'

/** The common vocabulary: data elements and code sets in force, held in memory and reloaded when one is published. */
export interface Vocabulary {
  elements(): ReadonlyMap<string, DataElement>
  codeSets(): ReadonlyMap<string, CodeSet>
  elementName(code: string): LocalizedText
  load(db: Db): Promise<void>
  /** Publishes what ships with the platform where it is not there yet. */
  publishShipped(unit: Unit, entries: Entries): Promise<number>
}

/** What the vocabulary is made of; `owner` is the code of the organisation that keeps it, the data bureau. */
export const vocabularyTypes = (owner: string): CatalogType[] => [
  vocabularyType('data-element', { zh: '数据元', en: 'Data element' }, { schema: DataElement, owner }),
  vocabularyType('code-set', { zh: '代码集', en: 'Code set' }, { schema: CodeSet, owner }),
]

function vocabularyType(
  code: string,
  name: LocalizedText,
  { schema, owner }: { schema: TSchema; owner: string },
): CatalogType {
  const shape = Compile(schema)
  return {
    code,
    name,
    describe(content) {
      if (!shape.Check(content)) {
        throw problem(
          'platform.invalid-input',
          {},
          shape
            .Errors(content)
            .slice(0, 20)
            .map((error) => ({ pointer: error.instancePath, code: error.keyword, detail: error.message })),
        )
      }
      const entry = content as { code: string; name: LocalizedText } // both schemas have these, and the content was checked
      return {
        code: entry.code,
        name: entry.name,
        organisationCode: owner,
        searchTexts: { name: entry.name.zh, keywords: [entry.code], body: entry.name.en },
        facets: {},
      }
    },
    check: async () => [],
  }
}

export function createVocabulary(): Vocabulary {
  let elements: ReadonlyMap<string, DataElement> = new Map()
  let codeSets: ReadonlyMap<string, CodeSet> = new Map()
  return {
    elements: () => elements,
    codeSets: () => codeSets,
    elementName: (code) => elements.get(code)?.name ?? { zh: code, en: code },
    async load(db) {
      const rows = await sql<{ type: string; content: DataElement & CodeSet }>`
        select e.type, v.content from catalog.entries as e
        join catalog.entry_versions as v on v.entry_id = e.id and v.version = e.published_version
        where e.type in ('data-element', 'code-set') limit 20000`.execute(db)
      elements = new Map(
        rows.rows.filter((row) => row.type === 'data-element').map((row) => [row.content.code, row.content]),
      )
      codeSets = new Map(
        rows.rows.filter((row) => row.type === 'code-set').map((row) => [row.content.code, row.content]),
      )
    },
    async publishShipped(unit, entries) {
      await this.load(unit.db)
      const wanted = [
        ...shipped('code-sets.json')
          .filter((entry) => !codeSets.has(entry.code))
          .map((entry) => ({ type: 'code-set', entry })),
        ...shipped('elements.json')
          .filter((entry) => !elements.has(entry.code))
          .map((entry) => ({ type: 'data-element', entry })),
      ]
      for (const { type, entry } of wanted) {
        const saved = await entries.draft(unit, type, entry)
        await entries.publish(unit, saved.entryId, saved.version)
      }
      await this.load(unit.db)
      return wanted.length
    },
  }
}

function shipped(file: string): { code: string }[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'elements', file), 'utf8')) as { code: string }[] // checked by describe()
}
