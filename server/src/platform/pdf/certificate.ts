// SPDX-License-Identifier: Apache-2.0
import { PDFDocument, type PDFFont, PDFName, type PDFPage, PDFString, type RGB, rgb } from 'pdf-lib'
import type { LocalizedText } from '#contracts/text'
import { drawOrnament } from './certificate-ornament.ts'
import { embedFont } from './font.ts'
import { drawQr } from './qr.ts'
import { drawSeal, sealPurpose } from './seal.ts'
import { wrapText } from './wrap-text.ts'

/** A certificate as it is printed. */
export interface CertificateDocument {
  readonly page: 'card' | 'a4-portrait' | 'a4-landscape'
  /** `#rrggbb` */
  readonly accent: string
  readonly title: LocalizedText
  readonly numberLabel: LocalizedText
  readonly number: string
  readonly identifier: string
  readonly facts: readonly {
    readonly label: LocalizedText
    readonly value: string
    readonly large: boolean
  }[]
  readonly issuer: LocalizedText
  /** Days, `YYYY-MM-DD`. */
  readonly issuedOn: string
  readonly validUntil: string | null
  readonly footer: LocalizedText | null
  /** What the QR code holds; also written into the file, where a verifier finds it without reading the picture. */
  readonly payload: string
}

/** Place of the code in the document information (ISO 32000-1 §14.3.3 allows own keys). */
const payloadKey = 'ChengshuCertificate'

const ink = rgb(0.08, 0.11, 0.17)
const grey = rgb(0.4, 0.45, 0.52)

interface Sheet {
  readonly page: PDFPage
  readonly regular: PDFFont
  readonly bold: PDFFont
  readonly accent: RGB
  readonly width: number
  readonly height: number
  /** Size of everything, 1 on A4 across. */
  readonly scale: number
}

// Points: A4 (ISO 216), and A6 across for cards, the smallest sheet on which a phone still reads the code.
const sheets = {
  'a4-landscape': { width: 841.89, height: 595.28, scale: 1 },
  'a4-portrait': { width: 595.28, height: 841.89, scale: 0.86 },
  card: { width: 419.53, height: 297.64, scale: 0.5 },
} as const

/** Runs in the PDF thread; callers use `renderCertificate` of this module's index. */
export async function drawCertificate(document: CertificateDocument): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const size = sheets[document.page]
  const texts = `${JSON.stringify(document)}${Object.values(words).join('')}${sealPurpose}0123456789-年月日至`
  const sheet: Sheet = {
    ...size,
    page: pdf.addPage([size.width, size.height]),
    regular: await embedFont(pdf, texts),
    bold: await embedFont(
      pdf,
      `${document.title.zh} ${document.facts.map((fact) => fact.value).join('')}`,
      'bold',
    ),
    accent: colour(document.accent),
  }
  pdf.setTitle(`${document.title.zh} ${document.number}`)
  pdf.setCreator('Chengshu')
  writePayload(pdf, document.payload)
  drawOrnament(sheet.page, sheet, sheet.accent)
  const below = drawHead(sheet, document)
  const columns = document.page === 'a4-portrait' ? portraitColumns(sheet) : landscapeColumns(sheet)
  drawFacts(sheet, document, { ...columns.facts, top: below })
  drawCode(sheet, document, { ...columns.code, top: columns.code.top ?? below })
  drawFoot(sheet, document)
  // Plain objects: the code must be found without a PDF parser (verification.service.ts of the credential kernel).
  return await pdf.save({ useObjectStreams: false })
}

const words = {
  validity: '有效期 Validity',
  until: '至',
  unlimited: '长期 until revoked',
  scan: '扫码核验 Scan to verify',
  identifier: '电子证照标识',
} as const

function writePayload(pdf: PDFDocument, payload: string): void {
  const info = pdf.context.trailerInfo.Info
  const dictionary = info === undefined ? undefined : pdf.context.lookup(info)
  if (dictionary === undefined || !('set' in dictionary))
    throw new Error('a PDF with a title has an info dictionary')
  ;(dictionary as { set(key: PDFName, value: PDFString): void }).set(
    PDFName.of(payloadKey),
    PDFString.of(payload),
  )
}

function colour(hex: string): RGB {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return rgb(part(1), part(3), part(5))
}

function centred(
  sheet: Sheet,
  text: string,
  at: { y: number; size: number; font: PDFFont; color: RGB },
): void {
  const x = (sheet.width - at.font.widthOfTextAtSize(text, at.size)) / 2
  sheet.page.drawText(text, { x, y: at.y, size: at.size, font: at.font, color: at.color })
}

/** Title and number; returns where the content begins. */
function drawHead(sheet: Sheet, document: CertificateDocument): number {
  const { scale, height } = sheet
  // Short titles are set wide, as on printed certificates.
  const title = document.title.zh.length <= 8 ? [...document.title.zh].join(' ') : document.title.zh
  centred(sheet, title, {
    y: height - 112 * scale,
    size: fitting(sheet.bold, title, 40 * scale, sheet.width - 160 * scale),
    font: sheet.bold,
    color: sheet.accent,
  })
  centred(sheet, document.title.en, {
    y: height - 136 * scale,
    size: 13 * scale,
    font: sheet.regular,
    color: grey,
  })
  centred(sheet, `${document.numberLabel.zh} ${document.numberLabel.en}　${document.number}`, {
    y: height - 164 * scale,
    size: 12 * scale,
    font: sheet.regular,
    color: ink,
  })
  return height - 202 * scale
}

interface Column {
  readonly left: number
  readonly width: number
}

function landscapeColumns(sheet: Sheet): { facts: Column; code: Column & { top?: number } } {
  const margin = 78 * sheet.scale
  const code = 168 * sheet.scale
  return {
    facts: { left: margin, width: sheet.width - 2 * margin - code - 26 * sheet.scale },
    code: { left: sheet.width - margin - code, width: code },
  }
}

function portraitColumns(sheet: Sheet): { facts: Column; code: Column & { top?: number } } {
  const margin = 78 * sheet.scale
  return {
    facts: { left: margin, width: sheet.width - 2 * margin },
    code: { left: margin, width: 176 * sheet.scale, top: 346 * sheet.scale },
  }
}

/** Label before value, Chinese over English. Where there is much to say, everything shrinks until it fits. */
function drawFacts(sheet: Sheet, document: CertificateDocument, box: Column & { top: number }): void {
  const bottom = (document.page === 'a4-portrait' ? 350 : 118) * sheet.scale
  for (let shrink = 1; ; shrink -= 0.05) {
    const lines = factLines(sheet, document, box.width, shrink)
    const needed = lines.reduce((sum, line) => sum + line.height, 0)
    if (needed > box.top - bottom && shrink > 0.4) continue
    let base = box.top - 14 * sheet.scale
    for (const line of lines) {
      for (const part of line.parts)
        sheet.page.drawText(part.text, { ...part, x: box.left + part.x, y: base - part.drop })
      base -= line.height
    }
    return
  }
}

interface Line {
  readonly height: number
  readonly parts: readonly {
    text: string
    x: number
    drop: number
    size: number
    font: PDFFont
    color: RGB
  }[]
}

function factLines(sheet: Sheet, document: CertificateDocument, width: number, shrink: number): Line[] {
  const { regular, bold } = sheet
  const unit = sheet.scale * shrink
  const labelWidth = 146 * unit
  return document.facts.flatMap(({ label, value, large }) => {
    const size = (large ? 19 : 15) * unit
    const font = large ? bold : regular
    const wrapped = wrapText(value, (text) => font.widthOfTextAtSize(text, size), width - labelWidth)
    const zh = fitting(regular, label.zh, 12.5 * unit, labelWidth - 8 * unit)
    const en = fitting(regular, label.en, 7.5 * unit, labelWidth - 8 * unit)
    const labels = [
      { text: label.zh, x: 0, drop: 0, size: zh, font: regular, color: grey },
      { text: label.en, x: 0, drop: 10 * unit, size: en, font: regular, color: grey },
    ]
    return wrapped.map(
      (text, index): Line => ({
        height: size * 1.3 + (index === wrapped.length - 1 ? 12 * unit : 0),
        parts: [...(index === 0 ? labels : []), { text, x: labelWidth, drop: 0, size, font, color: ink }],
      }),
    )
  })
}

/** The size, or the smaller one at which the text is not wider than the room. */
function fitting(font: PDFFont, text: string, size: number, room: number): number {
  return Math.min(size, size * (room / Math.max(font.widthOfTextAtSize(text, size), 1)))
}

function drawCode(sheet: Sheet, document: CertificateDocument, box: Column & { top: number }): void {
  const { scale, page } = sheet
  const y = box.top - box.width
  // Four modules of white around (ISO/IEC 18004 §9.1): the ornament must not touch the code.
  const quiet = 8 * scale
  page.drawRectangle({
    x: box.left - quiet,
    y: y - quiet,
    width: box.width + 2 * quiet,
    height: box.width + 2 * quiet,
    color: rgb(1, 1, 1),
  })
  drawQr(page, document.payload, { x: box.left, y, size: box.width })
  const size = 10 * scale
  const width = sheet.regular.widthOfTextAtSize(words.scan, size)
  page.drawText(words.scan, {
    x: box.left + (box.width - width) / 2,
    y: y - quiet - size - 2 * scale,
    size,
    font: sheet.regular,
    color: grey,
  })
}

function drawFoot(sheet: Sheet, document: CertificateDocument): void {
  const { page, regular, scale, width } = sheet
  const margin = 78 * scale
  const base = (document.page === 'a4-portrait' ? 128 : 96) * scale
  const sealAt = { x: width - margin - 84 * scale, y: base + 20 * scale, radius: 57 * scale }
  const right = (text: string, y: number, size: number) =>
    page.drawText(text, {
      x: Math.max(margin, sealAt.x - regular.widthOfTextAtSize(text, size) / 2),
      y,
      size,
      font: regular,
      color: ink,
    })
  right(
    document.issuer.zh,
    base + 14 * scale,
    fitting(regular, document.issuer.zh, 14 * scale, 2 * (width - margin - sealAt.x)),
  )
  right(chineseDay(document.issuedOn), base - 8 * scale, 13 * scale)
  drawSeal(page, regular, document.issuer.zh, sealAt)

  const validity = `${document.issuedOn} ${words.until} ${document.validUntil ?? words.unlimited}`
  page.drawText(`${words.validity}　${validity}`, {
    x: margin,
    y: base - 8 * scale,
    size: 11 * scale,
    font: regular,
    color: ink,
  })
  if (document.footer !== null) {
    const text = `${document.footer.zh}　${document.footer.en}`
    const size = fitting(regular, text, 8.5 * scale, width - 2 * margin)
    centred(sheet, text, { y: 66 * scale, size, font: regular, color: grey })
  }
  const identifier = `${words.identifier} ${document.identifier}`
  const size = fitting(regular, identifier, 8 * scale, width - 2 * margin)
  centred(sheet, identifier, { y: 53 * scale, size, font: regular, color: grey })
}

function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year} 年 ${month} 月 ${date} 日`
}
