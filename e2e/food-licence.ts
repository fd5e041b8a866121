// SPDX-License-Identifier: Apache-2.0
// The matter that the journeys live through: its code, and a way to reach its definition over HTTP.
import type { ApiResponse } from '#contracts/api'
import { foodLicence } from '../server/src/testing/food-licence.ts'

export type Guide = ApiResponse<'GET /api/services/{code}'>
export type Application = ApiResponse<'GET /api/applications/{id}'>
export type CaseDetail = ApiResponse<'GET /api/cases/{number}'>

export { foodLicence }

/** The situation of the journeys: a first licence, catering, rented premises, handled by the person in charge. */
export const situation = {
  applyFor: 'first',
  businessForm: 'catering',
  premisesRight: 'rented',
  handledBy: 'self',
} as const

/** What the applicant knows and the registers do not. */
export const answers = {
  premisesName: '澜湾小馆',
  premisesAddress: '临江区江畔路 88 号 1 幢 101 室',
  premisesArea: 120,
  premisesStorey: 1,
  enterpriseSafetyOfficer: '李安',
  openingOn: '2027-01-10',
} as const

/** Asks the city as a visitor with this cookie. */
export async function ask<T>(url: string, path: string, cookie = ''): Promise<T> {
  const answer = await fetch(url + path, { headers: { accept: 'application/json', cookie } })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  // The server checks its answers against the very schemas these types come from.
  return (await answer.json()) as T
}

export const getGuide = (url: string): Promise<Guide> => ask(url, `/api/services/${foodLicence}`)
