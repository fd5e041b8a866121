// SPDX-License-Identifier: Apache-2.0
import {
  type BoundaryNode,
  flowOf,
  isActivity,
  isEnd,
  type Model,
  nodeOf,
  type ProcessNode,
} from './model.ts'

type Note = (elementId: string, zh: string, en: string) => void

/** Checks what BPMN itself asks of a drawing, so that the interpreter never meets it: ends of flows, scopes, places. */
export function checkStructure(model: Model, note: Note): void {
  checkFlows(model, note)
  for (const node of Object.values(model.nodes)) {
    if ((node.type === 'start' || node.type === 'event-start') && node.in.length > 0)
      note(node.id, '开始事件不能有进入的连线', 'Nothing may flow into a start event')
    if (isEnd(node) && node.out.length > 0)
      note(node.id, '结束事件不能有出去的连线', 'Nothing may flow out of an end event')
    if (node.type === 'event-subprocess' && node.in.length + node.out.length > 0)
      note(node.id, '事件子流程不能有连线', 'No flow leads to or from an event sub-process')
    if (node.type === 'boundary') checkBoundary(model, node, note)
    if (node.type === 'event-gateway') checkEventGateway(model, node, note)
    if (node.otherwise !== undefined && !node.out.includes(node.otherwise)) {
      note(node.id, '默认连线不从此图元出发', 'The default flow does not leave this element')
    }
  }
}

function checkFlows(model: Model, note: Note): void {
  for (const flow of Object.values(model.flows)) {
    const from = model.nodes[flow.from]
    const to = model.nodes[flow.to]
    if (from === undefined || to === undefined) {
      note(flow.id, '连线的一端不是流程节点', 'An end of the flow is no node of the process')
      continue
    }
    if (from.scope !== to.scope)
      note(flow.id, '连线不能跨越子流程边界', 'A flow may not cross the border of a sub-process')
    if (to.type === 'boundary')
      note(flow.id, '连线不能进入边界事件', 'Nothing may flow into a boundary event')
    if (flow.condition === undefined) continue
    if (from.otherwise === flow.id) note(flow.id, '默认连线不能带条件', 'A default flow has no condition')
    if (!mayDecide(from)) note(flow.id, '此连线不能带条件', 'This flow cannot have a condition')
  }
}

/** Only exclusive and inclusive gateways and activities choose among their flows. */
function mayDecide(node: ProcessNode): boolean {
  return node.type === 'exclusive' || node.type === 'inclusive' || isActivity(node)
}

function checkBoundary(model: Model, node: BoundaryNode, note: Note): void {
  const host = model.nodes[node.host]
  if (host === undefined || !isActivity(host)) {
    note(node.id, '边界事件须附着于活动', 'A boundary event is attached to an activity')
  } else if (host.scope !== node.scope) {
    note(node.id, '边界事件与活动不在同一层', 'The boundary event and its activity lie in different scopes')
  } else if (host.type === 'send') {
    note(
      node.id,
      '发送任务立即完成，不能附着边界事件',
      'A send task is done at once and takes no boundary event',
    )
  } else if (node.trigger.kind === 'escalation' && host.type !== 'subprocess') {
    note(
      node.id,
      '升级边界事件只能附着于子流程：此活动内不会发生升级',
      'Only a sub-process takes an escalation boundary event: nothing escalates inside this activity',
    )
  }
}

function checkEventGateway(model: Model, node: ProcessNode, note: Note): void {
  if (node.out.length < 2)
    note(node.id, '事件网关至少要有两条出线', 'An event gateway needs at least two flows')
  for (const id of node.out) {
    const target = nodeOf(model, flowOf(model, id).to)
    const catches = ['timer-catch', 'message-catch', 'condition-catch', 'receive'].includes(target.type)
    if (!catches || target.in.length !== 1 || (isActivity(target) && target.multi !== undefined)) {
      note(
        id,
        '事件网关之后只能是定时、消息、条件事件或接收任务，且只有这一条进线',
        'An event gateway leads only to timers, messages, conditions and receive tasks that nothing else flows into',
      )
    }
  }
}
