// SPDX-License-Identifier: Apache-2.0
import type { CaseKernel } from '#kernels/case'
import type { Channel } from '#kernels/channel'
import type { Directory } from '#kernels/directory'
import type { SignedRequest, SystemCaller } from '#platform/http'
import type { JobHandler, Subscriber, Sweep } from '#platform/jobs'
import type { Platform } from '#platform/module'
import type { Outbound } from '#platform/outbound'
import { type Callbacks, createCallbacks } from './callbacks.service.ts'
import { type Courier, createCourier } from './courier.ts'
import { createDoor } from './door.service.ts'
import { feedSubscriber } from './feed.subscriber.ts'
import { createHandled, type Handled } from './handled.service.ts'
import { nonceSweep } from './nonce.sweep.ts'
import { noticeSweep } from './notice.sweep.ts'
import { createReconciling, type Reconciling } from './reconciling.service.ts'
import { createReports, type Reports } from './reports.service.ts'
import { silenceJob } from './silence.job.ts'
import { createSystems, type Systems } from './systems.service.ts'

/** Departments' own systems: who they are, what they tell and what they are told. */
export interface Exchange {
  readonly systems: Systems
  /** Cases they run themselves. */
  readonly reports: Reports
  /** Cases that began here and are handled there. */
  readonly handled: Handled
  /** Which system signed a request. */
  readonly authenticate: (request: SignedRequest) => Promise<SystemCaller>
  /** What they were told and what waits, for people. */
  readonly callbacks: Callbacks
  /** Delivers it. */
  readonly courier: Courier
  /** Where both sides differ. */
  readonly reconciling: Reconciling
  readonly jobs: readonly JobHandler[]
  readonly subscribers: readonly Subscriber[]
  readonly sweeps: readonly Sweep[]
}

export function createExchange(
  platform: Platform,
  directory: Directory,
  kernel: () => CaseKernel,
  channel: Channel,
  outbound: Outbound,
): Exchange {
  return {
    systems: createSystems(platform, directory),
    reports: createReports(platform, directory, kernel),
    handled: createHandled(platform, directory, kernel),
    callbacks: createCallbacks(),
    courier: createCourier(platform, outbound),
    authenticate: createDoor(platform),
    reconciling: createReconciling(),
    jobs: [silenceJob(kernel, directory, channel)],
    subscribers: [feedSubscriber],
    sweeps: [nonceSweep, noticeSweep],
  }
}
