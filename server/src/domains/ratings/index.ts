// SPDX-License-Identifier: Apache-2.0
export { openRectificationJob } from './open-rectification.job.ts'
export { rectificationCase } from './rectification-case.ts'
