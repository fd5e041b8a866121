// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { LocalizedText } from './text.ts'
import { Bytes, Id, Instant, None, nullable, PageQuery, page, strict } from './wire.ts'

/** A reason against a process, at the element it is about; null where the file itself is at fault. */
export const ProcessFault = Type.Object(
  {
    elementId: nullable(Type.String()),
    elementName: nullable(LocalizedText),
    severity: Type.Enum(['error', 'warning'], { description: 'a warning does not hold up publication' }),
    code: Type.String(),
    message: LocalizedText,
  },
  strict,
)
export type ProcessFault = Static<typeof ProcessFault>

const RunningCases = Type.Object({ version: Type.Integer(), cases: Type.Integer() }, strict)

export const ProcessCard = Type.Object(
  {
    key: Type.String(),
    name: LocalizedText,
    /** The newest published version; null while there is only a draft. */
    version: nullable(Type.Integer()),
    publishedAt: nullable(Instant),
    /** Cases that are not finished, by the version they are pinned to, newest first. */
    running: Type.Array(RunningCases),
    draft: nullable(Type.Object({ version: Type.Integer(), savedAt: Instant }, strict)),
  },
  strict,
)
export type ProcessCard = Static<typeof ProcessCard>

export const ProcessVersion = Type.Object(
  {
    key: Type.String(),
    version: Type.Integer(),
    name: LocalizedText,
    publishedAt: Instant,
    publishedBy: nullable(Id),
    sha256: Type.String(),
    runningCases: Type.Integer(),
  },
  strict,
)
export type ProcessVersion = Static<typeof ProcessVersion>

export const ProcessDraft = Type.Object(
  {
    key: Type.String(),
    name: LocalizedText,
    xml: Type.String(),
    /** Grows with every save; a writer names the one it has seen. */
    version: Type.Integer(),
    savedBy: nullable(Id),
    savedAt: Instant,
  },
  strict,
)
export type ProcessDraft = Static<typeof ProcessDraft>

/** A file that came from elsewhere: what can run has become a draft, all else is kept with the reasons. */
export const ProcessImport = Type.Object(
  {
    executable: Type.Boolean(),
    faults: Type.Array(ProcessFault),
    /** What the reader found odd, in its own words. */
    remarks: Type.Array(Type.String()),
    draft: nullable(ProcessDraft),
    drawingId: nullable(Id),
  },
  strict,
)
export type ProcessImport = Static<typeof ProcessImport>

const Nodes = Type.Array(Type.String(), { description: 'ids of elements' })

/** What a trial run 试运行 found; the same seed gives the same report. */
export const TrialReport = Type.Object(
  {
    seed: Type.Integer(),
    /** Whether nothing speaks against publication. */
    clean: Type.Boolean(),
    faults: Type.Array(ProcessFault),
    /** What the elements of this report are called, as far as they have a name. */
    names: Type.Array(Type.Object({ id: Type.String(), name: LocalizedText }, strict)),
    /** Random runs made, and how many of them came to an end. */
    runs: Type.Integer(),
    ended: Type.Integer(),
    coverage: Type.Object({ reached: Type.Integer(), nodes: Type.Integer() }, strict),
    unreached: Nodes,
    /** Runs where nothing could happen any more, by where they stood, with the seed of the first. */
    deadlocks: Type.Array(Type.Object({ nodes: Nodes, seed: Type.Integer(), runs: Type.Integer() }, strict)),
    /** Seeds of runs that were broken off. */
    endless: Type.Array(Type.Integer()),
    refused: Type.Array(
      Type.Object(
        { code: Type.String(), node: nullable(Type.String()), seed: Type.Integer(), runs: Type.Integer() },
        strict,
      ),
    ),
    outcomes: Type.Array(
      Type.Object({ outcome: Type.String(), runs: Type.Integer(), share: Type.Number() }, strict),
    ),
    /** Working days of the runs that ended, if each step takes the days it may; null when none ended. */
    duration: nullable(
      Type.Object(
        {
          median: Type.Number(),
          ninetieth: Type.Number({ description: '90th percentile' }),
          shortest: Type.Number(),
          longest: Type.Number(),
          untimed: Nodes,
        },
        strict,
      ),
    ),
  },
  strict,
)
export type TrialReport = Static<typeof TrialReport>

const Element = { id: Type.String(), name: nullable(LocalizedText) }
const Changes = Type.Object(
  {
    added: Type.Array(Type.Object(Element, strict)),
    removed: Type.Array(Type.Object(Element, strict)),
    changed: Type.Array(Type.Object({ ...Element, attributes: Type.Array(Type.String()) }, strict)),
  },
  strict,
)
export const ProcessDifference = Type.Object(
  {
    /** Changed attributes of the process itself. */
    process: Type.Array(Type.String()),
    nodes: Changes,
    flows: Changes,
  },
  strict,
)
export type ProcessDifference = Static<typeof ProcessDifference>

/** A running case, and whether every place it stands at exists alike in another version of its process. */
export const RunningCase = Type.Object(
  {
    number: Type.String(),
    organisationId: Id,
    atHome: Type.Boolean(),
    /** Places that are not there, with the element proposed instead: that of the id, or the only one of the name. */
    strays: Type.Array(
      Type.Object(
        {
          ...Element,
          proposal: nullable(Type.Object({ ...Element, by: Type.Enum(['id', 'name']) }, strict)),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type RunningCase = Static<typeof RunningCase>

const Trial = Type.Object(
  {
    seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
    runs: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  },
  strict,
)
const asksOnly = 'a trial changes nothing'

const Key = Type.String({ minLength: 1, maxLength: 100 })
const ofKey = Type.Object({ key: Key }, strict)
const Version = Type.Integer({ minimum: 1, maximum: 1_000_000 })
const ofVersion = Type.Object({ key: Key, version: Version }, strict)

export const processesApi = {
  'GET /api/processes': endpoint({
    summary: { zh: '流程列表', en: 'Processes, with their newest version and running cases' },
    access: { permission: 'case.process.read' },
    query: Type.Object({ ...PageQuery }, strict),
    response: page(ProcessCard),
  }),
  'GET /api/processes/{key}': endpoint({
    summary: { zh: '一个流程', en: 'A process, with its newest version, running cases and draft' },
    access: { permission: 'case.process.read' },
    params: ofKey,
    response: ProcessCard,
  }),
  'GET /api/processes/{key}/versions': endpoint({
    summary: { zh: '流程的各个版本', en: 'Published versions of a process, newest first' },
    access: { permission: 'case.process.read' },
    params: ofKey,
    query: Type.Object({ ...PageQuery }, strict),
    response: page(ProcessVersion),
  }),
  'GET /api/processes/{key}/versions/{version}/file': endpoint({
    summary: { zh: '导出流程（.bpmn）', en: 'A published version as a BPMN file' },
    access: { permission: 'case.process.read' },
    params: ofVersion,
    kind: 'binary',
    response: Bytes,
  }),
  'GET /api/processes/{key}/versions/{version}/diagram': endpoint({
    summary: { zh: '流程图', en: 'A published version, drawn as SVG' },
    access: { permission: 'case.process.read' },
    params: ofVersion,
    kind: 'binary',
    response: Bytes,
  }),
  'GET /api/processes/{key}/draft': endpoint({
    summary: { zh: '流程草稿', en: 'The draft of a process' },
    access: { permission: 'case.process.read' },
    params: ofKey,
    response: ProcessDraft,
  }),
  'GET /api/processes/{key}/draft/diagram': endpoint({
    summary: { zh: '草稿的流程图', en: 'The draft, drawn as SVG' },
    access: { permission: 'case.process.read' },
    params: ofKey,
    kind: 'binary',
    response: Bytes,
  }),
  'PUT /api/processes/{key}/draft': endpoint({
    summary: { zh: '保存流程草稿', en: 'Save the draft; version 0 begins one' },
    access: { permission: 'case.process.edit' },
    params: ofKey,
    body: Type.Object(
      { version: Type.Integer({ minimum: 0 }), xml: Type.String({ minLength: 1, maxLength: 1_000_000 }) },
      strict,
    ),
    response: ProcessDraft,
  }),
  'DELETE /api/processes/{key}/draft': endpoint({
    summary: { zh: '放弃流程草稿', en: 'Discard the draft' },
    access: { permission: 'case.process.edit' },
    params: ofKey,
    query: Type.Object({ version: Version }, strict),
    response: None,
  }),
  'POST /api/processes/{key}/publication': endpoint({
    summary: { zh: '发布流程草稿', en: 'Publish the draft as a new version' },
    access: { permission: 'case.process.publish' },
    perMinute: 30,
    params: ofKey,
    body: Type.Object({ version: Version }, strict),
    response: ProcessVersion,
  }),
  'POST /api/processes/{key}/draft/trial-run': endpoint({
    summary: { zh: '试运行草稿', en: 'Try the draft out' },
    access: { permission: 'case.process.read' },
    notIdempotentByKey: asksOnly,
    perMinute: 30,
    params: ofKey,
    body: Trial,
    response: TrialReport,
  }),
  'POST /api/processes/{key}/versions/{version}/trial-run': endpoint({
    summary: { zh: '试运行已发布的版本', en: 'Try a published version out' },
    access: { permission: 'case.process.read' },
    notIdempotentByKey: asksOnly,
    perMinute: 30,
    params: ofVersion,
    body: Trial,
    response: TrialReport,
  }),
  'GET /api/processes/{key}/differences': endpoint({
    summary: { zh: '两个版本的差异', en: 'What differs from one version to another, or to the draft' },
    access: { permission: 'case.process.read' },
    params: ofKey,
    query: Type.Object({ from: Version, to: Type.Optional(Version) }, strict),
    response: ProcessDifference,
  }),
  'GET /api/processes/{key}/running-cases': endpoint({
    summary: {
      zh: '某版本的在办件，及其在另一版本中能否对应',
      en: 'Running cases of a version, and whether they would be at home in another',
    },
    access: { permission: 'case.process.publish' },
    params: ofKey,
    query: Type.Object({ ...PageQuery, from: Version, to: Version }, strict),
    response: page(RunningCase),
  }),
  'POST /api/process-imports': endpoint({
    summary: { zh: '导入流程文件（.bpmn）', en: 'Take in a BPMN file' },
    access: { permission: 'case.process.edit' },
    kind: 'bytes-in',
    query: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 200, description: 'name of the file' }),
        version: Type.Optional(
          Type.Integer({ minimum: 0, description: 'version of the draft it replaces; 0 when there is none' }),
        ),
      },
      strict,
    ),
    response: ProcessImport,
  }),
  'GET /api/process-drawings/{id}': endpoint({
    summary: { zh: '取回导入的流程文件', en: 'A kept BPMN file, byte for byte' },
    access: { permission: 'case.process.read' },
    params: Type.Object({ id: Id }, strict),
    kind: 'binary',
    response: Bytes,
  }),
} as const
