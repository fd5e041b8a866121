// SPDX-License-Identifier: Apache-2.0
import { degrees, type PDFFont, type PDFPage, rgb } from 'pdf-lib'

/** What the seal is for; stands in its lower half. */
export const sealPurpose = '电子证照专用章'

const red = rgb(0.82, 0.09, 0.09)
const opacity = 0.82

/**
 * A round red seal: ring, star, the issuer's name along the upper arc. The proportions follow the seals of organs of
 * local government (国发〔1999〕25号: round, 4.2 cm, a five-pointed star in the middle, the name from left to right around it).
 * A picture only: what proves the certificate is the signature in its code.
 */
export function drawSeal(
  page: PDFPage,
  font: PDFFont,
  name: string,
  { x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number },
): void {
  page.drawCircle({
    x,
    y,
    size: radius,
    borderColor: red,
    borderWidth: radius * 0.045,
    borderOpacity: opacity,
  })
  page.drawSvgPath(star(radius * 0.3), { x, y: y + radius * 0.06, color: red, borderWidth: 0, opacity })
  drawArc(page, font, name, { x, y, radius })
  const size = radius * 0.155
  page.drawText(sealPurpose, {
    x: x - font.widthOfTextAtSize(sealPurpose, size) / 2,
    y: y - radius * 0.6,
    size,
    font,
    color: red,
    opacity,
  })
}

/** Characters stand upright on the arc, spread evenly; long names get smaller characters. */
function drawArc(
  page: PDFPage,
  font: PDFFont,
  name: string,
  { x, y, radius }: { x: number; y: number; radius: number },
): void {
  const characters = [...name]
  const size = Math.min(radius * 0.27, (radius * 2.6) / characters.length)
  const foot = radius * 0.9 - size
  const sweep = Math.min((236 * Math.PI) / 180, (characters.length - 1) * ((size * 1.25) / foot))
  characters.forEach((character, index) => {
    const angle = characters.length === 1 ? 0 : -sweep / 2 + (index * sweep) / (characters.length - 1)
    const half = font.widthOfTextAtSize(character, size) / 2
    page.drawText(character, {
      x: x + foot * Math.sin(angle) - half * Math.cos(angle),
      y: y + foot * Math.cos(angle) + half * Math.sin(angle),
      size,
      font,
      color: red,
      opacity,
      rotate: degrees((-angle * 180) / Math.PI),
    })
  })
}

function star(radius: number): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    const angle = (index * Math.PI) / 5
    // Inner corners of a regular pentagram lie at 0.382 of the outer ones.
    const reach = index % 2 === 0 ? radius : radius * 0.382
    return `${(reach * Math.sin(angle)).toFixed(2)} ${(-reach * Math.cos(angle)).toFixed(2)}`
  })
  return `M${points.join('L')}Z`
}
