// SPDX-License-Identifier: Apache-2.0
// npm test: unit and database tests, then the journeys in a real browser. `npm test -- --no-e2e` leaves the browser out.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const args = process.argv.slice(2)
const steps: { name: string; command: string[] }[] = [
  {
    name: 'unit and database tests',
    command: [
      process.execPath,
      join('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      ...args.filter((arg) => arg !== '--no-e2e'),
    ],
  },
  ...(args.includes('--no-e2e')
    ? []
    : [{ name: 'journeys in the browser', command: [process.execPath, join('e2e', 'run.ts')] }]),
]
let failed = 0
for (const step of steps) {
  console.log(`\n== ${step.name}`)
  const [program = '', ...rest] = step.command
  const done = spawnSync(program, rest, { stdio: 'inherit' })
  if (done.status !== 0) failed += 1
}
process.exitCode = failed === 0 ? 0 : 1
