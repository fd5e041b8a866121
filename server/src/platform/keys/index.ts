// SPDX-License-Identifier: Apache-2.0
export { createSoftwareKeys, type KeyProvider } from './key-provider.ts'
export { loadMasterKey } from './master-key.ts'
