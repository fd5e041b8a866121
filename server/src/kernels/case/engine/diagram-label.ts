// SPDX-License-Identifier: Apache-2.0

/** Width of a text in ems, near enough to place it: a Chinese character takes one, a Latin letter about half. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += isWide(character) ? 1 : 0.56
  return width
}

/** East Asian wide characters, kana, hangul and full-width forms. */
function isWide(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return (
    code >= 0x1100 &&
    (code <= 0x11ff ||
      (code >= 0x2e80 && code <= 0xd7ff) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe30 && code <= 0xfe6f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      code >= 0x1f300)
  )
}

// These may not begin a line (GB/T 15834: closing marks stay with what they close).
const CLOSING = new Set('，。、；：？！）》」』】”’,.;:?!)%')

/**
 * Breaks a label into lines of at most `width` ems: between any two Chinese characters, but only at spaces in Latin
 * text unless a word alone is too wide. What does not fit into `most` lines ends in an ellipsis.
 */
export function wrapLabel(text: string, width: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text, width)) {
    const joined = line + piece
    if (line === '' || textWidth(joined.trimEnd()) <= width || CLOSING.has(piece)) {
      line = joined
      continue
    }
    lines.push(line.trim())
    line = piece.trimStart()
  }
  if (line.trim() !== '') lines.push(line.trim())
  if (lines.length <= most) return lines
  const last = lines[most - 1] ?? ''
  return [...lines.slice(0, most - 1), `${shorten(last, width - 1)}…`]
}

function pieces(text: string, width: number): string[] {
  const words =
    text
      .replaceAll(/\s+/g, ' ')
      .trim()
      .match(/[⺀-퟿豈-﫿＀-￯]|[^⺀-퟿豈-﫿＀-￯ ]+ ?| /gu) ?? []
  return words.flatMap((word) => (textWidth(word) <= width ? [word] : [...word]))
}

function shorten(text: string, width: number): string {
  let kept = ''
  for (const character of text) {
    if (textWidth(kept + character) > width) break
    kept += character
  }
  return kept
}
