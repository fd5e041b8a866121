// SPDX-License-Identifier: Apache-2.0
export { contentDigest, digestMatches } from './content-digest.logic.ts'
export {
  type MessageToSign,
  type ParsedSignature,
  parseSignature,
  type SignatureParameters,
  sameSignature,
  signatureBase,
  signatureHeaders,
  signWithSecret,
} from './message-signature.logic.ts'
