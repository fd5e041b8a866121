// SPDX-License-Identifier: Apache-2.0
// npm run bench -- <suite> [--scale N] [--json]: yardsticks run beside ours in the same minute on the same server.

import { caseBurst } from './case-burst.ts'
import { caseList } from './case-list.ts'
import { caseScale } from './case-scale.ts'
import { caseStep } from './case-step.ts'
import type { Suite } from './suite.ts'

const suites: Readonly<Record<string, Suite>> = {
  'case-step': caseStep,
  'case-scale': caseScale,
  'case-list': caseList,
  'case-burst': caseBurst,
}

const args = process.argv.slice(2)
const name = args.find((arg) => !arg.startsWith('--')) ?? ''
const scaleAt = args.indexOf('--scale')
const scale = scaleAt === -1 ? 1 : Number(args[scaleAt + 1])
const json = args.includes('--json')
const suite = suites[name]
if (suite === undefined || !(scale > 0)) {
  console.error(`usage: npm run bench -- <${Object.keys(suites).join('|')}> [--scale N] [--json]`)
  process.exit(2)
}
const measured = await suite({
  scale,
  say: (text) => {
    if (!json) console.log(text)
  },
})
for (const line of measured) {
  if (json) console.log(JSON.stringify(line))
  else {
    console.log(
      `${line.suite} ${line.metric}: ${line.ours} ${line.unit} ${line.pass ? '✓' : '✗ goal missed'}`,
    )
    for (const [yardstick, value] of Object.entries(line.yardsticks)) {
      console.log(
        `  ${yardstick}: ${value} ${line.unit}, ratio ${line.ratios[yardstick]}${line.goal[yardstick] === undefined ? '' : ` (goal ≥ ${line.goal[yardstick]})`}`,
      )
    }
  }
}
process.exit(measured.every((line) => line.pass) ? 0 : 1)
