// SPDX-License-Identifier: Apache-2.0

export { type ClaimedKey, claimKey, keyOutcome } from './idempotency.ts'
export {
  type BinaryAnswer,
  bindRoutes,
  type Call,
  type IdempotencyClaim,
  own,
  type Route,
  type StreamAnswer,
} from './routes.ts'
export { type Authenticated, createHttpServer, type HttpDeps } from './server.ts'
export type { SignedRequest, SystemCaller } from './signed-door.ts'
export { type ChangeNotice, createStream, type Stream } from './stream.ts'
