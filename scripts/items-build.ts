// SPDX-License-Identifier: Apache-2.0
// node scripts/items-build.ts: expands the authored items into the data files that are shipped, and checks them.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildItems } from '../server/src/domains/services/items/authoring/build.ts'

const out = resolve(import.meta.dirname, '../server/src/domains/services/items/data')
const { files, faults } = buildItems()
for (const { file, fault } of faults) {
  console.error(
    `${file}${fault.pointer}: ${fault.severity} ${fault.code}: ${fault.message.zh} / ${fault.message.en}`,
  )
}
const errors = faults.filter(({ fault }) => fault.severity === 'error')
if (errors.length > 0) {
  console.error(`${files.length} items, ${errors.length} errors; nothing written`)
  process.exit(1)
}
mkdirSync(out, { recursive: true })
const names = new Set(files.map((file) => file.name))
for (const old of readdirSync(out)) if (!names.has(old)) rmSync(join(out, old))
let written = 0
for (const { name, json } of files) {
  const path = join(out, name)
  if (readdirSync(out).includes(name) && readFileSync(path, 'utf8') === json) continue
  writeFileSync(path, json)
  written += 1
}
console.log(`${files.length} items, ${written} files written, ${faults.length} warnings`)
