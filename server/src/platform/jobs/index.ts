// SPDX-License-Identifier: Apache-2.0

export { cancelJob, countJobs } from './job.repo.ts'
export { type Sweep, sweepHandler, sweepQueue } from './sweep.job.ts'
export {
  createWorker,
  eventHandler,
  type JobHandler,
  type StoredEvent,
  type Subscriber,
  type Worker,
} from './worker.ts'
