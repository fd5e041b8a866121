// SPDX-License-Identifier: Apache-2.0
import type { Block, HandlerTrigger } from './blocks.testing.ts'
import {
  and,
  at,
  condition,
  draw,
  each,
  end,
  endThrowing,
  flows,
  handler,
  message,
  onCondition,
  onError,
  onEscalation,
  onMessage,
  onTimer,
  or,
  start,
  sub,
  thrown,
  timer,
  user,
  xor,
} from './drawing.testing.ts'

type Part = { elements: string[]; entry: string; exit: string }
type Names = (prefix: string) => string
export type Handled = { trigger: HandlerTrigger; interrupting: boolean }

const triggers: Readonly<Record<HandlerTrigger, string>> = {
  timer: onTimer(),
  message: onMessage(),
  condition: onCondition('w'),
  escalation: onEscalation(),
  error: onError(),
}

/** Draws a block as a process: its elements, and the lists its multi-instance activities run over. */
export function drawBlock(
  block: Block,
  handled?: Handled,
): { elements: string[]; lists: Record<string, string[]> } {
  const lists: Record<string, string[]> = {}
  let last = 0
  const name: Names = (prefix) => {
    last += 1
    return `${prefix}${last}`
  }
  const list = (id: string, items: number) => {
    lists[`list-${id}`] = Array.from({ length: items }, (_, index) => `i${index}`)
    return `list-${id}`
  }
  const whole = build(block, name, list)
  const top = handled === undefined ? whole : withHandler(whole, handled, name)
  return {
    elements: [start(), ...top.elements, end(), flows(`s > ${top.entry}`, `${top.exit} > e`)],
    lists,
  }
}

function build(block: Block, name: Names, list: (id: string, items: number) => string): Part {
  const inner = (part: Block) => build(part, name, list)
  switch (block.kind) {
    case 'task':
      return alone(name('t'), user)
    case 'passing':
      return alone(name('n'), (id) => thrown(id, block.message ? onMessage() : ''))
    case 'until':
      return alone(name('u'), (id) => condition(id, 'w'))
    case 'each':
      return alone(name('m'), (id) => user(id, {}, each(list(id, block.items), block.sequential)))
    case 'first':
      return first(name)
    case 'hosted':
      return hosted(alone(name('t'), user), triggers[block.trigger], block.interrupting, name)
    case 'sequence':
      return sequence(inner(block.parts[0]), inner(block.parts[1]))
    case 'choice':
    case 'parallel':
    case 'inclusive':
      return split(block.kind, inner(block.parts[0]), inner(block.parts[1]), name)
    case 'loop':
      return loop(inner(block.body), name)
    case 'scope':
      return scope(inner(block.body), name)
    case 'each-scope': {
      const id = name('p')
      return scope(inner(block.body), name, id, each(list(id, block.items), block.sequential))
    }
    case 'handled':
      return scope(withHandler(inner(block.body), block, name), name)
    case 'raising': {
      const raised = block.atEnd
        ? mayEnd(inner(block.body), (id) => endThrowing(id, onEscalation()), name)
        : mayPass(inner(block.body), (id) => thrown(id, onEscalation()), name)
      return hosted(scope(raised, name), onEscalation(), block.interrupting, name)
    }
    default:
      return block satisfies never
  }
}

const alone = (id: string, drawn: (id: string) => string): Part => ({
  elements: [drawn(id)],
  entry: id,
  exit: id,
})

function sequence(a: Part, b: Part): Part {
  return {
    elements: [...a.elements, ...b.elements, flows(`${a.exit} > ${b.entry}`)],
    entry: a.entry,
    exit: b.exit,
  }
}

function split(kind: 'choice' | 'parallel' | 'inclusive', a: Part, b: Part, name: Names): Part {
  const [from, to] = [name('g'), name('g')]
  const out = flows(`${a.exit} > ${to}`, `${b.exit} > ${to}`)
  const elements = [...a.elements, ...b.elements, out]
  if (kind === 'parallel')
    elements.push(and(from), and(to), flows(`${from} > ${a.entry}`, `${from} > ${b.entry}`))
  else if (kind === 'choice')
    elements.push(
      xor(from, { default: `${from}_${b.entry}` }),
      xor(to),
      flows(`${from} > ${a.entry} : c`, `${from} > ${b.entry}`),
    )
  else
    elements.push(
      or(from, { default: `${from}_${to}` }),
      or(to),
      flows(`${from} > ${a.entry} : c`, `${from} > ${b.entry} : d`, `${from} > ${to}`),
    )
  return { elements, entry: from, exit: to }
}

/** A task in every round, or a body that may be passed over would turn without ever waiting. */
function loop(body: Part, name: Names): Part {
  const [merge, id, from] = [name('x'), name('t'), name('x')]
  const exit = `${from}o`
  const elements = [
    xor(merge),
    user(id),
    ...body.elements,
    xor(from, { default: `${from}_${exit}` }),
    xor(exit),
    flows(
      `${from} > ${merge} : again`,
      `${merge} > ${id} > ${body.entry}`,
      `${body.exit} > ${from} > ${exit}`,
    ),
  ]
  return { elements, entry: merge, exit }
}

function scope(body: Part, name: Names, id = name('p'), marker = ''): Part {
  const inside = [
    marker,
    start(`${id}s`),
    ...body.elements,
    end(`${id}e`),
    flows(`${id}s > ${body.entry}`, `${body.exit} > ${id}e`),
  ]
  return alone(id, () => sub(id, ...inside))
}

/** An activity with a boundary event that leads to a task: instead of it, or beside it to an end of its own. */
function hosted(host: Part, trigger: string, interrupting: boolean, name: Names): Part {
  const [event, join, aside] = [name('b'), name('x'), name('t')]
  const way = interrupting
    ? [flows(`${event} > ${aside} > ${join}`)]
    : [end(`${aside}e`), flows(`${event} > ${aside} > ${aside}e`)]
  const drawn = [at(event, host.exit, trigger, interrupting), user(aside), xor(join)]
  return {
    elements: [...host.elements, ...drawn, flows(`${host.exit} > ${join}`), ...way],
    entry: host.entry,
    exit: join,
  }
}

function first(name: Names): Part {
  const [gateway, join, a, b, c] = [name('g'), name('x'), name('k'), name('l'), name('u')]
  const out = [a, b, c].map((event) => `${gateway} > ${event} > ${join}`)
  return {
    elements: [
      draw('eventBasedGateway', gateway),
      timer(a),
      message(b),
      condition(c, 'w'),
      xor(join),
      flows(...out),
    ],
    entry: gateway,
    exit: join,
  }
}

/** An event sub-process beside a body, in the scope the body is drawn into. */
function withHandler(body: Part, { trigger, interrupting }: Handled, name: Names): Part {
  const [id, inside] = [name('h'), name('t')]
  const drawn = handler(
    id,
    triggers[trigger],
    interrupting || trigger === 'error',
    user(inside),
    end(`${id}e`),
    flows(`${id}s > ${inside} > ${id}e`),
  )
  const thrower =
    trigger === 'error'
      ? mayEnd(body, (end) => endThrowing(end, onError()), name)
      : trigger === 'escalation'
        ? mayPass(body, (event) => thrown(event, onEscalation()), name)
        : body
  return { ...thrower, elements: [...thrower.elements, drawn] }
}

/** Behind a body the way may lead over an event that throws … */
function mayPass(body: Part, drawn: (id: string) => string, name: Names): Part {
  const [from, event, to] = [name('g'), name('n'), name('g')]
  return {
    elements: [
      ...body.elements,
      xor(from, { default: `${from}_${to}` }),
      drawn(event),
      xor(to),
      flows(`${body.exit} > ${from} > ${to}`, `${from} > ${event} : d`, `${event} > ${to}`),
    ],
    entry: body.entry,
    exit: to,
  }
}

/** … or end in one. */
function mayEnd(body: Part, drawn: (id: string) => string, name: Names): Part {
  const [from, event, to] = [name('g'), name('n'), name('g')]
  return {
    elements: [
      ...body.elements,
      xor(from, { default: `${from}_${to}` }),
      drawn(event),
      xor(to),
      flows(`${body.exit} > ${from} > ${to}`, `${from} > ${event} : d`),
    ],
    entry: body.entry,
    exit: to,
  }
}
