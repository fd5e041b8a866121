// SPDX-License-Identifier: Apache-2.0
import { type BpmnElement, child, children, readBpmn, text } from './bpmn-element.ts'
import { readName } from './compile-attribute.ts'
import { readCondition } from './compile-condition.ts'
import { type CompileFault, createFaults, type Faults, type Refuse } from './compile-fault.ts'
import { compileNode, isEventSubprocess, refuseSilentParts } from './compile-node.ts'
import { checkStructure } from './compile-structure.ts'
import { type Diagram, readDiagram } from './diagram-interchange.ts'
import type { Flow, Model, ProcessNode } from './model.ts'

export type Compiled =
  /** `diagram` is null when the file has no complete drawing; `layoutModel` then makes one. */
  | { readonly ok: true; readonly model: Model; readonly diagram: Diagram | null }
  | { readonly ok: false; readonly faults: readonly CompileFault[] }

// A drawing beyond this is unreadable, and the graph algorithms of the checks are quadratic.
const MOST_NODES = 500
// Documentation of a drawing: allowed, without meaning for the run.
const SILENT = new Set(['bpmn:TextAnnotation', 'bpmn:Association', 'bpmn:Group'])

/**
 * Compiles BPMN 2.0 XML with the attributes of bpmn-extension.ts into a model, or lists every reason why it cannot.
 * Happens once per published version; the model is stored and the XML kept beside it.
 */
export async function compileProcess(xml: string): Promise<Compiled> {
  const read = await readBpmn(xml)
  const faults = createFaults()
  if (!read.ok) {
    for (const message of read.messages)
      faults.refuse(null, `无法读取 BPMN：${message}`, `Cannot read BPMN: ${message}`)
    return { ok: false, faults: faults.list }
  }
  const process = findProcess(read.definitions, faults.refuse)
  const model = process && buildModel(process, faults)
  if (model === undefined || faults.list.length > 0) return { ok: false, faults: faults.list }
  return { ok: true, model, diagram: readDiagram(read.definitions, model) }
}

function findProcess(definitions: BpmnElement, refuse: Refuse): BpmnElement | undefined {
  const roots = children(definitions, 'rootElements')
  const [process, ...more] = roots.filter((root) => root.$type === 'bpmn:Process')
  if (process === undefined) return refuse(null, '文件中没有流程', 'The file holds no process')
  for (const other of more) refuse(other, '一个文件只能有一个流程', 'A file holds one process only')
  for (const collaboration of roots.filter((root) => root.$type === 'bpmn:Collaboration')) {
    for (const flow of children(collaboration, 'messageFlows')) {
      refuse(flow, '不支持消息流', 'Message flows are not supported')
    }
  }
  return process
}

type Draft = { element: BpmnElement; id: string; scope: string | null }

function buildModel(process: BpmnElement, faults: Faults): Model | undefined {
  const { refuse } = faults
  const drafts: Draft[] = []
  refuseSilentParts(process, refuse)
  collect(process, null, drafts, refuse)
  if (drafts.length > MOST_NODES)
    return refuse(process, `图元超过 ${MOST_NODES} 个`, `More than ${MOST_NODES} elements`)
  const flows = drafts.filter((draft) => draft.element.$type === 'bpmn:SequenceFlow')
  const compiledFlows = flows.map((draft) => compileFlow(draft, refuse)).filter((flow) => flow !== undefined)
  const nodes = drafts
    .filter((draft) => draft.element.$type !== 'bpmn:SequenceFlow')
    .map((draft) => compileDraft(draft, drafts, compiledFlows, refuse))
    .filter((node) => node !== undefined)
  const start = findStart(process, null, drafts, refuse)
  const key = text(process, 'id')
  if (start === undefined || key === undefined || faults.list.length > 0) return undefined
  const model: Model = {
    key,
    name: readName(process) ?? { zh: key, en: key },
    start,
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    flows: Object.fromEntries(compiledFlows.map((flow) => [flow.id, flow])),
  }
  checkStructure(model, (id, zh, en) =>
    refuse(drafts.find((draft) => draft.id === id)?.element ?? null, zh, en),
  )
  return model
}

function collect(container: BpmnElement, scope: string | null, drafts: Draft[], refuse: Refuse): void {
  for (const element of children(container, 'flowElements')) {
    if (SILENT.has(element.$type)) continue
    const id = text(element, 'id')
    if (id === undefined) {
      refuse(element, '图元缺少 id', 'The element has no id')
      continue
    }
    drafts.push({ element, id, scope })
    if (element.$type === 'bpmn:SubProcess') collect(element, id, drafts, refuse)
  }
}

function compileFlow({ element, id }: Draft, refuse: Refuse): Flow | undefined {
  const from = reference(element, 'sourceRef')
  const to = reference(element, 'targetRef')
  if (from === undefined || to === undefined)
    return refuse(element, '连线缺少起点或终点', 'The flow lacks an end')
  const expression = child(element, 'conditionExpression')
  const condition = expression && readCondition(element, expression, refuse)
  return { id, name: readName(element), from, to, ...(condition && { condition }) }
}

function compileDraft(
  { element, id, scope }: Draft,
  drafts: readonly Draft[],
  flows: readonly Flow[],
  refuse: Refuse,
): ProcessNode | undefined {
  const attached = drafts.filter(
    (draft) =>
      draft.element.$type === 'bpmn:BoundaryEvent' && reference(draft.element, 'attachedToRef') === id,
  )
  const inner = element.$type === 'bpmn:SubProcess' ? findStart(element, id, drafts, refuse) : undefined
  const around = {
    id,
    scope,
    in: flows.filter((flow) => flow.to === id).map((flow) => flow.id),
    out: flows.filter((flow) => flow.from === id).map((flow) => flow.id),
    boundary: attached.map((draft) => draft.id),
    start: inner,
    inEventSubprocess: drafts.some((draft) => draft.id === scope && isEventSubprocess(draft.element)),
  }
  return compileNode(element, around, refuse)
}

function findStart(
  owner: BpmnElement,
  scope: string | null,
  drafts: readonly Draft[],
  refuse: Refuse,
): string | undefined {
  const starts = drafts.filter((draft) => draft.scope === scope && draft.element.$type === 'bpmn:StartEvent')
  const [start] = starts
  if (starts.length === 1 && start !== undefined) return start.id
  return refuse(
    owner,
    `须有且只有一个开始事件，现有 ${starts.length} 个`,
    `Exactly one start event is needed, found ${starts.length}`,
  )
}

function reference(element: BpmnElement, name: string): string | undefined {
  const target = child(element, name)
  return target && text(target, 'id')
}
