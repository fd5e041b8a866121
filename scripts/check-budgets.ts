// SPDX-License-Identifier: Apache-2.0
// Weighs a finished build again, without building: node scripts/check-budgets.ts [folder]
import { describe, isOver, weigh } from '../web/build/budgets.ts'

const weights = weigh(process.argv[2] ?? 'dist/web')
console.log(describe(weights))
process.exitCode = weights.some(isOver) ? 1 : 0
