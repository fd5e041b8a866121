// SPDX-License-Identifier: Apache-2.0

// A line may not begin with these (GB/T 15834: marks stay with the word before them).
const notFirst = new Set([...'，。；：、？！）》」』”’%'])

/** Breaks text into lines of a width: between any two Chinese characters, between words of Latin letters. */
export function wrapText(text: string, widthOf: (text: string) => number, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const piece of paragraph.match(/[A-Za-z0-9@#&._/:+-]+|\s|./gu) ?? []) {
      if (line !== '' && widthOf(line + piece) > width && !notFirst.has(piece)) {
        lines.push(line)
        line = piece === ' ' ? '' : piece
      } else {
        line += piece
      }
    }
    return [...lines, line]
  })
}
