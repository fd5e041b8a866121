// SPDX-License-Identifier: Apache-2.0
// npm run laws:outline -- <folder of law texts> [<folder for the outlines>]
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readLawFiles } from '../server/src/kernels/catalog/laws/law-folder.logic.ts'
import { formatOutline, outlineOf } from '../server/src/kernels/catalog/laws/law-outline.logic.ts'

const [folder, out = resolve(import.meta.dirname, '../server/src/kernels/catalog/laws/outline')] =
  process.argv.slice(2)

if (folder === undefined) {
  console.error('usage: npm run laws:outline -- <folder of law texts (*.md)> [<folder for the outlines>]')
  process.exit(2)
}

const names = readdirSync(folder).filter((name) => name.endsWith('.md'))
const { laws, faults } = readLawFiles(
  names.map((name) => ({ name, bytes: readFileSync(join(folder, name)) })),
)
for (const { file, line, code, reason } of faults) {
  console.error(`${file}:${line}: ${reason.zh} / ${reason.en} (${code})`)
}
// Half a register would let citations of the refused laws fail for the wrong reason: all or nothing.
if (faults.length > 0 || laws.length === 0) {
  console.error(`${names.length} files, ${faults.length} faults; nothing written`)
  process.exit(1)
}
mkdirSync(out, { recursive: true })
for (const old of readdirSync(out).filter((name) => name.endsWith('.json'))) rmSync(join(out, old))
for (const law of laws) {
  const outline = outlineOf(law)
  writeFileSync(
    join(out, `${outline.shortName}${law.version ? `-${law.version}` : ''}.json`),
    formatOutline(outline),
  )
}
console.log(`${laws.length} laws outlined into ${out}`)
