// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import {
  around,
  at,
  condition,
  draw,
  each,
  end,
  endThrowing,
  faultsOf,
  flows,
  handler,
  onError,
  onEscalation,
  onMessage,
  start,
  sub,
  thrown,
  timer,
  timerAt,
  user,
  xor,
} from './drawing.testing.ts'

describe('events the compiler does not take', () => {
  const refused: [string, string[], string][] = [
    [
      'a signal',
      [
        ...around(draw('intermediateCatchEvent', 'x', {}, '<bpmn:signalEventDefinition/>')),
        flows('s > x > e'),
      ],
      'x: Not supported: IntermediateCatchEvent + SignalEventDefinition',
    ],
    [
      'a signal thrown',
      [...around(thrown('x', '<bpmn:signalEventDefinition/>')), flows('s > x > e')],
      'x: Not supported: IntermediateThrowEvent + SignalEventDefinition',
    ],
    [
      'an escalation thrown without a code',
      [...around(thrown('x', onEscalation(''))), flows('s > x > e')],
      'x: Say which escalation',
    ],
    [
      'an escalation end without a code',
      [...around(endThrowing('x', onEscalation(''))), flows('s > x')],
      'x: Say which escalation',
    ],
    [
      'a message end without a message',
      [...around(endThrowing('x', '<bpmn:messageEventDefinition/>')), flows('s > x')],
      'x: Say which message',
    ],
    [
      'a condition that says nothing',
      [
        ...around(draw('intermediateCatchEvent', 'x', {}, '<bpmn:conditionalEventDefinition/>')),
        flows('s > x > e'),
      ],
      'x: A conditional event needs a condition',
    ],
    [
      'an unreadable condition of an event',
      [...around(condition('x', 'n ==')), flows('s > x > e')],
      'x: Condition, character 4: expected a value, found =',
    ],
    [
      'an escalation boundary where nothing escalates',
      [...around(user('a'), at('x', 'a', onEscalation())), flows('s > a > e', 'x > e')],
      'x: Only a sub-process takes an escalation boundary event: nothing escalates inside this activity',
    ],
    [
      'a timer start',
      [draw('startEvent', 's', {}, '<bpmn:timerEventDefinition/>'), end(), flows('s > e')],
      's: Not supported: StartEvent + TimerEventDefinition',
    ],
    [
      'an event sub-process in a flow',
      [...around(handler('x', onMessage(), true, end('xe'), flows('xs > xe'))), flows('s > x > e')],
      'x: No flow leads to or from an event sub-process',
    ],
    [
      'an event sub-process that begins by itself',
      [...around(handler('x', '', true, end('xe'), flows('xs > xe'))), flows('s > e')],
      'xs: Not supported: StartEvent',
    ],
    [
      'an event sub-process that begins with a signal',
      [
        ...around(handler('x', '<bpmn:signalEventDefinition/>', true, end('xe'), flows('xs > xe'))),
        flows('s > e'),
      ],
      'xs: Not supported: StartEvent + SignalEventDefinition',
    ],
    [
      'an event sub-process for an error that interrupts nothing',
      [...around(handler('x', onError(), false, end('xe'), flows('xs > xe'))), flows('s > e')],
      'xs: An event that catches an error must interrupt',
    ],
    [
      'an event sub-process with instances',
      [...around(handler('x', onMessage(), true, each('list'), end('xe'), flows('xs > xe'))), flows('s > e')],
      'x: An event sub-process has no instances',
    ],
    [
      'an event sub-process with a boundary event',
      [
        ...around(handler('x', onMessage(), true, end('xe'), flows('xs > xe')), timerAt('b', 'x')),
        flows('s > e', 'b > e'),
      ],
      'x: An event sub-process takes no boundary event',
    ],
    [
      'an event sub-process with two starts',
      [...around(handler('x', onMessage(), true, start('x2'), end('xe'), flows('xs > xe'))), flows('s > e')],
      'x: Exactly one start event is needed, found 2',
    ],
    [
      'a sub-process that begins with a message',
      [
        ...around(sub('x', draw('startEvent', 'xs', {}, onMessage()), end('xe'), flows('xs > xe'))),
        flows('s > x > e'),
      ],
      'xs: Not supported: StartEvent + MessageEventDefinition',
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
      'x: An event that catches an error must interrupt',
    ],
    [
      'a message nobody named',
      [...around(draw('receiveTask', 'x')), flows('s > x > e')],
      'x: Say which message',
    ],
    [
      'an event gateway to a task',
      [...around(draw('eventBasedGateway', 'g'), user('a'), timer('t')), flows('s > g > a > e', 'g > t > e')],
      'g_a: An event gateway leads only to timers, messages, conditions and receive tasks that nothing else flows into',
    ],
    [
      'a boundary on a gateway',
      [...around(xor('g'), timerAt('x', 'g')), flows('s > g > e', 'x > e')],
      'x: A boundary event is attached to an activity',
    ],
  ]
  it.each(refused)('%s is refused where it stands', async (_name, elements, expected) => {
    expect(await faultsOf(...elements)).toContain(expected)
  })
})
