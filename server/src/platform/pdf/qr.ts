// SPDX-License-Identifier: Apache-2.0
import { type PDFPage, rgb } from 'pdf-lib'
import qrcode from 'qrcode'

/** Draws a QR code as one path of squares: sharp at every size, no image. */
export function drawQr(page: PDFPage, text: string, at: { x: number; y: number; size: number }): void {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
  const cell = at.size / modules.size
  let path = ''
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column))
        path += `M${(column * cell).toFixed(2)} ${(row * cell).toFixed(2)}h${cell.toFixed(2)}v${cell.toFixed(2)}h-${cell.toFixed(2)}z`
    }
  }
  page.drawSvgPath(path, { x: at.x, y: at.y + at.size, color: rgb(0, 0, 0), borderWidth: 0 })
}
