// SPDX-License-Identifier: Apache-2.0

// The characters of a QR code's alphanumeric mode (ISO/IEC 18004), in the order of RFC 9285 §3.2.
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const values = new Map([...alphabet].map((char, value) => [char, value]))

/** RFC 9285: two bytes make three characters, a last single byte makes two. */
export function encodeBase45(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const first = bytes[at] ?? 0
    const second = bytes[at + 1]
    let value = second === undefined ? first : first * 256 + second
    for (let digits = second === undefined ? 2 : 3; digits > 0; digits--) {
      text += alphabet.charAt(value % 45)
      value = Math.floor(value / 45)
    }
  }
  return text
}

/** Null for every text the encoder cannot have made, so that one content has one text. */
export function decodeBase45(text: string): Uint8Array | null {
  if (text.length % 3 === 1) return null
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 3) {
    const digits = [...text.slice(at, at + 3)].map((char) => values.get(char))
    const [low, middle, high] = digits
    if (low === undefined || middle === undefined || digits.includes(undefined)) return null
    const value = low + middle * 45 + (high ?? 0) * 2025
    if (value > (high === undefined ? 0xff : 0xffff)) return null
    if (high !== undefined) bytes.push(value >> 8)
    bytes.push(value & 0xff)
  }
  return Uint8Array.from(bytes)
}
