// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSeededRandom } from '#platform/clock'
import { compileProcess } from '../../engine/compile.ts'
import type { Model } from '../../engine/model.ts'
import type { Published } from '../store/published.ts'
import { drawProcess } from './generated-process.ts'

const shippedFolder = join(import.meta.dirname, '..', '..', 'processes')
/** Nobody moves such a case by its process: what is reported of it is put in order outside of the interpreter. */
const handledElsewhere: ReadonlySet<string> = new Set(['reported.bpmn'])
const generated = 40

/** The processes that ship with the platform and some drawn by chance, the same ones in every run. */
export async function publishProcesses(): Promise<Published> {
  const shipped = readdirSync(shippedFolder)
    .filter((file) => file.endsWith('.bpmn') && !handledElsewhere.has(file))
    .sort()
    .map((file) => readFileSync(join(shippedFolder, file), 'utf8'))
  const drawn = Array.from({ length: generated }, (_, index) =>
    drawProcess(`drawn-${index + 1}`, createSeededRandom(1000 + index)),
  )
  const published = new Map<string, Model>()
  for (const xml of [...shipped, ...drawn]) {
    const compiled = await compileProcess(xml)
    if (!compiled.ok)
      throw new Error(
        `a process of the virtual city is no process: ${JSON.stringify(compiled.faults)}\n${xml}`,
      )
    published.set(compiled.model.key, compiled.model)
  }
  return published
}
