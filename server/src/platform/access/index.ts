// SPDX-License-Identifier: Apache-2.0
export {
  type AccessObject,
  type Actor,
  can,
  type Decision,
  requirePermission,
  type StaffActor,
  scopeOf,
  systemActor,
} from './access.ts'
