// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { roles } from '#contracts/permissions'
import { checkModel, type KnownNames } from './check.ts'
import { compileProcess } from './compile.ts'
import {
  and,
  at,
  compiled,
  condition,
  draw,
  each,
  end,
  endThrowing,
  errorAt,
  errorEnd,
  flows,
  handler,
  onCondition,
  onError,
  onEscalation,
  onMessage,
  onTimer,
  or,
  service,
  start,
  sub,
  thrown,
  user,
  xor,
} from './drawing.testing.ts'
import { simulate } from './simulate.ts'

const known: KnownNames = {
  roles: new Set(['clerk', ...roles]),
  effects: new Set(['issue', 'issue-credential']),
  decisions: new Set(['instant-decision']),
  processes: new Set(['other']),
  fields: {
    n: { type: 'number', label: { zh: '数', en: 'Number' } },
    list: { type: 'list', label: { zh: '表', en: 'List' } },
    departments: { type: 'list', label: { zh: '会办部门', en: 'Departments' } },
    eligible: { type: 'boolean', label: { zh: '条件成立', en: 'Eligible' } },
  },
}
const SEEDS = Array.from({ length: 300 }, (_, index) => index)
const faultsOf = async (...elements: string[]) =>
  checkModel(await compiled(start(), ...elements, end()), known).map(
    (fault) => `${fault.code} ${fault.elementId}`,
  )

describe('checkModel', () => {
  const cases: [string, string[], string[]][] = [
    ['a node nothing leads to', [user('a'), user('b'), flows('s > a > e', 'b > e')], ['unreachable b']],
    [
      'a node that leads nowhere',
      [user('a'), user('b'), xor('g', { default: 'g_e' }), flows('s > a > g', 'g > b : n > 1', 'g > e')],
      ['dead-end b'],
    ],
    [
      'a ring without a way out',
      [user('a'), user('b'), flows('s > a > b > a')],
      ['dead-end s', 'dead-end a', 'dead-end b', 'unreachable e'],
    ],
    [
      'a split without default',
      [xor('g'), user('a'), flows('s > g', 'g > a : n > 1', 'g > e : n < 1', 'a > e')],
      ['no-default g'],
    ],
    [
      'an exclusive flow without condition',
      [xor('g', { default: 'g_e' }), user('a'), flows('s > g', 'g > a', 'g > e', 'a > e')],
      ['no-condition g'],
    ],
    [
      'an activity that may stick',
      [user('a'), user('b'), flows('s > a', 'a > b : n > 1', 'b > e')],
      ['no-default a'],
    ],
    [
      'an inclusive split that may stick',
      [
        or('f'),
        user('a'),
        user('b'),
        or('j'),
        flows('s > f', 'f > a : n > 1', 'f > b : n > 2', 'a > j', 'b > j', 'j > e'),
      ],
      ['no-default f'],
    ],
    ['a role nobody has', [user('a', { 'cs:candidate': 'wizard' }), flows('s > a > e')], ['unknown-name a']],
    [
      'a role nobody has, at the organisation of the item',
      [user('a', { 'cs:candidate': 'organisation:wizard' }), flows('s > a > e')],
      ['unknown-name a'],
    ],
    [
      'a service nobody offers',
      [draw('serviceTask', 'a', { 'cs:effect': 'fly' }), flows('s > a > e')],
      ['unknown-name a'],
    ],
    [
      'a decision nobody wrote',
      [draw('businessRuleTask', 'a', { 'cs:decision': 'guess' }), flows('s > a > e')],
      ['unknown-name a'],
    ],
    [
      'a process nobody published',
      [draw('callActivity', 'a', { calledElement: 'unheard' }), flows('s > a > e')],
      ['unknown-name a'],
    ],
    [
      'a condition on an unknown field',
      [xor('g', { default: 'g_e' }), user('a'), flows('s > g', 'g > a : height > 1', 'g > e', 'a > e')],
      ['bad-condition g_a'],
    ],
    ['a collection that is no list', [user('a', {}, each('n')), flows('s > a > e')], ['bad-collection a']],
    [
      'a completion condition on an unknown count',
      [user('a', { 'cs:action': 'yes no' }, each('list', false, 'mi.count.maybe > 0')), flows('s > a > e')],
      ['bad-condition a'],
    ],
    [
      'an error nobody catches',
      [errorEnd('bad'), xor('g', { default: 'g_e' }), flows('s > g', 'g > bad : n > 1', 'g > e')],
      ['uncaught-error bad'],
    ],
    [
      'an error an event sub-process does not catch because it throws it itself',
      [
        xor('g', { default: 'g_e' }),
        errorEnd('bad'),
        handler('h', onError(), true, errorEnd('worse'), flows('hs > worse')),
        flows('s > g', 'g > bad : n > 1', 'g > e'),
      ],
      ['uncaught-error worse'],
    ],
    [
      'an escalation nobody catches',
      [
        sub('p', start('ps'), endThrowing('up', onEscalation()), flows('ps > up')),
        at('other', 'p', onEscalation('siren')),
        flows('s > p > e', 'other > e'),
      ],
      ['uncaught-escalation up'],
    ],
    [
      'an event that asks an unknown field, wherever it waits',
      [
        user('a'),
        at('b', 'a', onCondition('height > 1')),
        condition('c', 'height > 2'),
        handler('h', onCondition('height > 3'), true, end('he'), flows('hs > he')),
        flows('s > a > c > e', 'b > e'),
      ],
      ['bad-condition b', 'bad-condition c', 'bad-condition hs'],
    ],
    [
      'what is unreachable or leads nowhere inside an event sub-process',
      [
        handler(
          'h',
          onMessage(),
          true,
          user('x'),
          user('y'),
          end('he'),
          flows('hs > he', 'x > he', 'hs > y'),
        ),
        flows('s > e'),
      ],
      ['unreachable x', 'dead-end y'],
    ],
    [
      'a join in a loop',
      [or('j'), user('a'), xor('g', { default: 'g_e' }), flows('s > j > a > g', 'g > j : n > 1', 'g > e')],
      ['join-in-loop j'],
    ],
    [
      'a name without English',
      ['<bpmn:userTask id="a" name="受理" cs:candidate="clerk"/>', flows('s > a > e')],
      ['not-translated a'],
    ],
  ]
  it.each(cases)('finds %s', async (_name, elements, expected) => {
    expect(await faultsOf(...elements)).toEqual(expected)
  })

  it('asks no default of an inclusive split that takes a flow in any case', async () => {
    const plain = [
      or('f'),
      user('a'),
      user('b'),
      or('j'),
      flows('s > f', 'f > a : n > 1', 'f > b', 'a > j', 'b > j', 'j > e'),
    ]
    expect(await faultsOf(...plain)).toEqual([])
  })

  it('finds nothing in a process of event sub-processes, escalations and conditions', async () => {
    expect(
      await faultsOf(
        sub(
          'p',
          start('ps'),
          thrown('up', onEscalation()),
          errorEnd('bad'),
          handler('h', onEscalation(''), false, endThrowing('on', onEscalation()), flows('hs > on')),
          flows('ps > up > bad'),
        ),
        at('caught', 'p', onEscalation(), false),
        condition('c', 'n > 2'),
        handler('i', onError(), true, end('ie'), flows('is > ie')),
        flows('s > p > c > e', 'caught > e'),
      ),
    ).toEqual([])
  })

  it('knows the variables the engine sets', async () => {
    const inside = [start('ps'), errorEnd('bad'), flows('ps > bad')].join('')
    expect(
      await faultsOf(
        user('a', { 'cs:action': 'yes no' }, each('list', false, 'mi.count.no > 0 or mi.completed >= 2')),
        draw('callActivity', 'c', { calledElement: 'other' }, each('list', false, 'mi.count.refused > 0')),
        xor('g', { default: 'g_p' }),
        service('b'),
        draw('subProcess', 'p', {}, inside),
        errorAt('caught', 'p'),
        flows(
          's > a > c > g',
          'g > b : c.count.granted > 0 and a.count.no > 0 and outcome = "no" and a.outcome = "no" and a.total > 1',
          'g > p',
          'b > e',
          'p > e',
          'caught > e',
        ),
      ),
    ).toEqual([])
  })
})

describe('simulate', () => {
  it('finds an exclusive split that a parallel gateway closes', async () => {
    const model = await compiled(
      start(),
      xor('g', { default: 'g_b' }),
      user('a'),
      user('b'),
      and('j'),
      end(),
      flows('s > g', 'g > a : n > 1', 'g > b', 'a > j', 'b > j', 'j > e'),
    )
    expect(checkModel(model, known)).toEqual([])
    const report = simulate(model, SEEDS)
    expect(report.deadlocks).toHaveLength(SEEDS.length)
    expect(report.deadlocks[0]).toEqual({ seed: 0, nodes: ['j'] })
    expect(report.uncovered).toEqual(['e'])
  })

  it('finds a loop that never ends and one that never waits', async () => {
    const model = await compiled(
      start(),
      xor('m'),
      and('f'),
      user('a'),
      end(),
      flows('s > m > f > a > m', 'f > e'),
    )
    expect(simulate(model, [1], { mostSteps: 60 }).endless).toEqual([1])
    const spinning = await compiled(
      start(),
      xor('g', { default: 'g_h' }),
      xor('h'),
      end(),
      flows('s > g', 'g > e : n > 1', 'g > h > g'),
    )
    expect(simulate(spinning, SEEDS).ended).toBe(SEEDS.length)
  })

  it('finds errors nobody catches and gateways that stick', async () => {
    const model = await compiled(
      start(),
      xor('g'),
      user('a'),
      end(),
      flows('s > g', 'g > a : n > 1', 'g > e : n < 1', 'a > e'),
    )
    expect(simulate(model, SEEDS).refused[0]).toMatchObject({ code: 'no-way-out', node: 'g' })
  })

  it('lets events, conditions and failures happen that begin event sub-processes', async () => {
    const inside = (id: string) => [user(`${id}x`), end(`${id}e`), flows(`${id}s > ${id}x > ${id}e`)]
    const model = await compiled(
      start(),
      service('work'),
      condition('c', 'n > 1'),
      thrown('up', onEscalation()),
      end(),
      handler('h', onError(), true, ...inside('h')),
      handler('i', onMessage(), false, ...inside('i')),
      handler('k', onCondition('n > 2'), true, ...inside('k')),
      handler('l', onEscalation(), false, ...inside('l')),
      handler('m', onTimer(), false, ...inside('m')),
      flows('s > work > c > up > e'),
    )
    const { deadlocks, endless, refused, uncovered, ended } = simulate(model, SEEDS)
    expect({ deadlocks, endless, refused, uncovered, ended }).toEqual({
      deadlocks: [],
      endless: [],
      refused: [],
      uncovered: [],
      ended: SEEDS.length,
    })
  })

  it('finds an escalation boundary nothing escalates to', async () => {
    const model = await compiled(
      start(),
      sub('p', start('ps'), user('a'), end('pe'), flows('ps > a > pe')),
      at('b', 'p', onEscalation()),
      user('z'),
      end(),
      flows('s > p > e', 'b > z > e'),
    )
    expect(simulate(model, SEEDS).uncovered).toEqual(['b', 'z'])
  })

  it('says the same for the same seeds', async () => {
    const model = await compiled(
      start(),
      xor('g', { default: 'g_e' }),
      user('a'),
      end(),
      flows('s > g', 'g > a : n > 1', 'g > e', 'a > e'),
    )
    expect(simulate(model, SEEDS)).toEqual(simulate(model, SEEDS))
  })

  it.each(['instant', 'permit-joint', 'rectification', 'registration', 'single-approval'])(
    'finds no fault in %s, and comes to every node',
    async (key) => {
      const xml = readFileSync(resolve(import.meta.dirname, `../processes/${key}.bpmn`), 'utf8')
      const result = await compileProcess(xml)
      if (!result.ok) throw new Error(JSON.stringify(result.faults))
      expect(checkModel(result.model, known)).toEqual([])
      const { deadlocks, endless, refused, uncovered, ended, runs } = simulate(result.model, SEEDS)
      expect({ deadlocks, endless, refused, uncovered, ended }).toEqual({
        deadlocks: [],
        endless: [],
        refused: [],
        uncovered: [],
        ended: runs,
      })
    },
  )
})
