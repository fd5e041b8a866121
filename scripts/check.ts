// SPDX-License-Identifier: Apache-2.0
// npm run check: everything a tool can decide, in under a minute. Two at a time: the machines have two cores.
import { spawn } from 'node:child_process'
import { join } from 'node:path'

interface Check {
  readonly name: string
  readonly command: readonly string[]
}

const bin = (name: string) => join('node_modules', '.bin', name)
const node = process.execPath

const checks: readonly Check[] = [
  {
    name: 'types of server and contracts',
    command: [node, 'node_modules/typescript7/bin/tsc', '-p', 'tsconfig.json'],
  },
  {
    name: 'types of the web',
    command: [node, 'node_modules/typescript7/bin/tsc', '-p', 'web/tsconfig.json'],
  },
  {
    name: 'format and lint',
    command: [bin('biome'), 'check', '--error-on-warnings', '--diagnostic-level=warn', '.'],
  },
  {
    name: 'borders',
    command: [
      bin('depcruise'),
      '--config',
      '.dependency-cruiser.mjs',
      'server/src',
      'web/src',
      'contracts/src',
    ],
  },
  { name: 'unused code and dependencies', command: [bin('knip'), '--no-progress'] },
  { name: 'file sizes and headers', command: [node, 'scripts/check-files.ts'] },
  { name: 'generated files', command: [node, 'scripts/generate.ts', '--check'] },
]

async function run(check: Check): Promise<boolean> {
  const [program = '', ...args] = check.command
  const started = performance.now()
  const output: Buffer[] = []
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
  const code = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(1))
    child.on('close', (status) => resolve(status ?? 1))
  })
  console.log(
    `${code === 0 ? '✓' : '✗'} ${check.name} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
  )
  if (code !== 0) console.log(Buffer.concat(output).toString().trim())
  return code === 0
}

const waiting = [...checks]
const results: boolean[] = []
async function lane(): Promise<void> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results.push(await run(next))
}
await Promise.all([lane(), lane()])
const failed = results.filter((passed) => !passed).length
console.log(`${results.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
