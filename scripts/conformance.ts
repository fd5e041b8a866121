// SPDX-License-Identifier: Apache-2.0
// npm run conformance -- <suite> <folder>: what others publish, run against the platform. One line a fault, then a count.
import { X509Certificate } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lawLimits, outlineOf, parseLaw, readOutline } from '#kernels/catalog'
import { type Compiled, compareExport, importBpmn } from '../server/src/kernels/case/engine/index.ts'
import { readSign1, verifySign1 } from '../server/src/kernels/credential/presentation/cose-sign1.logic.ts'

interface Outcome {
  readonly name: string
  readonly result: 'passed' | 'failed' | 'skipped'
  readonly why?: string
}
type Suite = (folder: string) => Outcome[] | Promise<Outcome[]>

const filesBelow = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()

/** Law texts in Markdown: each is read without a fault, and its outline reads back. */
const laws: Suite = (folder) =>
  filesBelow(folder, '.md').map((name): Outcome => {
    const read = parseLaw(name, readFileSync(join(folder, name)))
    if (!read.ok)
      return {
        name,
        result: 'failed',
        why: read.faults.map((fault) => `line ${fault.line}: ${fault.reason.en}`).join('; '),
      }
    const outline = outlineOf(read.law)
    const again = readOutline(JSON.parse(JSON.stringify(outline)))
    if (!again.ok) return { name, result: 'failed', why: 'the outline does not read back' }
    return {
      name: `${name}: ${read.law.articles.length} articles, ${lawLimits(read.law).length} limits`,
      result: 'passed',
    }
  })

interface DccVector {
  readonly COSE?: string
  readonly TESTCTX: { readonly CERTIFICATE?: string }
  readonly EXPECTEDRESULTS: { readonly EXPECTEDVERIFY?: boolean }
}

/** EU digital COVID certificate test data (ehn-dcc-development/dgc-testdata): COSE_Sign1 messages of other implementations. */
const dcc: Suite = (folder) =>
  filesBelow(folder, '.json').flatMap((name): Outcome[] => {
    const vector = JSON.parse(readFileSync(join(folder, name), 'utf8')) as DccVector
    const { CERTIFICATE: certificate } = vector.TESTCTX
    const { EXPECTEDVERIFY: expected } = vector.EXPECTEDRESULTS
    if (vector.COSE === undefined || certificate === undefined || expected === undefined) return []
    const message = readSign1(Buffer.from(vector.COSE, 'hex'))
    const key = new X509Certificate(Buffer.from(certificate, 'base64')).publicKey
    if (message?.alg !== -7 || key.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
      return [{ name, result: 'skipped', why: 'not ES256 with P-256' }]
    const verified = verifySign1(message, key)
    return [
      {
        name,
        result: verified === expected ? 'passed' : 'failed',
        why: `expected ${expected}, got ${verified}`,
      },
    ]
  })

/** BPMN MIWG reference models (bpmn-miwg/bpmn-miwg-test-suite): read, written anew and read again, nothing may be lost. */
const bpmnMiwg: Suite = async (folder) => {
  const outcomes: Outcome[] = []
  for (const name of filesBelow(folder, '.bpmn')) {
    const model = await importBpmn(readFileSync(join(folder, name)))
    if (!model.ok) {
      outcomes.push({ name, result: 'failed', why: model.messages.join('; ') })
      continue
    }
    const { lines, lost, added } = await compareExport(model.xml, model.definitions)
    const faults = [...lost.map((line) => `lost ${line}`), ...added.map((line) => `added ${line}`)]
    const said = `${name}: ${lines} lines of census, ${describeRun(model.compiled)}`
    outcomes.push(
      faults.length === 0
        ? { name: said, result: 'passed' }
        : { name, result: 'failed', why: faults.join('; ') },
    )
  }
  return outcomes
}

/** Whether the platform could run a model, and the first reasons if not. */
function describeRun(compiled: Compiled): string {
  if (compiled.ok) return 'executable'
  const reasons = compiled.faults
    .slice(0, 3)
    .map(
      ({ elementId, elementName, reason }) =>
        `${elementId ?? 'file'} “${(elementName ?? '').replaceAll(/\s+/g, ' ')}”: ${reason.en}`,
    )
  return `not executable, ${compiled.faults.length} reasons:\n    ${reasons.join('\n    ')}`
}

const suites: Readonly<Record<string, Suite>> = { laws, dcc, 'bpmn-miwg': bpmnMiwg }
const [name = '', folder] = process.argv.slice(2)
const suite = suites[name]
if (suite === undefined || folder === undefined) {
  console.error(`usage: npm run conformance -- <${Object.keys(suites).join('|')}> <folder>`)
  process.exit(2)
}
const outcomes = await suite(folder)
for (const one of outcomes)
  if (one.result !== 'skipped')
    console.log(
      `${one.result === 'passed' ? '✓' : '✗'} ${one.name}${one.result === 'failed' ? `: ${one.why}` : ''}`,
    )
const count = (result: Outcome['result']) => outcomes.filter((one) => one.result === result).length
const skipped = count('skipped') === 0 ? '' : `, ${count('skipped')} skipped`
console.log(`${count('passed')} passed, ${count('failed')} failed${skipped}`)
process.exit(count('failed') === 0 && count('passed') > 0 ? 0 : 1)
