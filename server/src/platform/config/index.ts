// SPDX-License-Identifier: Apache-2.0
export { type Config, describeConfig, readConfig } from './config.ts'
export { Secret } from './secret.ts'
