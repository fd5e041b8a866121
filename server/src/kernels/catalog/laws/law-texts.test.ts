// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLawFiles } from './law-folder.logic.ts'
import { formatOutline, outlineOf } from './law-outline.logic.ts'

const root = resolve(import.meta.dirname, '../../../../..')
const folder = join(process.env.CHENGSHU_SHARED_DATA ?? resolve(root, '../shared/data'), 'laws')
const present = existsSync(folder)

describe.skipIf(!present)(`law texts${present ? '' : ' (skipped: not present)'}`, () => {
  const files = present
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.md'))
        .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
    : []

  it('are read without a fault', () => {
    const { laws, faults } = readLawFiles(files)
    expect(faults).toEqual([])
    expect(laws).toHaveLength(20)
  })

  it('give exactly the outlines that are shipped', () => {
    const { laws } = readLawFiles(files)
    for (const law of laws) {
      const outline = outlineOf(law)
      const file = join(import.meta.dirname, 'outline', `${outline.shortName}-${outline.version}.json`)
      expect(readFileSync(file, 'utf8')).toBe(formatOutline(outline))
    }
  })

  it('lose no text: every line of a law comes back from its articles and headings', () => {
    const { laws } = readLawFiles(files)
    for (const law of laws) {
      const file = files.find(
        (one) => one.name.includes(law.version ?? '') && law.name.endsWith(one.name.split('(')[0] ?? '?'),
      )
      const source = new TextDecoder().decode(file?.bytes).split('<!-- INFO END -->')[1] ?? ''
      const squeeze = (text: string) => text.replace(/[\s\u3000\u200b]+|[#（）()]/gu, '')
      const bodies = law.articles.flatMap((article) =>
        article.paragraphs.flatMap((paragraph) => [
          paragraph.text,
          ...paragraph.items.map((item) => item.text),
        ]),
      )
      const marks = /第[零一二三四五六七八九十百]+[章节条]/gu
      const kept = squeeze(bodies.join('')).replace(marks, '').length
      const titles = law.chapters.flatMap((chapter) => [
        chapter.title,
        ...chapter.sections.map((one) => one.title),
      ])
      const items =
        source
          .match(/^[（(][一二三四五六七八九十]+[）)]/gmu)
          ?.map((mark) => mark.slice(1, -1))
          .join('') ?? ''
      expect(kept + squeeze(titles.join('')).length + items.length, law.name).toBe(
        squeeze(source).replace(marks, '').length,
      )
    }
  })
})
