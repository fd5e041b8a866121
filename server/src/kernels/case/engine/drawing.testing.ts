// SPDX-License-Identifier: Apache-2.0
import { expect } from 'vitest'
import { compileProcess } from './compile.ts'
import type { Model } from './model.ts'
import { run } from './run.ts'
import {
  type CaseState,
  type Command,
  type Effect,
  newCase,
  type Step,
  type Token,
  type Vars,
} from './state.ts'
import type { Environment } from './work.ts'

const HEAD =
  '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"' +
  ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:cs="http://chengshu.example/bpmn/1"' +
  ' id="definitions" targetNamespace="test">' +
  '<bpmn:message id="letter" name="letter"/><bpmn:error id="broken" errorCode="broken"/>' +
  '<bpmn:escalation id="alarm" escalationCode="alarm"/><bpmn:escalation id="siren" escalationCode="siren"/>'

const xmlText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const attributes = (more: Record<string, string>) =>
  Object.entries(more)
    .map(([name, value]) => ` ${name}="${xmlText(value)}"`)
    .join('')

/** An element of a drawing: `draw('userTask', 'a', { 'cs:candidate': 'clerk' })`. */
export function draw(kind: string, id: string, more: Record<string, string> = {}, inside = ''): string {
  return `<bpmn:${kind} id="${id}" name="${id}"${attributes(more)}>${inside}</bpmn:${kind}>`
}
const definition = (kind: string, more: Record<string, string>, inside = '') =>
  `<bpmn:${kind}EventDefinition${attributes(more)}>${inside}</bpmn:${kind}EventDefinition>`
const expression = (name: string, body: string) =>
  `<bpmn:${name} xsi:type="bpmn:tFormalExpression">${xmlText(body)}</bpmn:${name}>`
export const start = (id = 's') => draw('startEvent', id)
export const end = (id = 'e', more: Record<string, string> = {}) => draw('endEvent', id, more)
export const terminate = (id: string) => draw('endEvent', id, {}, '<bpmn:terminateEventDefinition/>')
export const errorEnd = (id: string) => draw('endEvent', id, {}, onError())
export const user = (id: string, more: Record<string, string> = {}, inside = '') =>
  draw('userTask', id, { 'cs:candidate': 'clerk', ...more }, inside)
export const service = (id: string) => draw('serviceTask', id, { 'cs:effect': 'issue' })
export const xor = (id: string, more: Record<string, string> = {}) => draw('exclusiveGateway', id, more)
export const and = (id: string) => draw('parallelGateway', id)
export const or = (id: string, more: Record<string, string> = {}) => draw('inclusiveGateway', id, more)
const cancels = (interrupting: boolean) => ({ cancelActivity: String(interrupting) })
export const timerAt = (id: string, host: string, interrupting = true, days = 5) =>
  draw(
    'boundaryEvent',
    id,
    { attachedToRef: host, ...cancels(interrupting) },
    `<bpmn:timerEventDefinition cs:workdays="${days}"/>`,
  )
export const messageAt = (id: string, host: string, interrupting = true) =>
  draw(
    'boundaryEvent',
    id,
    { attachedToRef: host, ...cancels(interrupting) },
    '<bpmn:messageEventDefinition messageRef="letter"/>',
  )
export const errorAt = (id: string, host: string, code = 'broken') =>
  draw('boundaryEvent', id, { attachedToRef: host }, onError(code))
/** What an event waits for, as the definition inside it; an empty code catches everything. */
export const onError = (code = 'broken') => definition('error', code === '' ? {} : { errorRef: code })
export const onEscalation = (code = 'alarm') =>
  definition('escalation', code === '' ? {} : { escalationRef: code })
export const onTimer = (days = 5) => definition('timer', { 'cs:workdays': String(days) })
export const onMessage = () => definition('message', { messageRef: 'letter' })
export const onCondition = (condition: string) =>
  definition('conditional', {}, expression('condition', condition))
/** A boundary event of any kind. */
export const at = (id: string, host: string, trigger: string, interrupting = true) =>
  draw('boundaryEvent', id, { attachedToRef: host, ...cancels(interrupting) }, trigger)
/** An event sub-process whose start is called `<id>s`; inside it flows from there. */
export const handler = (id: string, trigger: string, interrupting: boolean, ...inside: string[]) =>
  draw(
    'subProcess',
    id,
    { triggeredByEvent: 'true' },
    draw('startEvent', `${id}s`, { isInterrupting: String(interrupting) }, trigger) + inside.join(''),
  )
export const sub = (id: string, ...inside: string[]) => draw('subProcess', id, {}, inside.join(''))
export const condition = (id: string, holds: string) =>
  draw('intermediateCatchEvent', id, {}, onCondition(holds))
export const thrown = (id: string, trigger = '') => draw('intermediateThrowEvent', id, {}, trigger)
export const endThrowing = (id: string, trigger: string) => draw('endEvent', id, {}, trigger)
export const timer = (id: string, duration = 'P3D') =>
  draw(
    'intermediateCatchEvent',
    id,
    {},
    `<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${duration}</bpmn:timeDuration></bpmn:timerEventDefinition>`,
  )
export const message = (id: string) =>
  draw('intermediateCatchEvent', id, {}, '<bpmn:messageEventDefinition messageRef="letter"/>')
/** The marker that makes an activity run once per item of `list`. */
export const each = (list: string, sequential = false, done?: string) =>
  `<bpmn:multiInstanceLoopCharacteristics cs:collection="${list}" isSequential="${sequential}">${
    done === undefined ? '' : expression('completionCondition', done)
  }</bpmn:multiInstanceLoopCharacteristics>`

/** Flows written as `a > b > c`, with a condition as `a > b : outcome = "x"`. A flow from a to b is called `a_b`. */
export function flows(...lines: string[]): string {
  return lines
    .flatMap((line) => {
      const [path = '', condition] = line.split(/ : (.*)/s)
      const stops = path.split('>').map((stop) => stop.trim())
      return stops.slice(1).map((to, index) => {
        const from = stops[index]
        const inside = condition === undefined ? '' : expression('conditionExpression', condition)
        return `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${inside}</bpmn:sequenceFlow>`
      })
    })
    .join('')
}

export function drawing(...elements: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${HEAD}<bpmn:process id="test" name="test" isExecutable="true">${elements.join('')}</bpmn:process></bpmn:definitions>`
}

export async function compiled(...elements: string[]): Promise<Model> {
  const result = await compileProcess(drawing(...elements))
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.model
}

/** The reasons against a drawing, each with its element. */
export async function faultsOf(...elements: string[]): Promise<string[]> {
  const result = await compileProcess(drawing(...elements))
  return result.ok ? [] : result.faults.map((fault) => `${fault.elementId}: ${fault.reason.en}`)
}
export const around = (...elements: string[]) => [start(), ...elements, end()]

/** Plays a case and checks after every step that the delta fits the state and that a replay gives the same. */
export function play(model: Model, vars: Vars = {}, env: Environment = {}) {
  let state: CaseState = newCase
  const commands: Command[] = []
  const effects: Effect[] = []
  const path: string[] = []
  const act = (command: Command, more: Environment = env): Step => {
    const before = structuredClone(state)
    const step = run(model, state, command, more)
    expect(state).toEqual(before)
    const kept = state.tokens.filter((token) => !step.del.includes(token.id))
    const merged = new Map([...kept, ...step.put].map((token) => [token.id, token]))
    expect([...merged.values()].sort((a, b) => a.id - b.id)).toEqual(step.state.tokens)
    if (step.refused !== null)
      expect(step).toMatchObject({ state: before, put: [], del: [], effects: [], path: [] })
    else commands.push(command)
    state = step.state
    effects.push(...step.effects)
    path.push(...step.path)
    return step
  }
  act({ kind: 'start', vars })
  const find = (node: string, item?: string): Token => {
    const here = state.tokens.filter(
      (token) => token.node === node && token.state !== 'join' && (item === undefined || token.item === item),
    )
    const found = here.find((token) => token.state === 'wait') ?? here[0]
    if (found === undefined) throw new Error(`No token at ${node}; open: ${open().join(', ')}`)
    return found
  }
  const open = () =>
    state.tokens
      .filter((token) => token.state === 'wait')
      .map((token) => (token.item === undefined ? token.node : `${token.node}:${token.item}`))
  return {
    act,
    token: find,
    open,
    state: () => state,
    path: () => path,
    effects: (kind?: Effect['kind']) =>
      effects.filter((effect) => kind === undefined || effect.kind === kind),
    done: (node: string, outcome?: string | null, more?: Vars, item?: string) =>
      act({
        kind: 'complete',
        token: find(node, item).id,
        ...(outcome !== undefined && { outcome }),
        ...(more && { vars: more }),
      }),
    timer: (host: string, event = host) => act({ kind: 'timer', token: outermost(find(host)).id, event }),
    letter: (host: string, event = host) => act({ kind: 'message', token: outermost(find(host)).id, event }),
    fail: (node: string, code = 'broken') => act({ kind: 'error', token: find(node).id, code }),
    change: (vars: Vars) => act({ kind: 'change', vars }),
    jump: (node: string, target: string, more: Environment = env) =>
      act({ kind: 'jump', token: find(node).id, target, onlyUnclaimed: true }, more),
    move: (node: string, target: string) =>
      act({ kind: 'jump', token: find(node).id, target, administrative: true }),
    replay: () => commands.reduce((at, command) => run(model, at, command, env).state, newCase),
  }
  function outermost(token: Token): Token {
    const parent = state.tokens.find((candidate) => candidate.id === token.parent)
    return parent?.node === token.node && parent.multi !== undefined ? parent : token
  }
}
