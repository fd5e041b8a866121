// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileProcess } from './compile.ts'
import {
  and,
  compiled,
  draw,
  drawing,
  each,
  end,
  errorAt,
  flows,
  start,
  timer,
  timerAt,
  user,
  xor,
} from './drawing.testing.ts'

const faultsOf = async (...elements: string[]) => {
  const result = await compileProcess(drawing(...elements))
  return result.ok ? [] : result.faults.map((fault) => `${fault.elementId}: ${fault.reason.en}`)
}
const around = (...elements: string[]) => [start(), ...elements, end()]

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

  const script = '<bpmn:scriptTask id="x" name="脚本"/>'
  const refused: [string, string[], string][] = [
    ['a script task', [...around(script), flows('s > x > e')], 'x: Not supported: ScriptTask'],
    ['a task of no kind', [...around(draw('task', 'x')), flows('s > x > e')], 'x: Not supported: Task'],
    [
      'a complex gateway',
      [...around(draw('complexGateway', 'x')), flows('s > x > e')],
      'x: Not supported: ComplexGateway',
    ],
    [
      'a signal',
      [
        ...around(draw('intermediateCatchEvent', 'x', {}, '<bpmn:signalEventDefinition/>')),
        flows('s > x > e'),
      ],
      'x: Not supported: IntermediateCatchEvent + SignalEventDefinition',
    ],
    [
      'a throw event',
      [...around(draw('intermediateThrowEvent', 'x')), flows('s > x > e')],
      'x: Not supported: IntermediateThrowEvent',
    ],
    [
      'a data object',
      [...around(draw('dataObjectReference', 'x')), flows('s > e')],
      'x: Not supported: DataObjectReference',
    ],
    [
      'a timer start',
      [draw('startEvent', 's', {}, '<bpmn:timerEventDefinition/>'), end(), flows('s > e')],
      's: Not supported: StartEvent + TimerEventDefinition',
    ],
    [
      'an event sub-process',
      [
        ...around(
          draw(
            'subProcess',
            'x',
            { triggeredByEvent: 'true' },
            [start('xs'), end('xe'), flows('xs > xe')].join(''),
          ),
        ),
        flows('s > x > e'),
      ],
      'x: Event sub-processes are not supported',
    ],
    [
      'a standard loop',
      [...around(user('x', {}, '<bpmn:standardLoopCharacteristics/>')), flows('s > x > e')],
      'x: Draw a loop with gateways; loop markers are not supported',
    ],
    [
      'compensation',
      [...around(user('x', { isForCompensation: 'true' })), flows('s > x > e')],
      'x: Compensation is not supported',
    ],
    [
      'a cycle timer',
      [
        ...around(
          draw(
            'intermediateCatchEvent',
            'x',
            {},
            '<bpmn:timerEventDefinition><bpmn:timeCycle>R3/P1D</bpmn:timeCycle></bpmn:timerEventDefinition>',
          ),
        ),
        flows('s > x > e'),
      ],
      'x: A timer is a number of working days (cs:workdays), days (P30D), a duration (PT2H) or an instant',
    ],
    [
      'a duration in months',
      [...around(timer('x', 'P1M')), flows('s > x > e')],
      'x: A timer is a number of working days (cs:workdays), days (P30D), a duration (PT2H) or an instant',
    ],
    [
      'a non-interrupting error',
      [
        ...around(
          user('a'),
          draw(
            'boundaryEvent',
            'x',
            { attachedToRef: 'a', cancelActivity: 'false' },
            '<bpmn:errorEventDefinition errorRef="broken"/>',
          ),
        ),
        flows('s > a > e', 'x > e'),
      ],
      'x: An error boundary event must interrupt',
    ],
    [
      'a task nobody does',
      [...around(draw('userTask', 'x')), flows('s > x > e')],
      'x: The attribute cs:candidate is missing',
    ],
    [
      'a service without effect',
      [...around(draw('serviceTask', 'x')), flows('s > x > e')],
      'x: The attribute cs:effect is missing',
    ],
    [
      'a call of nothing',
      [...around(draw('callActivity', 'x')), flows('s > x > e')],
      'x: Say which process is called',
    ],
    [
      'instances of nothing',
      [...around(user('x', {}, '<bpmn:multiInstanceLoopCharacteristics/>')), flows('s > x > e')],
      'x: Say which collection (cs:collection)',
    ],
    [
      'a message nobody named',
      [...around(draw('receiveTask', 'x')), flows('s > x > e')],
      'x: Say which message',
    ],
    [
      'an unknown phase',
      [...around(user('x', { 'cs:phase': 'lost' })), flows('s > x > e')],
      'x: cs:phase cannot be “lost”',
    ],
    [
      'a limit that is no number',
      [...around(user('x', { 'cs:days': 'soon' })), flows('s > x > e')],
      'x: The limit of a step is a whole number of working days',
    ],
    [
      'an outcome twice',
      [...around(user('x', { 'cs:action': 'a a' })), flows('s > x > e')],
      'x: An outcome is listed twice',
    ],
    [
      'two starts',
      [start(), start('s2'), end(), flows('s > e', 's2 > e')],
      'test: Exactly one start event is needed, found 2',
    ],
    ['no start', [end()], 'test: Exactly one start event is needed, found 0'],
    [
      'an unreadable condition',
      [...around(xor('g')), flows('s > g', 'g > e : a ==')],
      'g_e: Condition, character 4: expected a value, found =',
    ],
    [
      'a condition behind a parallel gateway',
      [...around(and('g')), flows('s > g', 'g > e : a')],
      'g_e: This flow cannot have a condition',
    ],
    [
      'a condition on a default',
      [...around(xor('g', { default: 'g_e' })), flows('s > g', 'g > e : a')],
      'g_e: A default flow has no condition',
    ],
    [
      'a flow into the start',
      [...around(user('a')), flows('s > a > s', 'a > e')],
      's: Nothing may flow into a start event',
    ],
    [
      'a flow out of the end',
      [...around(user('a')), flows('s > e > a')],
      'e: Nothing may flow out of an end event',
    ],
    [
      'a flow across a border',
      [
        ...around(
          draw('subProcess', 'p', {}, [start('ps'), user('x'), end('pe'), flows('ps > x > pe')].join('')),
        ),
        flows('s > p > e', 's > x'),
      ],
      's_x: A flow may not cross the border of a sub-process',
    ],
    [
      'an event gateway to a task',
      [...around(draw('eventBasedGateway', 'g'), user('a'), timer('t')), flows('s > g > a > e', 'g > t > e')],
      'g_a: An event gateway leads only to timers, messages and receive tasks that nothing else flows into',
    ],
    [
      'a boundary on a gateway',
      [...around(xor('g'), timerAt('x', 'g')), flows('s > g > e', 'x > e')],
      'x: A boundary event is attached to an activity',
    ],
  ]
  it.each(refused)('refuses %s and says where', async (_name, elements, expected) => {
    expect(await faultsOf(...elements)).toContain(expected)
  })

  it('names the element and says the reason in both languages', async () => {
    const result = await compileProcess(drawing(...around(script), flows('s > x > e')))
    expect(result).toEqual({
      ok: false,
      faults: [
        {
          elementId: 'x',
          elementName: '脚本',
          reason: { zh: '不支持的图元：ScriptTask', en: 'Not supported: ScriptTask' },
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
