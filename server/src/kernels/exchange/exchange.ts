// SPDX-License-Identifier: Apache-2.0
import type { Directory } from '#kernels/directory'
import type { SignedRequest, SystemCaller } from '#platform/http'
import type { Sweep } from '#platform/jobs'
import type { Platform } from '#platform/module'
import { createDoor } from './door.service.ts'
import { nonceSweep } from './nonce.sweep.ts'
import { createSystems, type Systems } from './systems.service.ts'

/** Departments' own systems: who they are, what they tell and what they are told. */
export interface Exchange {
  readonly systems: Systems
  /** Which system signed a request. */
  readonly authenticate: (request: SignedRequest) => Promise<SystemCaller>
  readonly sweeps: readonly Sweep[]
}

export function createExchange(platform: Platform, directory: Directory): Exchange {
  return {
    systems: createSystems(platform, directory),
    authenticate: createDoor(platform),
    sweeps: [nonceSweep],
  }
}
