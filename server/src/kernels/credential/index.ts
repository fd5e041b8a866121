// SPDX-License-Identifier: Apache-2.0
export type { CodeName } from './attribute-text.logic.ts'
export type { Attributes, AttributeValue } from './certificate-types.ts'
export { credentialRoutes } from './credential.routes.ts'
export {
  type CredentialOptions,
  type Credentials,
  createCredentials,
  type HeldCredential,
  type HeldElement,
} from './credentials.service.ts'
export type { IssuedCredential, NewCredential } from './issuing.service.ts'
export type { CertificateType } from './types/certificate-type.ts'
