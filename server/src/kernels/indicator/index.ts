// SPDX-License-Identifier: Apache-2.0

export { indicatorRoutes, type PresentRecords } from './indicator.routes.ts'
export {
  type CaseIndicator,
  type Counted,
  caseIndicator,
  caseRows,
  type Indicator,
  type Measure,
  type RecordRows,
} from './indicator.ts'
export { createIndicators, type Indicators, type ValueQuery } from './indicators.service.ts'
