// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import fontkit from '@pdf-lib/fontkit'
import type { PDFDocument, PDFFont } from 'pdf-lib'
import subsetFont from 'subset-font'

const require = createRequire(import.meta.url)
const paths = {
  regular: require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
} as const

/**
 * Noto Sans SC with only the glyphs of the given text, so that viewers without Chinese fonts show the paper all the
 * same. Cut by harfbuzz: pdf-lib's own subsetting drops most glyphs of this font. About 0.4 s of processor time.
 */
export async function embedFont(
  pdf: PDFDocument,
  text: string,
  weight: keyof typeof paths = 'regular',
): Promise<PDFFont> {
  pdf.registerFontkit(fontkit)
  const glyphs = await subsetFont(await readFile(paths[weight]), text, { targetFormat: 'truetype' })
  return await pdf.embedFont(withoutSubstitution(glyphs), { subset: false })
}

/**
 * Hides the substitution table: its forms spread digits that stand beside Chinese characters and make the text
 * unsearchable. A table directory (OpenType 1.9, "Organization of an OpenType Font") has 16-byte records from byte 12.
 */
function withoutSubstitution(font: Buffer): Buffer {
  const tables = font.readUInt16BE(4)
  for (let index = 0; index < tables; index++) {
    const at = 12 + index * 16
    if (font.toString('latin1', at, at + 4) === 'GSUB') font.write('Xsub', at, 'latin1')
  }
  return font
}
