// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { outcomes, phases } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { ProcessDraft } from './processes.ts'
import { LocalizedText } from './text.ts'
import { nullable, strict } from './wire.ts'

/** Ids of stages hold no underscore: what is drawn around a stage is called after it with one. */
const StageId = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' })
const Name = Type.Object(
  { zh: Type.String({ minLength: 1, maxLength: 60 }), en: Type.String({ minLength: 1, maxLength: 120 }) },
  strict,
)
const Code = Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$' })
const Days = nullable(
  Type.Integer({ minimum: 1, maximum: 365, description: 'working days; null: none are set' }),
)

/** What a decision leads to. */
export const Lead = Type.Union([
  Type.Object({ to: Type.Literal('next') }, strict),
  Type.Object({ to: Type.Literal('stage'), stage: StageId }, strict),
  /** The applicant supplements within these calendar days and the stage begins again; else the case lapses. */
  Type.Object({ to: Type.Literal('supplement'), days: Type.Integer({ minimum: 1, maximum: 180 }) }, strict),
  Type.Object({ to: Type.Literal('end'), outcome: Type.Enum([...outcomes]) }, strict),
])
export type Lead = Static<typeof Lead>

const Common = { id: StageId, name: Name, phase: nullable(Type.Enum([...phases])) }

/** One organisation decides: that in charge, or where the kind of case says the role sits. */
const TaskStage = Type.Object(
  {
    kind: Type.Literal('task'),
    ...Common,
    role: Code,
    days: Days,
    decisions: Type.Array(Type.Object({ action: Code, lead: Lead }, strict), { minItems: 1, maxItems: 8 }),
  },
  strict,
)

/** The joint departments of the case decide side by side; without any it is passed. */
const ParallelStage = Type.Object(
  {
    kind: Type.Literal('parallel'),
    ...Common,
    role: Code,
    days: Days,
    rule: Type.Enum(['all', 'any', 'majority'], { description: 'how many have to agree' }),
    agreed: Lead,
    disagreed: Lead,
  },
  strict,
)

/** Work without people, such as issuing the certificate; then the next stage. */
const AutomaticStage = Type.Object({ kind: Type.Literal('automatic'), ...Common, effect: Code }, strict)

export const Stage = Type.Union([TaskStage, ParallelStage, AutomaticStage])
export type Stage = Static<typeof Stage>

/** A process as business people see it: what happens one after the other, and what each decision leads to. */
export const ProcessStages = Type.Object(
  {
    name: Name,
    stages: Type.Array(Stage, { minItems: 1, maxItems: 30 }),
    /** How a case ends behind the last stage. */
    ending: Type.Enum([...outcomes]),
  },
  strict,
)
export type ProcessStages = Static<typeof ProcessStages>

/** What designers may use, with the words for it. */
export const ProcessVocabulary = Type.Object(
  {
    roles: Type.Array(Type.String()),
    actions: Type.Array(Type.Object({ code: Type.String(), label: LocalizedText }, strict)),
    effects: Type.Array(Type.String()),
    decisions: Type.Array(Type.String()),
    variables: Type.Array(
      Type.Object({ name: Type.String(), type: Type.String(), label: LocalizedText }, strict),
    ),
  },
  strict,
)
export type ProcessVocabulary = Static<typeof ProcessVocabulary>

export const DraftStages = Type.Object(
  {
    /** Version of the draft. */
    version: Type.Integer(),
    stages: nullable(ProcessStages),
    /** Why it cannot be opened as stages: drawn otherwise, or changed since in ways stages do not know. */
    otherwise: nullable(Type.Enum(['drawn', 'changed'])),
  },
  strict,
)
export type DraftStages = Static<typeof DraftStages>

const ofKey = Type.Object({ key: Type.String({ pattern: '^[a-z][a-z0-9-]{1,59}$' }) }, strict)

export const processStagesApi = {
  'GET /api/process-vocabulary': endpoint({
    summary: { zh: '流程设计可用的角色、结果、服务', en: 'What processes may use: roles, actions, services' },
    access: { permission: 'case.process.read' },
    response: ProcessVocabulary,
  }),
  'GET /api/processes/{key}/draft/stages': endpoint({
    summary: { zh: '草稿的环节', en: 'The draft as stages, where it can be seen so' },
    access: { permission: 'case.process.read' },
    params: ofKey,
    response: DraftStages,
  }),
  'PUT /api/processes/{key}/draft/stages': endpoint({
    summary: { zh: '按环节保存流程草稿', en: 'Save the draft from stages; version 0 begins one' },
    access: { permission: 'case.process.edit' },
    params: ofKey,
    body: Type.Object({ version: Type.Integer({ minimum: 0 }), stages: ProcessStages }, strict),
    response: ProcessDraft,
  }),
} as const
