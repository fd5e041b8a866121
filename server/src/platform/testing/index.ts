// SPDX-License-Identifier: Apache-2.0
export { cloneTestDatabase, type TestDatabase } from './test-database.ts'
export { openTestPlatform, type TestPlatform } from './test-platform.ts'
