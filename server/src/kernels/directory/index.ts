// SPDX-License-Identifier: Apache-2.0

export { countDemoAccounts } from './account.repo.ts'
export type { RegionCalendar } from './calendar.service.ts'
export { type City, findCity, insertCity } from './city.ts'
export { createAuthenticator, directoryRoutes } from './directory.routes.ts'
export { createDirectory, type Directory } from './directory.ts'
export type { Fact, FactsDoor, Purpose } from './facts.service.ts'
export { insertRegion } from './region.repo.ts'
export { sessionSweep } from './session.sweep.ts'
export { findPersonOfAccount, insertDelegation, listAccountsOfSubject } from './subject.repo.ts'
