// SPDX-License-Identifier: Apache-2.0
// Sources stay small and carry their licence. Above 300 lines a file is named, above 500 it fails.
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

const warnLines = 300
const mostLines = 500
const mostBytes = 1024 * 1024

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '')
const faults: string[] = []
for (const path of tracked) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) continue
  if (stat.size > mostBytes) faults.push(`${path} is larger than 1 MiB`)
  if (!/\.(ts|tsx|mjs|css|sql)$/.test(path) || path.includes('.generated.')) continue
  const text = readFileSync(path, 'utf8')
  const lines = text.split('\n').length
  if (lines > mostLines) faults.push(`${path} has ${lines} lines, the most is ${mostLines}`)
  else if (lines > warnLines && /\.(ts|tsx)$/.test(path)) console.log(`note: ${path} has ${lines} lines`)
  if (!text.slice(0, 120).includes('SPDX-License-Identifier: Apache-2.0'))
    faults.push(`${path} has no licence line`)
}
const lock = readFileSync('package-lock.json', 'utf8')
if (lock.includes('"resolved": "http'))
  faults.push('package-lock.json names a download host (set omit-lockfile-registry-resolved)')
for (const fault of faults) console.log(fault)
process.exitCode = faults.length === 0 ? 0 : 1
