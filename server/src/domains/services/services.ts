// SPDX-License-Identifier: Apache-2.0
import { createApplications } from './applications/applications.service.ts'
import type { ServicesDeps, WithCases } from './deps.ts'
import { createGuide } from './guide/guide.service.ts'
import { createItems } from './items/items.service.ts'

/** Government services: what the city offers, applications for it, and what becomes of them. */
export function createServices(deps: ServicesDeps & WithCases) {
  return { guide: createGuide(deps), applications: createApplications(deps), items: createItems(deps) }
}
export type Services = ReturnType<typeof createServices>
