// SPDX-License-Identifier: Apache-2.0
import { PDFDocument, type PDFFont, type PDFPage, rgb } from 'pdf-lib'
import type { LocalizedText } from '#contracts/text'
import { embedFont } from './font.ts'
import { drawQr } from './qr.ts'
import { wrapText } from './wrap-text.ts'

/** A paper 文书 as it is handed out: title, number, facts, text, issuer and a code that leads to the case. */
export interface PaperDocument {
  readonly title: LocalizedText
  readonly number: string
  readonly caseNumber: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly paragraphs: readonly string[]
  readonly issuer: string
  /** `YYYY-MM-DD HH:mm` in Asia/Shanghai. */
  readonly issuedOn: string
  /** What the QR code holds: where the paper can be checked. */
  readonly check: string
}

// A4 in points; margins of GB/T 9704-2012 (upper 37 mm, left 28 mm), which official papers follow.
const page = { width: 595.28, height: 841.89, left: 79, right: 74, top: 90, bottom: 80 } as const
const ink = rgb(0.05, 0.1, 0.18)
const red = rgb(0.78, 0.19, 0.17)

interface Cursor {
  page: PDFPage
  y: number
}

/** Runs in the PDF thread; callers use `renderPaper` of this module's index. */
export async function drawPaper(paper: PaperDocument): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await embedFont(pdf, `${JSON.stringify(paper)}扫码查看办件第页共/ 　0123456789`)
  pdf.setTitle(`${paper.title.zh} ${paper.number}`)
  pdf.setCreator('Chengshu')
  const cursor: Cursor = { page: pdf.addPage([page.width, page.height]), y: page.height - page.top }
  drawHead(cursor, font, paper)
  for (const fact of paper.facts) drawFact(pdf, cursor, font, fact)
  cursor.y -= 10
  for (const paragraph of paper.paragraphs) drawParagraph(pdf, cursor, font, `　　${paragraph}`)
  drawFoot(pdf, cursor, font, paper)
  numberPages(pdf, font, paper)
  return await pdf.save()
}

function drawHead(cursor: Cursor, font: PDFFont, paper: PaperDocument): void {
  const center = (text: string, size: number, color = ink) => {
    cursor.page.drawText(text, {
      x: (page.width - font.widthOfTextAtSize(text, size)) / 2,
      y: cursor.y,
      size,
      font,
      color,
    })
  }
  center(paper.issuer, 16, red)
  cursor.y -= 14
  cursor.page.drawLine({
    start: { x: page.left, y: cursor.y },
    end: { x: page.width - page.right, y: cursor.y },
    thickness: 1.4,
    color: red,
  })
  cursor.y -= 44
  center(paper.title.zh, 22)
  cursor.y -= 20
  center(paper.title.en, 10)
  cursor.y -= 26
  const number = paper.number
  cursor.page.drawText(number, {
    x: page.width - page.right - font.widthOfTextAtSize(number, 11),
    y: cursor.y,
    size: 11,
    font,
    color: ink,
  })
  cursor.y -= 28
}

function room(pdf: PDFDocument, cursor: Cursor, height: number): void {
  if (cursor.y - height > page.bottom) return
  cursor.page = pdf.addPage([page.width, page.height])
  cursor.y = page.height - page.top
}

function drawFact(
  pdf: PDFDocument,
  cursor: Cursor,
  font: PDFFont,
  fact: { label: string; value: string },
): void {
  const labelWidth = 110
  const lines = wrapText(
    fact.value,
    (text) => font.widthOfTextAtSize(text, 11.5),
    page.width - page.left - page.right - labelWidth,
  )
  room(pdf, cursor, lines.length * 19)
  cursor.page.drawText(fact.label, {
    x: page.left,
    y: cursor.y,
    size: 11.5,
    font,
    color: rgb(0.3, 0.36, 0.45),
  })
  for (const line of lines) {
    cursor.page.drawText(line, { x: page.left + labelWidth, y: cursor.y, size: 11.5, font, color: ink })
    cursor.y -= 19
  }
  cursor.y -= 3
}

function drawParagraph(pdf: PDFDocument, cursor: Cursor, font: PDFFont, text: string): void {
  for (const line of wrapText(
    text,
    (part) => font.widthOfTextAtSize(part, 12),
    page.width - page.left - page.right,
  )) {
    room(pdf, cursor, 22)
    cursor.page.drawText(line, { x: page.left, y: cursor.y, size: 12, font, color: ink })
    cursor.y -= 22
  }
  cursor.y -= 4
}

const qrSize = 78

function drawFoot(pdf: PDFDocument, cursor: Cursor, font: PDFFont, paper: PaperDocument): void {
  room(pdf, cursor, qrSize + 40)
  cursor.y -= 20
  const right = (text: string, y: number) =>
    cursor.page.drawText(text, {
      x: page.width - page.right - font.widthOfTextAtSize(text, 12),
      y,
      size: 12,
      font,
      color: ink,
    })
  right(paper.issuer, cursor.y - 20)
  right(paper.issuedOn, cursor.y - 42)
  drawQr(cursor.page, paper.check, { x: page.left, y: cursor.y - qrSize, size: qrSize })
  cursor.page.drawText('扫码查看办件', {
    x: page.left + 8,
    y: cursor.y - qrSize - 14,
    size: 9,
    font,
    color: ink,
  })
  cursor.y -= qrSize + 20
}

function numberPages(pdf: PDFDocument, font: PDFFont, paper: PaperDocument): void {
  const pages = pdf.getPages()
  pages.forEach((each, index) => {
    const text = `${paper.caseNumber}　第 ${index + 1} 页 / 共 ${pages.length} 页`
    each.drawText(text, {
      x: (page.width - font.widthOfTextAtSize(text, 9)) / 2,
      y: 40,
      size: 9,
      font,
      color: rgb(0.4, 0.45, 0.52),
    })
  })
}
