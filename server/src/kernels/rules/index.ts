// SPDX-License-Identifier: Apache-2.0
export type { FieldCatalogue, FieldSpec, FieldType } from '#contracts/condition-fields'
export {
  describeCondition,
  describeTest,
  renderValue,
  type Wording,
} from '#contracts/condition-words'
export {
  CONDITION_LIMITS,
  checkCondition,
  checkConditionShape,
  type RuleFault,
  type RuleFaultCode,
} from './check.logic.ts'
export {
  compileCondition,
  conditionFields,
  type Evaluate,
  type Verdict,
} from './compile.logic.ts'
export {
  compileDecisionTable,
  type DecidedRow,
  type Decision,
  type DecisionRow,
  type DecisionTable,
  type HitPolicy,
} from './decision-table.logic.ts'
export {
  type Explanation,
  explainCondition,
  explainedTests,
  type GroupExplanation,
  type MissingTest,
  missingTests,
  type TestExplanation,
} from './explain.logic.ts'
export { renderExplanation, renderMissing } from './explain-text.logic.ts'
export { type ExpressionFault, parseExpression } from './expression.logic.ts'
export {
  conditionToSql,
  quoteIdentifier,
  type SqlColumn,
  type SqlColumns,
  type SqlPredicate,
  type SqlValue,
} from './sql.logic.ts'
export {
  type Conditional,
  checkFormVisibility,
  compileForm,
  compileSelection,
  type FormView,
  formFields,
  type Selection,
  visibleAnswers,
} from './visibility.logic.ts'
