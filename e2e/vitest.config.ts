// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.spec.ts'],
    // Two cores carry server, database, browsers and specs.
    maxWorkers: 2,
    maxConcurrency: 2,
    // A slow machine is no fault; what never comes is.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    retry: 0,
  },
})
