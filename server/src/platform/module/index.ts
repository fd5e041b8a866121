// SPDX-License-Identifier: Apache-2.0
export type { ModuleEntry, Platform } from './module.ts'
