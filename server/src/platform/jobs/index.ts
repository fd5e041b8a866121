// SPDX-License-Identifier: Apache-2.0

export { cancelJob, countJobs } from './job.repo.ts'
export { createWorker, type JobHandler, type StoredEvent, subscriber, type Worker } from './worker.ts'
