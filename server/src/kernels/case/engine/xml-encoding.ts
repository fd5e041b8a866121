// SPDX-License-Identifier: Apache-2.0
import { replaceAttributes } from './xml-token.ts'

const DECLARATION = /^\s*<\?xml[^?]*\?>\s*/
const DECLARED = /^\s*<\?xml[^?]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/

/**
 * The text of an XML file, decoded as it says itself (byte order mark, then declaration, then UTF-8), and without its
 * declaration, which no longer holds. Older tools write ISO-8859-1, Chinese ones GBK or GB18030. Undefined if the
 * encoding is unknown or the bytes are not in it.
 */
export function decodeXml(bytes: Uint8Array): string | undefined {
  const encoding = markOf(bytes) ?? declaredIn(bytes) ?? 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(DECLARATION, '')
  } catch {
    return undefined
  }
}

function markOf([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

/** The declaration itself is ASCII in every encoding without a mark. */
function declaredIn(bytes: Uint8Array): string | undefined {
  return DECLARED.exec(
    new TextDecoder('latin1').decode(bytes.subarray(0, 200)).replace('\u00ef\u00bb\u00bf', ''),
  )?.[1]
}

/** XML 1.0 §3.3.3: a line break or tab written as such in an attribute is a space; the parser leaves that to us. */
export function spaceAttributes(xml: string): string {
  return replaceAttributes(xml, (value) => value.replaceAll(/\r\n|[\t\r\n]/g, ' '))
}

/** The writer escapes line feeds in attributes, but writes these two as they are: a reader would take them for spaces. */
export function escapeAttributes(xml: string): string {
  return replaceAttributes(xml, (value) => value.replaceAll('\r', '&#13;').replaceAll('\t', '&#9;'))
}
