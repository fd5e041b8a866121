// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { LawCard } from '#contracts/catalog'
import type { Db } from '#platform/db'
import type { Unit } from '#platform/unit'
import type { Law } from './law.ts'
import type { LawFault } from './law-faults.ts'
import { readLawFiles } from './law-folder.logic.ts'
import { type LawOutline, outlineOf, readOutline, shortLawName } from './law-outline.logic.ts'
import { createLawRegister, type LawRegister } from './law-register.logic.ts'

/** Article id → paragraphs, each with its items on lines of their own. */
export type ArticleTexts = Readonly<Record<string, readonly string[]>>

export interface LawRow {
  name: string
  outline: LawOutline
  articles: ArticleTexts | null
}

export interface Laws {
  /** The register as of the last load; citations are checked against it without a query. */
  register(): LawRegister
  load(db: Db): Promise<void>
  /** Takes in texts. A malformed file is refused by name and line; the others are imported. */
  importTexts(
    unit: Unit,
    files: readonly { name: string; text: string }[],
  ): Promise<{ imported: LawOutline[]; refused: LawFault[] }>
  /** Puts the shipped outlines in the register where a law is not there yet. */
  importOutlines(unit: Unit): Promise<number>
  list(db: Db): Promise<LawCard[]>
  find(db: Db, name: string): Promise<LawRow | undefined>
}

const outlineFolder = join(import.meta.dirname, 'outline')

export function createLaws(): Laws {
  let register: LawRegister = new Map()

  async function load(db: Db): Promise<void> {
    const rows = await sql<{ outline: LawOutline }>`select outline from catalog.laws limit 5000`.execute(db)
    register = createLawRegister(rows.rows.map((row) => row.outline))
  }

  return {
    register: () => register,
    load,
    async importTexts(unit, files) {
      const { laws, faults } = readLawFiles(
        files.map((file) => ({ name: file.name, bytes: new TextEncoder().encode(file.text) })),
      )
      const outlines = laws.map((law) => ({ outline: outlineOf(law), articles: textsOf(law) }))
      for (const { outline, articles } of outlines) {
        await upsertLaw(unit.db, outline, articles, unit.now)
        unit.record({
          action: 'catalog.law-imported',
          objectKind: 'law',
          objectId: outline.shortName,
          details: { articles: outline.articleCount, version: outline.version },
        })
      }
      await load(unit.db)
      return { imported: outlines.map(({ outline }) => outline), refused: faults }
    },
    async importOutlines(unit) {
      const known = new Set(
        (await sql<{ name: string }>`select name from catalog.laws limit 5000`.execute(unit.db)).rows.map(
          (row) => row.name,
        ),
      )
      let added = 0
      for (const file of readdirSync(outlineFolder).sort()) {
        const read = readOutline(JSON.parse(readFileSync(join(outlineFolder, file), 'utf8')))
        if (!read.ok) throw new Error(`shipped outline ${file} is malformed`)
        if (known.has(read.outline.shortName)) continue
        await upsertLaw(unit.db, read.outline, null, unit.now)
        added += 1
      }
      if (added > 0)
        unit.record({
          action: 'catalog.outlines-imported',
          objectKind: 'law',
          objectId: 'outlines',
          details: { count: added },
        })
      await load(unit.db)
      return added
    },
    async list(db) {
      const rows = await sql<{
        outline: LawOutline
        has_text: boolean
      }>`select outline, articles is not null as has_text from catalog.laws order by name limit 5000`.execute(
        db,
      )
      return rows.rows.map((row) => lawCard(row.outline, row.has_text))
    },
    async find(db, name) {
      const rows =
        await sql<LawRow>`select name, outline, articles from catalog.laws where name = ${shortLawName(name)}`.execute(
          db,
        )
      return rows.rows[0]
    },
  }
}

async function upsertLaw(
  db: Db,
  outline: LawOutline,
  articles: ArticleTexts | null,
  now: Date,
): Promise<void> {
  await sql`
    insert into catalog.laws (name, outline, articles, created_at, changed_at)
    values (${outline.shortName}, ${JSON.stringify(outline)}::jsonb, ${articles === null ? null : JSON.stringify(articles)}::jsonb, ${now}, ${now})
    on conflict (name) do update set outline = excluded.outline, articles = coalesce(excluded.articles, laws.articles), changed_at = excluded.changed_at`.execute(
    db,
  )
}

function textsOf(law: Law): ArticleTexts {
  return Object.fromEntries(
    law.articles.map((article) => [
      article.id,
      article.paragraphs.map((paragraph) =>
        [paragraph.text, ...paragraph.items.map((item) => item.text)].join('\n'),
      ),
    ]),
  )
}

export function lawCard(outline: LawOutline, hasText: boolean): LawCard {
  return {
    name: outline.shortName,
    kind: outline.kind,
    adopted: outline.adopted,
    lastAmended: outline.amended.at(-1) ?? null,
    articles: outline.articleCount,
    limits: outline.limits.length,
    hasText,
  }
}
