// SPDX-License-Identifier: Apache-2.0

const DIGITS = '零一二三四五六七八九'
const UNITS: Readonly<Record<string, number>> = { 千: 1000, 百: 100, 十: 10 }

/** Writes 1–9999 the way Chinese laws number their articles: 10 → 十, 103 → 一百零三, 1010 → 一千零一十. */
export function formatChineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 9999) throw new RangeError(`not 1–9999: ${value}`)
  let text = ''
  let gap = false
  for (const [unit, size] of Object.entries(UNITS)) {
    const digit = Math.floor(value / size) % 10
    if (digit === 0) {
      gap = text !== ''
      continue
    }
    text += `${gap ? '零' : ''}${DIGITS[digit]}${unit}`
    gap = false
  }
  const ones = value % 10
  if (ones > 0) text += `${gap ? '零' : ''}${DIGITS[ones]}`
  return text.startsWith('一十') ? text.slice(1) : text
}

/** Reads a Chinese numeral of 1–9999; undefined for anything that is not written canonically (二十百, 一零三 …). */
export function parseChineseNumeral(text: string): number | undefined {
  const plain = text.replaceAll('〇', '零').replaceAll('两', '二')
  let value = 0
  let digit = 0
  for (const char of plain) {
    const unit = UNITS[char]
    const read = DIGITS.indexOf(char)
    if (unit !== undefined) {
      value += (digit === 0 ? 1 : digit) * unit
      digit = 0
    } else if (read >= 0) digit = read
    else return undefined
  }
  value += digit
  if (value < 1 || value > 9999) return undefined
  // Writing it again is the shortest proof that it was well formed.
  return formatChineseNumeral(value) === plain ? value : undefined
}

/** Reads an amount as laws write it in running text: Arabic or Chinese. */
export function parseAmount(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) : parseChineseNumeral(text)
}
