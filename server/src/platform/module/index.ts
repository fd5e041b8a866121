// SPDX-License-Identifier: Apache-2.0
export type { ModuleEntry, ModuleParts, Platform } from './module.ts'
