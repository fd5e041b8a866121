// SPDX-License-Identifier: Apache-2.0
import type { Lead, ProcessStages, Stage } from '#contracts/process-stages'
import type { LocalizedText } from '#contracts/text'

/** What somebody may choose is called in the words of the case types. */
export type ActionLabels = (action: string) => LocalizedText

/** How the stages are kept in the drawing made from them. */
export const stagesFormat = 'application/json;profile=chengshu-stages'

const spaces = {
  'xmlns:bpmn': 'http://www.omg.org/spec/BPMN/20100524/MODEL',
  'xmlns:bpmndi': 'http://www.omg.org/spec/BPMN/20100524/DI',
  'xmlns:dc': 'http://www.omg.org/spec/DD/20100524/DC',
  'xmlns:di': 'http://www.omg.org/spec/DD/20100524/DI',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:cs': 'http://chengshu.example/bpmn/1',
}

interface Drawn {
  readonly nodes: string[]
  readonly flows: string[]
  /** Ends that something leads to, by outcome. */
  readonly ends: Set<string>
}

/**
 * Draws stages as a BPMN process, without places: each stage is a task, behind it a gateway where it leads to more than
 * one place, beside it the supplement of the applicant. `diagram` is put behind the process.
 */
export function drawStages(key: string, model: ProcessStages, labels: ActionLabels, diagram = ''): string {
  const drawn: Drawn = { nodes: [], flows: [], ends: new Set() }
  const [first] = model.stages
  drawn.nodes.push(
    element('startEvent', 'start_', { zh: '提交申请', en: 'Application' }, { 'cs:phase': 'submitted' }),
  )
  if (first !== undefined) drawn.flows.push(flow('start_', first.id))
  for (const index of model.stages.keys()) drawStage(model, index, labels, drawn)
  const ends = [...drawn.ends].map((outcome) =>
    element('endEvent', endOf(outcome), endNames[outcome] ?? null, {
      'cs:outcome': outcome,
      'cs:phase': outcome === 'not-accepted' || outcome === 'lapsed' ? 'decided' : 'delivered',
    }),
  )
  const kept = `<bpmn:documentation textFormat="${stagesFormat}">${escapeXml(JSON.stringify(model))}</bpmn:documentation>`
  const content = [kept, ...drawn.nodes, ...ends, ...drawn.flows].join('')
  return (
    `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions${attributes({ ...spaces, id: `${key}_definitions`, targetNamespace: 'http://chengshu.example/processes' })}>` +
    `<bpmn:process${attributes({ id: key, name: model.name.zh, 'cs:nameEn': model.name.en, isExecutable: 'true' })}>${content}</bpmn:process>${diagram}</bpmn:definitions>`
  )
}

const endOf = (outcome: string) => `end_${outcome}`
const endNames: Readonly<Record<string, LocalizedText>> = {
  granted: { zh: '准予，办结', en: 'Granted' },
  refused: { zh: '不予，办结', en: 'Refused' },
  'not-accepted': { zh: '不予受理', en: 'Not accepted' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
  lapsed: { zh: '逾期未补正，终止', en: 'Lapsed' },
  done: { zh: '办结', en: 'Done' },
}

function drawStage(model: ProcessStages, index: number, labels: ActionLabels, drawn: Drawn): void {
  const stage = model.stages[index]
  if (stage === undefined) return
  const ways = waysOf(model, index, labels, drawn)
  const [only, ...more] = ways
  const from = more.length === 0 ? stage.id : `${stage.id}_decision`
  drawn.nodes.push(taskOf(stage, phaseOf(model, index)))
  const supplement = ways.find(({ to }) => to === `${stage.id}_supplement`)
  if (supplement !== undefined) drawSupplement(stage, supplement.days, drawn)
  if (only !== undefined && more.length === 0) drawn.flows.push(flow(from, only.to))
  if (more.length === 0) return
  const otherwise = ways.at(-1)
  drawn.nodes.push(
    element(
      'exclusiveGateway',
      from,
      { zh: `${stage.name.zh}结果`, en: `Result of ${stage.name.en}` },
      {
        default: `${from}__${otherwise?.to}`,
      },
    ),
  )
  drawn.flows.push(flow(stage.id, from))
  for (const way of ways)
    drawn.flows.push(flow(from, way.to, way.name, way === otherwise ? null : way.condition))
}

interface Way {
  readonly to: string
  readonly name: LocalizedText
  readonly condition: string
  readonly days: number
}

/** Where a stage leads to, each place once; decisions that lead to the same place share its flow. */
function waysOf(model: ProcessStages, index: number, labels: ActionLabels, drawn: Drawn): Way[] {
  const stage = model.stages[index]
  if (stage === undefined) return []
  const ways = new Map<string, { lead: Lead; names: LocalizedText[]; asks: string[] }>()
  for (const { lead, name, ask } of choicesOf(stage, labels)) {
    const to = targetOf(model, index, lead, drawn)
    const way = ways.get(to) ?? { lead, names: [], asks: [] }
    ways.set(to, { lead, names: [...way.names, name], asks: [...way.asks, ask] })
  }
  return [...ways].map(([to, { lead, names, asks }]) => ({
    to,
    name: { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') },
    condition: asks.join(' or '),
    days: lead.to === 'supplement' ? lead.days : 0,
  }))
}

interface Choice {
  readonly lead: Lead
  readonly name: LocalizedText
  /** Holds when this was chosen. */
  readonly ask: string
}

function choicesOf(stage: Stage, labels: ActionLabels): Choice[] {
  switch (stage.kind) {
    case 'task':
      return stage.decisions.map(({ action, lead }) => ({
        lead,
        name: labels(action),
        ask: `outcome = "${action}"`,
      }))
    case 'parallel':
      return [
        { lead: stage.agreed, name: { zh: '通过', en: 'Passed' }, ask: agreement(stage.id, stage.rule) },
        {
          lead: stage.disagreed,
          name: { zh: '未通过', en: 'Not passed' },
          ask: `not(${agreement(stage.id, stage.rule)})`,
        },
      ]
    case 'automatic':
      return [{ lead: { to: 'next' }, name: stage.name, ask: 'true' }]
    default:
      return stage satisfies never
  }
}

/** Beyond as many departments no majority is found; no matter has a tenth of them. */
const mostDepartments = 49

/** Conditions compare with constants only: k agree, and there are at most 2k − 1. */
function agreement(id: string, rule: 'all' | 'any' | 'majority'): string {
  if (rule === 'all') return `${id}.count.disagree = 0`
  const none = `${id}.total = 0`
  if (rule === 'any') return `${none} or ${id}.count.agree >= 1`
  const halves = Array.from({ length: (mostDepartments + 1) / 2 }, (_, index) => index + 1)
  return [none, ...halves.map((k) => `${id}.count.agree >= ${k} and ${id}.total <= ${2 * k - 1}`)].join(
    ' or ',
  )
}

function targetOf({ stages, ending }: ProcessStages, index: number, lead: Lead, drawn: Drawn): string {
  const end = (outcome: string) => {
    drawn.ends.add(outcome)
    return endOf(outcome)
  }
  switch (lead.to) {
    case 'next':
      return stages[index + 1]?.id ?? end(ending)
    case 'stage':
      return lead.stage
    case 'supplement':
      return `${stages[index]?.id}_supplement`
    case 'end':
      return end(lead.outcome)
    default:
      return lead satisfies never
  }
}

/** The public sees the review begin with the second stage, the decision with what follows it by itself. */
function phaseOf({ stages }: ProcessStages, index: number): string | null {
  const stage = stages[index]
  if (stage?.phase != null) return stage.phase
  if (stage?.kind === 'automatic') return 'decided'
  return index === 0 && stages.length > 1 ? null : 'in-review'
}

function taskOf(stage: Stage, phase: string | null): string {
  const shown = phase === null ? {} : { 'cs:phase': phase }
  if (stage.kind === 'automatic')
    return element('serviceTask', stage.id, stage.name, { 'cs:effect': stage.effect, ...shown })
  const days = stage.days === null ? {} : { 'cs:days': String(stage.days) }
  if (stage.kind === 'task') {
    const action = stage.decisions.map((decision) => decision.action).join(' ')
    return element('userTask', stage.id, stage.name, {
      'cs:candidate': stage.role,
      'cs:action': action,
      ...days,
      ...shown,
    })
  }
  // Who disagrees may have more to say: all are heard, unless one who agrees is enough.
  const done = stage.rule === 'any' ? expression('completionCondition', 'mi.count.agree >= 1') : ''
  return element(
    'userTask',
    stage.id,
    stage.name,
    { 'cs:candidate': `organisation:${stage.role}`, 'cs:action': 'agree disagree', ...days, ...shown },
    `<bpmn:multiInstanceLoopCharacteristics cs:collection="departments">${done}</bpmn:multiInstanceLoopCharacteristics>`,
  )
}

function drawSupplement({ id, name }: Stage, days: number, drawn: Drawn): void {
  const [supplement, lapsed] = [`${id}_supplement`, `${id}_lapsed`]
  drawn.ends.add('lapsed')
  drawn.nodes.push(
    element(
      'userTask',
      supplement,
      { zh: `补正（${name.zh}）`, en: `Supplement (${name.en})` },
      {
        'cs:candidate': 'applicant',
        'cs:action': 'submit',
        'cs:clock': 'suspend',
        'cs:phase': 'waiting-for-you',
      },
    ),
    element(
      'boundaryEvent',
      lapsed,
      { zh: `满 ${days} 日`, en: `${days} days` },
      { attachedToRef: supplement },
      `<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P${days}D</bpmn:timeDuration></bpmn:timerEventDefinition>`,
    ),
  )
  drawn.flows.push(flow(supplement, id), flow(lapsed, endOf('lapsed')))
}

function element(
  kind: string,
  id: string,
  name: LocalizedText | null,
  more: Readonly<Record<string, string>>,
  inside = '',
): string {
  const named = name === null ? {} : { name: name.zh, 'cs:nameEn': name.en }
  return `<bpmn:${kind}${attributes({ id, ...named, ...more })}>${inside}</bpmn:${kind}>`
}

function flow(
  from: string,
  to: string,
  name: LocalizedText | null = null,
  condition: string | null = null,
): string {
  const ends = { sourceRef: from, targetRef: to }
  return element(
    'sequenceFlow',
    `${from}__${to}`,
    name,
    ends,
    condition === null ? '' : expression('conditionExpression', condition),
  )
}

const expression = (name: string, body: string) =>
  `<bpmn:${name} xsi:type="bpmn:tFormalExpression">${escapeXml(body)}</bpmn:${name}>`

const attributes = (all: Readonly<Record<string, string>>) =>
  Object.entries(all)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('')

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
