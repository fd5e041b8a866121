// SPDX-License-Identifier: Apache-2.0
// The evaluator lives in contracts, because forms decide in the browser by the very same code as on the server.
export {
  compileCondition,
  compileLeaf,
  conditionFields,
  type Evaluate,
  type Verdict,
} from '#contracts/condition-evaluate'
