// SPDX-License-Identifier: Apache-2.0
export { ratingIndicators } from './indicators.ts'
export { openRectification } from './open-rectification.subscriber.ts'
export { rectificationCase } from './rectification-case.ts'
