// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { readLawFiles } from './law-folder.logic.ts'
import { parseLaw, parseLawText } from './law-parse.logic.ts'

const GOOD = [
  '# 中华人民共和国渡口管理法',
  '',
  '2001年3月1日 第一届会议通过',
  '2011年4月2日 第二届会议修订',
  '<!-- INFO END -->',
  '为了纪念，特立此法。',
  '## 第一章　总　则',
  '第一条 渡口按照下列要求设置：',
  '（一）安全；',
  '(二)便民。',
  '渡口的名录应当公布。',
  '第二条　本法适用于全部渡口。',
  '## 第二章 附则',
  '### 第一节 过渡',
  '第三条 旧渡口继续使用。',
  '第三条之一 停用的渡口除外。',
  '第四条 本法自2011年5月1日起施行。',
]

const read = (lines: string[]) => parseLawText('渡口管理法(2011-04-02).md', lines.join('\n'))

/** GOOD with one line replaced (counted from 1), or taken out when no text is given. */
const planted = (line: number, ...text: string[]) => {
  const lines = [...GOOD]
  lines.splice(line - 1, 1, ...text)
  return read(lines)
}

const faultsOf = (reading: ReturnType<typeof read>) =>
  reading.ok ? [] : reading.faults.map((fault) => `${fault.line} ${fault.code}`)

describe('reading a law', () => {
  it('finds name, dates, chapters, sections, articles, paragraphs and items', () => {
    const reading = read(GOOD)
    if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
    const { law } = reading
    expect(law).toMatchObject({
      name: '中华人民共和国渡口管理法',
      kind: 'law',
      version: '2011-04-02',
      adopted: '2001-03-01',
      amended: ['2011-04-02'],
      promulgated: null,
      effective: '2011-05-01',
      preamble: ['为了纪念，特立此法。'],
    })
    expect(law.chapters.map((chapter) => chapter.title)).toEqual(['总则', '附则'])
    expect(law.chapters[1]?.sections).toMatchObject([{ number: 1, title: '过渡' }])
    expect(law.articles.map((article) => article.id)).toEqual(['1', '2', '3', '3-1', '4'])
    expect(law.articles[0]?.paragraphs).toEqual([
      {
        text: '渡口按照下列要求设置：',
        items: [
          { number: 1, text: '安全；' },
          { number: 2, text: '便民。' },
        ],
      },
      { text: '渡口的名录应当公布。', items: [] },
    ])
    expect(law.articles[3]).toMatchObject({ chapter: 2, section: 1, line: 16 })
  })

  it('reads the same law from a file with a byte order mark and Windows line ends', () => {
    const reading = parseLawText('渡口管理法(2011-04-02).md', `\uFEFF${GOOD.join('\r\n')}\r\n`)
    expect(reading).toEqual(read(GOOD))
  })
})

describe('planted faults are named by line', () => {
  it.each([
    ['no title', () => planted(1, ''), ['1 title-missing']],
    ['a title that is no law', () => planted(1, '# 渡口管理手册'), ['1 kind-unknown']],
    ['a second title', () => planted(13, '# 另一部法', '## 第二章 附则'), ['13 title-repeated']],
    [
      'a day that does not exist',
      () => planted(4, '2011年2月30日 第二届会议修订'),
      ['4 header-date-invalid'],
    ],
    ['a header line without an act', () => planted(4, '2011年4月2日'), ['4 header-date-invalid']],
    ['no INFO END', () => planted(5), ['16 info-end-missing']],
    [
      'a heading that is neither chapter nor section',
      () => planted(7, '## 总则'),
      ['7 heading-unknown', '8 article-outside-chapter', '12 article-outside-chapter', '13 chapter-order'],
    ],
    ['a section set as a chapter', () => planted(14, '## 第一节 过渡'), ['14 heading-unknown']],
    ['a chapter with a bad number', () => planted(13, '## 第二二章 附则'), ['13 numeral-invalid']],
    ['a chapter left out', () => planted(13, '## 第三章 附则'), ['13 chapter-order']],
    ['a section left out', () => planted(14, '### 第二节 过渡'), ['14 section-order']],
    [
      'a section before every chapter',
      () => planted(7, '### 第一节 前言', '## 第一章 总则'),
      ['7 section-outside-chapter'],
    ],
    [
      'a chapter without an article',
      () => planted(13, '## 第二章 空', '## 第三章 附则'),
      ['13 chapter-empty'],
    ],
    [
      'a section without an article',
      () => planted(14, '### 第一节 空', '### 第二节 过渡'),
      ['14 section-empty'],
    ],
    [
      'an article before the first chapter',
      () => planted(6, '第一条 前置。'),
      ['6 article-outside-chapter', '8 article-duplicate'],
    ],
    [
      'an article with a bad number',
      () => planted(12, '第二二条 本法适用于全部渡口。'),
      ['12 numeral-invalid', '15 article-order'],
    ],
    [
      'an inserted article with a bad number',
      () => planted(16, '第三条之甲 停用的渡口除外。'),
      ['16 numeral-invalid'],
    ],
    ['an article left out', () => planted(12), ['14 article-order']],
    [
      'an inserted article out of turn',
      () => planted(16, '第三条之二 停用的渡口除外。'),
      ['16 article-order'],
    ],
    [
      'an article twice',
      () => planted(15, '第二条 旧渡口继续使用。'),
      ['15 article-duplicate', '16 article-order'],
    ],
    ['an article without text', () => planted(12, '第二条'), ['12 article-empty']],
    [
      'an article glued to its text',
      () => planted(12, '第二条本法适用于全部渡口。'),
      ['12 article-unseparated', '15 article-order'],
    ],
    ['an item out of turn', () => planted(10, '（三）便民。'), ['10 item-order']],
    ['a replacement character', () => planted(11, '渡口的名录应当公\uFFFD。'), ['11 control-character']],
    ['a control character', () => planted(11, '渡口的名录\u0007应当公布。'), ['11 control-character']],
    ['no article at all', () => read(GOOD.slice(0, 6)), ['1 articles-missing']],
  ])('%s', (_name, reading, expected) => {
    expect(faultsOf(reading())).toEqual(expected)
  })

  it('says in both languages what was expected', () => {
    const reading = planted(12)
    if (reading.ok) throw new Error('the fault was not found')
    expect(reading.faults[0]).toEqual({
      file: '渡口管理法(2011-04-02).md',
      line: 14,
      code: 'article-order',
      reason: { zh: '条号不连续，应为第二条', en: 'Articles are not consecutive: 2 was expected' },
    })
  })

  it('refuses a file that is not UTF-8 at the line of its first bad byte', () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('# 渡口管理法\n\n'), 0xb6, 0xc9, 0x0a])
    expect(faultsOf(parseLaw('a.md', bytes))).toEqual(['3 not-utf8'])
  })
})

describe('reading a folder', () => {
  it('keeps the good files, refuses the bad ones by name, and the same version given twice', () => {
    const bytes = new TextEncoder().encode(GOOD.join('\n'))
    const { laws, faults } = readLawFiles([
      { name: 'b(2011-04-02).md', bytes },
      { name: 'a(2011-04-02).md', bytes },
      { name: 'c.md', bytes: new TextEncoder().encode('无题') },
    ])
    expect(laws.map((law) => law.name)).toEqual(['中华人民共和国渡口管理法'])
    expect(faults.map(({ file, code }) => [file, code])).toEqual([
      ['b(2011-04-02).md', 'law-duplicate'],
      ['c.md', 'title-missing'],
      ['c.md', 'info-end-missing'],
    ])
  })
})
