// SPDX-License-Identifier: Apache-2.0
// npm run simulate: the case kernel under seeded schedules, see docs/simulation.md.
import { simulate } from '../server/src/kernels/case/simulation/main.ts'

process.exitCode = await simulate(process.argv.slice(2))
