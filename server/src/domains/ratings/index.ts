// SPDX-License-Identifier: Apache-2.0
export { openRectification } from './open-rectification.subscriber.ts'
export { rectificationCase } from './rectification-case.ts'
