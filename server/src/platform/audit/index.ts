// SPDX-License-Identifier: Apache-2.0

export { listAudit } from './audit.readmodel.ts'
export { exportAudit } from './export.ts'
export { createSealer, type Sealer } from './sealer.ts'
