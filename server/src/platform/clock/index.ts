// SPDX-License-Identifier: Apache-2.0

export { chinaDay, chinaTimeText, endOfChinaDay } from './china-time.ts'
export { type Clock, createManualClock, systemClock } from './clock.ts'
export { createSeededRandom, type Random, systemRandom } from './random.ts'
export { createIds, type Ids } from './uuidv7.ts'
