// SPDX-License-Identifier: Apache-2.0
import type { Random } from '#platform/clock'

/** A part of a process with one way in and one way out. */
interface Part {
  readonly elements: readonly string[]
  readonly entry: string
  readonly exit: string
}

const attributes = (more: Readonly<Record<string, string>>): string =>
  Object.entries(more)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('')
const draw = (kind: string, id: string, more: Readonly<Record<string, string>> = {}, inside = ''): string =>
  `<bpmn:${kind} id="${id}" name="${id}"${attributes(more)}>${inside}</bpmn:${kind}>`
const flow = (from: string, to: string, condition?: string): string =>
  draw(
    'sequenceFlow',
    `${from}_${to}`,
    { sourceRef: from, targetRef: to },
    condition === undefined
      ? ''
      : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`,
  )
const outcomeIs = (outcome: string): string => `outcome = &quot;${outcome}&quot;`

/**
 * Draws a process of blocks by chance: tasks of several roles, choices by outcome, by decision and by variable, forks,
 * inclusive forks, departments side by side and one after another, services, loops, supplements, sub-processes, errors
 * and every kind of timer. The same random numbers draw the same process.
 */
export function drawProcess(key: string, random: Random): string {
  let last = 0
  const name = (prefix: string): string => {
    last += 1
    return `${prefix}${last}`
  }
  const pick = <Choice>(choices: readonly [Choice, ...Choice[]]): Choice =>
    choices[random.integer(choices.length)] ?? choices[0]
  const chance = (outOf: number): boolean => random.integer(outOf) === 0
  const role = (): string => pick(['window-clerk', 'reviewer', 'inspector', 'decider', 'applicant'])
  const timer = (): string =>
    pick([
      '<bpmn:timerEventDefinition cs:workdays="1"/>',
      '<bpmn:timerEventDefinition cs:workdays="3"/>',
      '<bpmn:timerEventDefinition cs:workdays="0"/>',
      duration('P2D'),
      duration('P20D'),
      duration('PT6H'),
    ])
  const task = (more: Readonly<Record<string, string>> = {}, inside = ''): Part => {
    const id = name('t')
    const days = chance(3) ? { 'cs:days': '2' } : {}
    const phase = chance(4) ? { 'cs:phase': pick(['in-review', 'accepted', 'in-review', 'decided']) } : {}
    return {
      elements: [draw('userTask', id, { 'cs:candidate': role(), ...days, ...phase, ...more }, inside)],
      entry: id,
      exit: id,
    }
  }
  const one = (kind: string, id: string, more: Readonly<Record<string, string>> = {}, inside = ''): Part => ({
    elements: [draw(kind, id, more, inside)],
    entry: id,
    exit: id,
  })
  const then = (a: Part, b: Part): Part => ({
    elements: [...a.elements, ...b.elements, flow(a.exit, b.entry)],
    entry: a.entry,
    exit: b.exit,
  })
  const boundary = (host: string, interrupting: boolean, definition: string): string => {
    const id = name('b')
    return draw(
      'boundaryEvent',
      id,
      { attachedToRef: host, cancelActivity: String(interrupting) },
      definition,
    )
  }
  /** Beside an activity a timer takes it away or opens something else. */
  const timed = (host: Part): Part => {
    const join = name('x')
    const interrupting = chance(2)
    const event = boundary(host.entry, interrupting, timer())
    const reminders = chance(3) ? remind(host.entry, 2) : []
    const id = idOf(event)
    const aside = chance(2) ? task() : one('sendTask', name('n'), { messageRef: 'letter' })
    const out = interrupting
      ? [flow(aside.exit, join)]
      : [draw('endEvent', `${id}e`), flow(aside.exit, `${id}e`)]
    return {
      elements: [
        ...host.elements,
        event,
        ...reminders,
        ...aside.elements,
        flow(id, aside.entry),
        draw('exclusiveGateway', join),
        flow(host.exit, join),
        ...out,
      ],
      entry: host.entry,
      exit: join,
    }
  }
  /** Reminders that open nothing and go off each for itself. */
  const remind = (host: string, count: number): string[] =>
    Array.from({ length: count }, () => {
      const event = boundary(host, false, timer())
      const end = `${idOf(event)}e`
      return event + draw('endEvent', end) + flow(idOf(event), end)
    })
  const supplement = (): Part => {
    const mend = name('m')
    const ask = task({ 'cs:candidate': 'reviewer', 'cs:action': 'pass supplement' })
    const [merge, split, out] = [name('x'), name('x'), name('x')]
    const lapse = boundary(mend, chance(2), pick([duration('P30D'), duration('P2D'), timer()]))
    const lapsed = name('e')
    return {
      elements: [
        draw('exclusiveGateway', merge),
        ...ask.elements,
        draw('exclusiveGateway', split, { default: `${split}_${out}` }),
        draw('exclusiveGateway', out),
        draw('userTask', mend, {
          'cs:candidate': 'applicant',
          'cs:action': 'submit',
          'cs:clock': 'suspend',
          'cs:phase': 'waiting-for-you',
        }),
        lapse,
        // Whatever else is under way in the scope ends with it, or a join would wait for ever.
        draw('endEvent', lapsed, { 'cs:outcome': 'lapsed' }, '<bpmn:terminateEventDefinition/>'),
        flow(merge, ask.entry),
        flow(ask.exit, split),
        flow(split, mend, outcomeIs('supplement')),
        flow(split, out),
        flow(mend, merge),
        flow(idOf(lapse), lapsed),
      ],
      entry: merge,
      exit: out,
    }
  }
  const fork = (kind: 'parallelGateway' | 'inclusiveGateway' | 'exclusiveGateway', depth: number): Part => {
    const [a, b] = [block(depth), block(depth)]
    const [split, join] = [name('g'), name('g')]
    const ask = task({ 'cs:action': 'left right both' })
    const free = kind === 'parallelGateway'
    // Somebody who says both meets two conditions that hold: an exclusive gateway takes the first of them.
    const or = (outcome: string) => `${outcomeIs(outcome)} or ${outcomeIs('both')}`
    const by = free ? {} : { default: `${split}_${join}` }
    return {
      elements: [
        ...(free ? [] : [...ask.elements, flow(ask.exit, split)]),
        draw(kind, split, by),
        ...a.elements,
        ...b.elements,
        draw(kind, join),
        flow(split, a.entry, free ? undefined : or('left')),
        flow(split, b.entry, free ? undefined : or('right')),
        ...(free ? [] : [flow(split, join)]),
        flow(a.exit, join),
        flow(b.exit, join),
      ],
      entry: free ? split : ask.entry,
      exit: join,
    }
  }
  const loop = (depth: number): Part => {
    const [merge, split, out] = [name('x'), name('x'), name('x')]
    const body = then(block(depth), task({ 'cs:action': 'done again' }))
    return {
      elements: [
        draw('exclusiveGateway', merge),
        ...body.elements,
        draw('exclusiveGateway', split, { default: `${split}_${out}` }),
        draw('exclusiveGateway', out),
        flow(merge, body.entry),
        flow(body.exit, split),
        flow(split, merge, outcomeIs('again')),
        flow(split, out),
      ],
      entry: merge,
      exit: out,
    }
  }
  const scope = (depth: number): Part => {
    const id = name('p')
    const body = block(depth)
    const clock = chance(3) ? { 'cs:clock': 'suspend' } : {}
    const failing = chance(2)
    const inner = failing ? failOr(body) : body
    const inside = [
      draw('startEvent', `${id}s`),
      ...inner.elements,
      draw('endEvent', `${id}e`),
      flow(`${id}s`, inner.entry),
      flow(inner.exit, `${id}e`),
    ]
    const whole = one('subProcess', id, clock, inside.join(''))
    if (!failing) return chance(2) ? timed(whole) : whole
    const caught = boundary(id, true, '<bpmn:errorEventDefinition errorRef="broken"/>')
    const [join, mend] = [name('x'), task()]
    return {
      elements: [
        ...whole.elements,
        caught,
        ...mend.elements,
        draw('exclusiveGateway', join),
        flow(idOf(caught), mend.entry),
        flow(mend.exit, join),
        flow(id, join),
      ],
      entry: id,
      exit: join,
    }
  }
  /**
   * Somebody may say that it went wrong, beside whatever else is under way in the scope. What is opened in the same
   * breath goes with it, before or behind.
   */
  const failOr = (body: Part): Part => {
    const ask = task({ 'cs:action': 'done reject' })
    const [fork, split, breath, bad, join] = [name('g'), name('x'), name('g'), name('e'), name('g')]
    const lost = task()
    const flows = [flow(breath, bad), flow(breath, lost.entry)]
    return {
      elements: [
        draw('parallelGateway', fork),
        ...body.elements,
        ...ask.elements,
        draw('exclusiveGateway', split, { default: `${split}_${join}` }),
        draw('parallelGateway', breath),
        draw('endEvent', bad, {}, '<bpmn:errorEventDefinition errorRef="broken"/>'),
        ...lost.elements,
        draw('endEvent', `${bad}n`),
        draw('parallelGateway', join),
        flow(fork, body.entry),
        flow(fork, ask.entry),
        flow(ask.exit, split),
        flow(split, breath, outcomeIs('reject')),
        ...(chance(2) ? flows : flows.reverse()),
        flow(lost.exit, `${bad}n`),
        flow(split, join),
        flow(body.exit, join),
      ],
      entry: fork,
      exit: join,
    }
  }
  const departments = (): Part => {
    const done = pick(['', 'mi.count.disagree &gt;= 1', 'mi.count.agree &gt;= 2'])
    const condition =
      done === ''
        ? ''
        : `<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">${done}</bpmn:completionCondition>`
    const marker = `<bpmn:multiInstanceLoopCharacteristics cs:collection="departments" isSequential="${chance(3)}">${condition}</bpmn:multiInstanceLoopCharacteristics>`
    const many = task({ 'cs:candidate': 'organisation:reviewer', 'cs:action': 'agree disagree' }, marker)
    return chance(2) ? timed(many) : many
  }
  const events = (): Part => {
    const [gate, a, b, join] = [name('g'), name('w'), name('w'), name('x')]
    return {
      elements: [
        draw('eventBasedGateway', gate),
        draw('intermediateCatchEvent', a, {}, timer()),
        draw('intermediateCatchEvent', b, {}, timer()),
        draw('exclusiveGateway', join),
        flow(gate, a),
        flow(gate, b),
        flow(a, join),
        flow(b, join),
      ],
      entry: gate,
      exit: join,
    }
  }
  const cut = (depth: number): Part => {
    // One branch may end the whole scope while the other is under way.
    const [split, gate, stop, join] = [name('g'), name('x'), name('e'), name('g')]
    const body = block(depth)
    const ask = task({ 'cs:action': 'done reject' })
    return {
      elements: [
        draw('parallelGateway', split),
        ...body.elements,
        ...ask.elements,
        draw('exclusiveGateway', gate, { default: `${gate}_${join}` }),
        draw('endEvent', stop, { 'cs:outcome': 'refused' }, '<bpmn:terminateEventDefinition/>'),
        draw('parallelGateway', join),
        flow(split, body.entry),
        flow(split, ask.entry),
        flow(ask.exit, gate),
        flow(gate, stop, outcomeIs('reject')),
        flow(gate, join),
        flow(body.exit, join),
      ],
      entry: split,
      exit: join,
    }
  }
  const decided = (depth: number): Part => {
    const rule = one('businessRuleTask', name('r'), { 'cs:decision': 'instant-decision' })
    const [split, join] = [name('x'), name('x')]
    const [a, b] = [block(depth), task()]
    return {
      elements: [
        ...rule.elements,
        draw('exclusiveGateway', split, { default: `${split}_${b.entry}` }),
        ...a.elements,
        ...b.elements,
        draw('exclusiveGateway', join),
        flow(rule.exit, split),
        flow(split, a.entry, 'eligible = true'),
        flow(split, b.entry),
        flow(a.exit, join),
        flow(b.exit, join),
      ],
      entry: rule.entry,
      exit: join,
    }
  }
  const block = (depth: number): Part => {
    const leaf = (): Part => {
      switch (random.integer(7)) {
        case 0:
          return departments()
        case 1:
          return one('serviceTask', name('i'), { 'cs:effect': 'issue-credential' })
        case 2:
          return timed(task())
        case 3:
          return chance(2) ? events() : one('intermediateCatchEvent', name('w'), {}, timer())
        case 4:
          return supplement()
        default:
          return task(chance(2) ? { 'cs:action': 'done again' } : {})
      }
    }
    if (depth <= 0) return leaf()
    switch (random.integer(11)) {
      case 0:
      case 1:
        return fork('parallelGateway', depth - 1)
      case 2:
        return fork('inclusiveGateway', depth - 1)
      case 3:
        return fork('exclusiveGateway', depth - 1)
      case 4:
        return loop(depth - 1)
      case 5:
        return scope(depth - 1)
      case 6:
        return cut(depth - 1)
      case 7:
        return decided(depth - 1)
      case 8:
        return timed(one('serviceTask', name('i'), { 'cs:effect': 'issue-credential' }))
      default:
        return then(block(depth - 1), block(depth - 1))
    }
  }
  const phase = pick(['submitted', 'submitted', 'accepted'])
  const whole = block(3)
  const elements = [
    draw('startEvent', 's', { 'cs:phase': phase }),
    ...whole.elements,
    draw('endEvent', 'e', { 'cs:outcome': 'granted', 'cs:phase': 'delivered' }),
    flow('s', whole.entry),
    flow(whole.exit, 'e'),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>${head}<bpmn:process id="${key}" name="${key}" isExecutable="true">${elements.join('')}</bpmn:process></bpmn:definitions>`
}

const head =
  '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"' +
  ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:cs="http://chengshu.example/bpmn/1"' +
  ' id="definitions" targetNamespace="city">' +
  '<bpmn:message id="letter" name="letter"/><bpmn:error id="broken" errorCode="broken"/>'

const duration = (text: string): string =>
  `<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${text}</bpmn:timeDuration></bpmn:timerEventDefinition>`

/** The id of an element just drawn. */
const idOf = (element: string): string => /id="([^"]+)"/.exec(element)?.[1] ?? ''
