// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { and, around, draw, end, faultsOf, flows, start, user, xor } from './drawing.testing.ts'

describe('what the compiler does not take', () => {
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
      'a data object',
      [...around(draw('dataObjectReference', 'x')), flows('s > e')],
      'x: Not supported: DataObjectReference',
    ],
    [
      'a reference to an event definition',
      [
        ...around(
          draw(
            'intermediateCatchEvent',
            'x',
            {},
            '<bpmn:eventDefinitionRef>broken</bpmn:eventDefinitionRef>',
          ),
        ),
        flows('s > x > e'),
      ],
      'x: Not supported: references to event definitions',
    ],
    [
      'data inputs',
      [
        ...around(
          user('x', {}, '<bpmn:ioSpecification><bpmn:inputSet/><bpmn:outputSet/></bpmn:ioSpecification>'),
        ),
        flows('s > x > e'),
      ],
      'x: Not supported: data inputs and outputs',
    ],
    [
      'variables of the process in the words of BPMN',
      ['<bpmn:property id="v" name="v"/>', ...around(), flows('s > e')],
      'test: Not supported: properties',
    ],
    [
      'resources in the words of BPMN',
      [
        ...around(
          user(
            'x',
            {},
            '<bpmn:potentialOwner><bpmn:resourceRef>broken</bpmn:resourceRef></bpmn:potentialOwner>',
          ),
        ),
        flows('s > x > e'),
      ],
      'x: Not supported: resources (use cs:candidate)',
    ],
    [
      'a task that needs two tokens',
      [...around(user('x', { startQuantity: '2' })), flows('s > x > e')],
      'x: Not supported: startQuantity above 1',
    ],
    [
      'instances by number',
      [
        ...around(
          user(
            'x',
            {},
            '<bpmn:multiInstanceLoopCharacteristics cs:collection="list"><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>',
          ),
        ),
        flows('s > x > e'),
      ],
      'x: Only a collection (cs:collection) says how many instances there are',
    ],
    [
      'instances that throw events',
      [
        ...around(
          user('x', {}, '<bpmn:multiInstanceLoopCharacteristics cs:collection="list" behavior="None"/>'),
        ),
        flows('s > x > e'),
      ],
      'x: Instances throw no events (behavior)',
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
  ]
  it.each(refused)('%s is refused where it stands', async (_name, elements, expected) => {
    expect(await faultsOf(...elements)).toContain(expected)
  })
})
