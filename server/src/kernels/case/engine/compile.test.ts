// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileProcess } from './compile.ts'
import {
  around,
  at,
  compiled,
  condition,
  draw,
  drawing,
  each,
  end,
  endThrowing,
  errorAt,
  faultsOf,
  flows,
  handler,
  onCondition,
  onEscalation,
  onMessage,
  onTimer,
  start,
  sub,
  thrown,
  timer,
  user,
  xor,
} from './drawing.testing.ts'

describe('compileProcess', () => {
  it('makes a table that is plain JSON, with conditions as trees', async () => {
    const model = await compiled(
      ...around(
        user('a', { 'cs:action': 'pass, reject', 'cs:days': '3', 'cs:form': 'review', 'cs:nameEn': 'A' }),
        xor('g', { default: 'g_e' }),
        user('b'),
      ),
      flows('s > a > g', 'g > b : outcome = "pass" and not(n > 3)', 'g > e', 'b > e'),
    )
    expect(JSON.parse(JSON.stringify(model))).toEqual(model)
    expect(model.nodes['a']).toEqual({
      id: 'a',
      type: 'user',
      name: { zh: 'a', en: 'A' },
      scope: null,
      in: ['s_a'],
      out: ['a_g'],
      boundary: [],
      candidate: { kind: 'role', role: 'clerk' },
      form: 'review',
      actions: ['pass', 'reject'],
      days: 3,
    })
    expect(model.nodes['g']).toMatchObject({ otherwise: 'g_e' })
    expect(model.flows['g_b']?.condition).toEqual({
      all: [{ field: 'outcome', op: '=', value: 'pass' }, { not: { field: 'n', op: '>', value: 3 } }],
    })
  })

  it('reads a condition given as a tree', async () => {
    const tree = '{"atLeast":1,"of":[{"field":"a","op":"in","value":["x"]}]}'
    const expression = (body: string) =>
      `<bpmn:sequenceFlow id="f" sourceRef="g" targetRef="e"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="chengshu:condition">${body}</bpmn:conditionExpression></bpmn:sequenceFlow>`
    const parts = [...around(xor('g')), flows('s > g')]
    const model = await compiled(...parts, expression(tree.replaceAll('"', '&quot;')))
    expect(model.flows['f']?.condition).toEqual(JSON.parse(tree))
    const bad: [string, string][] = [
      ['{"a":1}', ' Not a condition'],
      ['{', ' Not a condition'],
      ['{"all":[{"field":1,"op":"known"}]}', '/all/0 Not a condition'],
    ]
    for (const [body, reason] of bad) {
      const faults = await faultsOf(...parts, expression(body.replaceAll('"', '&quot;')))
      expect(faults).toEqual([`f: Fault in the condition tree: ${reason}`])
    }
  })

  it.each([
    ['applicant', { kind: 'applicant' }],
    ['system', { kind: 'system' }],
    ['organisation', { kind: 'item-organisation', role: null }],
    ['organisation:reviewer', { kind: 'item-organisation', role: 'reviewer' }],
    ['window-clerk', { kind: 'role', role: 'window-clerk' }],
  ])('reads the candidate %s', async (text, candidate) => {
    const model = await compiled(...around(user('a', { 'cs:candidate': text })), flows('s > a > e'))
    expect(model.nodes['a']).toMatchObject({ candidate })
  })

  it.each([
    ['P30D', { kind: 'calendar-days', days: 30 }],
    ['P2W', { kind: 'calendar-days', days: 14 }],
    ['PT2H30M', { kind: 'duration', ms: 9_000_000 }],
  ])('reads the duration %s', async (text, expected) => {
    const model = await compiled(...around(timer('t', text)), flows('s > t > e'))
    expect(model.nodes['t']).toMatchObject({ timer: expected })
  })

  it('reads events with what they wait for or throw', async () => {
    const model = await compiled(
      ...around(
        sub(
          'p',
          start('ps'),
          thrown('none'),
          thrown('tell', onMessage()),
          endThrowing('up', onEscalation()),
          flows('ps > none > tell > up'),
        ),
        at('watch', 'p', onCondition('n > 1'), false),
        at('any', 'p', onEscalation('')),
        condition('until', 'n > 2'),
        endThrowing('told', onMessage()),
        handler('h', onTimer(3), false, end('he'), flows('hs > he')),
      ),
      flows('s > p > until > told', 'watch > e', 'any > e'),
    )
    const n = (value: number) => ({ kind: 'condition', condition: { field: 'n', op: '>', value } })
    expect(model.nodes).toMatchObject({
      none: { type: 'throw', scope: 'p' },
      tell: { type: 'message-throw', message: 'letter' },
      up: { type: 'escalation-end', escalation: 'alarm', outcome: null },
      watch: { type: 'boundary', interrupting: false, trigger: n(1) },
      any: { type: 'boundary', interrupting: true, trigger: { kind: 'escalation', escalation: null } },
      until: { type: 'condition-catch', condition: n(2).condition },
      told: { type: 'message-end', message: 'letter', outcome: null },
      h: { type: 'event-subprocess', start: 'hs', scope: null, in: [], out: [] },
      hs: {
        type: 'event-start',
        scope: 'h',
        interrupting: false,
        trigger: { kind: 'timer', timer: { kind: 'workdays', days: 3 } },
      },
    })
    expect(JSON.parse(JSON.stringify(model))).toEqual(model)
  })

  const script = '<bpmn:scriptTask id="x" name="脚本"/>'
  it('names the element and says the reason in both languages', async () => {
    const result = await compileProcess(drawing(...around(script), flows('s > x > e')))
    expect(result).toEqual({
      ok: false,
      faults: [
        {
          elementId: 'x',
          elementName: '脚本',
          reason: { zh: '不支持的图元：脚本任务', en: 'Not supported: ScriptTask' },
        },
      ],
    })
  })

  it('tells every fault at once', async () => {
    expect(
      await faultsOf(
        ...around(script, draw('userTask', 'u'), errorAt('b', 'u', 'missing')),
        flows('s > x > u > e', 'b > e'),
      ),
    ).toHaveLength(1)
    expect(await faultsOf(...around(script, draw('userTask', 'u')), flows('s > x > u > e'))).toHaveLength(2)
  })

  it.each([
    ['', 'Cannot read BPMN'],
    ['<a/>', 'Cannot read BPMN'],
    ['not xml', 'Cannot read BPMN'],
    [
      drawing().replace('<bpmn:process', '<bpmn:nonsense').replace('</bpmn:process', '</bpmn:nonsense'),
      'Cannot read BPMN',
    ],
    [drawing(user('a', { 'cs:candidat': 'x' })), 'Cannot read BPMN: unknown attribute <cs:candidat>'],
    [drawing(draw('serviceTask', 'a', { 'cs:days': '3' })), 'Cannot read BPMN: unknown attribute <cs:days>'],
    [drawing(start(), end(), flows('s > nowhere')), 'Cannot read BPMN: unresolved reference <nowhere>'],
    [`${drawing()}${' '.repeat(1_000_001)}`, 'Cannot read BPMN: larger than 1000000 characters'],
  ])('refuses a file it cannot trust (%#)', async (xml, expected) => {
    const result = await compileProcess(xml)
    expect(result.ok ? '' : result.faults[0]?.reason.en).toContain(expected)
  })

  it('refuses entities rather than expanding them', async () => {
    const bomb = drawing(start(), end(), flows('s > e'))
      .replace('<bpmn:definitions', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><bpmn:definitions')
      .replace('name="s"', 'name="&b;"')
    const result = await compileProcess(bomb)
    expect(JSON.stringify(result)).not.toContain('aaaaaaaa')
  })

  const suite = resolve(
    process.env['CHENGSHU_SHARED_DATA'] ?? resolve(import.meta.dirname, '../../../../../../shared/data'),
    'bpmn-miwg',
  )
  it.skipIf(!existsSync(suite))(
    'answers every file of the BPMN MIWG suite with a model or with faults (skipped: not present)',
    async () => {
      const files = readdirSync(suite).filter((file) => file.endsWith('.bpmn'))
      expect(files.length).toBeGreaterThan(5)
      for (const file of files) {
        const result = await compileProcess(readFileSync(resolve(suite, file), 'utf8'))
        // None of them says who does a task in our words, so all are refused, element by element.
        if (!result.ok) for (const fault of result.faults) expect(fault.reason.zh.length).toBeGreaterThan(0)
        expect(result.ok).toBe(false)
      }
    },
  )

  it('allows notes and associations, which mean nothing to the run', async () => {
    const note =
      '<bpmn:textAnnotation id="n"><bpmn:text>x</bpmn:text></bpmn:textAnnotation><bpmn:association id="as" sourceRef="a" targetRef="n"/>'
    const model = await compiled(...around(user('a', {}, each('list'))), flows('s > a > e'), note)
    expect(Object.keys(model.nodes)).toEqual(['s', 'a', 'e'])
  })
})
