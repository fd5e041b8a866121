// SPDX-License-Identifier: Apache-2.0
import type { Law } from './law.ts'
import { LAW_FAULTS, type LawFault } from './law-faults.ts'
import { parseLaw } from './law-parse.logic.ts'

export interface LawFile {
  name: string
  bytes: Uint8Array
}

/** Reads a folder of law texts. Faulty files are refused by name and line; the good ones are kept. */
export function readLawFiles(files: readonly LawFile[]): { laws: Law[]; faults: LawFault[] } {
  const laws = new Map<string, { file: string; law: Law }>()
  const faults: LawFault[] = []
  for (const file of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const reading = parseLaw(file.name, file.bytes)
    if (!reading.ok) {
      faults.push(...reading.faults)
      continue
    }
    const key = `${reading.law.name} ${reading.law.version}`
    const present = laws.get(key)
    if (present) {
      const reason = LAW_FAULTS['law-duplicate'](present.file)
      faults.push({ file: file.name, line: 1, code: 'law-duplicate', reason })
    } else laws.set(key, { file: file.name, law: reading.law })
  }
  return { laws: [...laws.values()].map(({ law }) => law), faults }
}
