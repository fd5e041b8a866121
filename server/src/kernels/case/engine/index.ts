// SPDX-License-Identifier: Apache-2.0
export { carryOver } from './carry-over.ts'
export { checkModel, engineFields, type KnownNames } from './check.ts'
export { type Compiled, compileProcess } from './compile.ts'
export type { CompileFault } from './compile-fault.ts'
export { type DiagramOptions, type DrawnState, renderDiagram } from './diagram.ts'
export type { Diagram } from './diagram-interchange.ts'
export { compareExport, exportBpmn, type Imported, importBpmn } from './exchange.ts'
export { layoutModel } from './layout.ts'
export { type NewPlaces, placesFor, type Stray, straysIn } from './migrate.ts'
export {
  type ActivityNode,
  type Candidate,
  isActivity,
  type Model,
  nodeOf,
  type ProcessNode,
  type Timer,
} from './model.ts'
export type { ModelFault, ModelFaultCode } from './model-fault.ts'
export {
  type AwaitedMessage,
  administrativeTargets,
  awaitedMessages,
  caseFacts,
  jumpTargets,
  messageNames,
} from './outlook.ts'
export type { MigrateBackCommand, MigrateCommand, RecordedCommand, ReopenCommand } from './recorded.ts'
export { reopen } from './reopen.ts'
export { replayHistory, versionsIn } from './replay.ts'
export { run } from './run.ts'
export { type Simulation, type SimulationOptions, simulate } from './simulate.ts'
export {
  type CaseState,
  type Command,
  type Effect,
  newCase,
  type Refusal,
  type ResolvedCandidate,
  type Step,
  type Token,
  type Vars,
} from './state.ts'
export type { Environment } from './work.ts'
