// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import fontkit from '@pdf-lib/fontkit'
import type { PDFDocument, PDFFont } from 'pdf-lib'

const path = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')

/** Noto Sans SC with only the glyphs that are used; viewers without Chinese fonts show the paper all the same. */
export async function embedFont(pdf: PDFDocument): Promise<PDFFont> {
  pdf.registerFontkit(fontkit)
  return await pdf.embedFont(await readFile(path), { subset: true })
}
