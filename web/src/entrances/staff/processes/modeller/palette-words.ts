// SPDX-License-Identifier: Apache-2.0

/** What the modeller says in English, in Chinese; what is not here stays as it is. */
const words: Readonly<Record<string, string>> = {
  'Activate hand tool': '抓手：移动画布',
  'Activate lasso tool': '套索：框选图元',
  'Activate create/remove space tool': '腾出或收拢空间',
  'Activate global connect tool': '连线',
  'Add lane above': '在上方加泳道',
  'Add lane below': '在下方加泳道',
  'Add text annotation': '加注释',
  'Append conditional intermediate catch event': '追加条件事件',
  'Append end event': '追加结束事件',
  'Append gateway': '追加网关',
  'Append intermediate/boundary event': '追加中间事件',
  'Append message intermediate catch event': '追加消息事件',
  'Append receive task': '追加接收任务',
  'Append task': '追加任务',
  'Append timer intermediate catch event': '追加定时事件',
  'Change element': '改变类型',
  'Change type': '改变类型',
  'Connect to other element': '连到其他图元',
  'Connect using association': '用关联线连接',
  'Create end event': '结束事件',
  'Create expanded sub-process': '子流程',
  'Create gateway': '网关',
  'Create group': '分组',
  'Create intermediate/boundary event': '中间或边界事件',
  'Create pool/participant': '泳池',
  'Create start event': '开始事件',
  'Create task': '任务',
  'Create data object reference': '数据对象',
  'Create data store reference': '数据存储',
  Delete: '删除',
  'Open minimap': '打开缩略图',
  Task: '任务',
  'User task': '人员任务',
  'Manual task': '手工任务',
  'Service task': '服务任务',
  'Send task': '发送任务',
  'Receive task': '接收任务',
  'Script task': '脚本任务',
  'Business rule task': '规则任务',
  'Call activity': '调用活动',
  'Sub-process': '子流程',
  'Sub-process (collapsed)': '子流程（折叠）',
  'Sub-process (expanded)': '子流程（展开）',
  'Event sub-process': '事件子流程',
  'Ad-hoc sub-process': '特设子流程',
  Transaction: '事务',
  'Exclusive gateway': '排他网关',
  'Parallel gateway': '并行网关',
  'Inclusive gateway': '包容网关',
  'Complex gateway': '复杂网关',
  'Event-based gateway': '事件网关',
  'Start event': '开始事件',
  'End event': '结束事件',
  'Intermediate throw event': '中间抛出事件',
  'Message start event': '消息开始事件',
  'Timer start event': '定时开始事件',
  'Conditional start event': '条件开始事件',
  'Message end event': '消息结束事件',
  'Error end event': '错误结束事件',
  'Escalation end event': '升级结束事件',
  'Terminate end event': '终止结束事件',
  'Message intermediate catch event': '消息等待事件',
  'Message intermediate throw event': '消息发送事件',
  'Timer intermediate catch event': '定时等待事件',
  'Conditional intermediate catch event': '条件等待事件',
  'Escalation intermediate throw event': '升级抛出事件',
  'Message boundary event': '消息边界事件',
  'Timer boundary event': '定时边界事件',
  'Conditional boundary event': '条件边界事件',
  'Error boundary event': '错误边界事件',
  'Escalation boundary event': '升级边界事件',
  'Timer boundary event (non-interrupting)': '定时边界事件（不中断）',
  'Message boundary event (non-interrupting)': '消息边界事件（不中断）',
  'Conditional boundary event (non-interrupting)': '条件边界事件（不中断）',
  'Escalation boundary event (non-interrupting)': '升级边界事件（不中断）',
  'Sequence flow': '顺序流',
  'Default flow': '默认流',
  'Conditional flow': '条件流',
  Loop: '循环',
  'Parallel multi-instance': '并行多实例',
  'Sequential multi-instance': '串行多实例',
  'Toggle non-interrupting': '是否中断',
  'Search in diagram': '在图中查找',
  // Kinds of elements, as the notation spells them.
  Process: '流程',
  'Sub process': '子流程',
  'Event based gateway': '事件网关',
  'Boundary event': '边界事件',
  'Intermediate catch event': '中间等待事件',
}

/** What a kind of element is called: `bpmn:UserTask` is a user task, 人员任务. */
export function elementKind(type: string, locale: 'zh' | 'en'): string {
  const english = type
    .replace('bpmn:', '')
    .replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return locale === 'zh' ? (words[english] ?? english) : english
}

type Translate = (template: string, replacements?: Readonly<Record<string, string>>) => string

/** The translation module of the modeller. */
export function translateModule(locale: 'zh' | 'en') {
  const translate: Translate = (template, replacements = {}) =>
    (locale === 'zh' ? (words[template] ?? template) : template).replace(
      /\{([^}]+)\}/g,
      (whole, name: string) => replacements[name] ?? whole,
    )
  return { translate: ['value', translate] }
}
