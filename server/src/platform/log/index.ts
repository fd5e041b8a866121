// SPDX-License-Identifier: Apache-2.0
export { createLog, type Log, silentLog } from './log.ts'
