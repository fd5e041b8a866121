// SPDX-License-Identifier: Apache-2.0

export { applicationSweep } from './applications/application.sweep.ts'
export { listCitations } from './guide/guide.readmodel.ts'
export { serviceIndicators } from './indicators.ts'
export { createItemType } from './items/item-type.ts'
export { createServiceCase } from './service-case.ts'
export { servicesRoutes } from './services.routes.ts'
export { createServices, type Services } from './services.ts'
