// SPDX-License-Identifier: Apache-2.0
export { readNetworks } from './address-rules.logic.ts'
export {
  createOutbound,
  type Outbound,
  type OutboundAnswer,
  type OutboundFault,
  type OutboundRequest,
} from './outbound.ts'
