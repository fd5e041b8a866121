// SPDX-License-Identifier: Apache-2.0
export type { DomainEvent, Evidence, JobRequest } from './records.ts'
export { type AuditRow, evidenceRows, type OutboxRow, outboxRows } from './rows.ts'
export {
  createUnits,
  eventQueue,
  jsonRows,
  keptLists,
  type Unit,
  type UnitContext,
  type Units,
} from './unit.ts'
