// SPDX-License-Identifier: Apache-2.0
import type { Platform } from '#platform/module'
import { createRegionCalendar, type RegionCalendar } from './calendar.service.ts'
import { createFacts, type FactsDoor } from './facts.service.ts'
import { createOrganisations, type Organisations } from './organisations.service.ts'
import { createPasswords } from './passwords.logic.ts'
import { createSessions, type Sessions } from './sessions.service.ts'
import { createStaff, type Staff } from './staff.service.ts'
import { createSubjects, type Subjects } from './subjects.service.ts'

/** Who is who: organisations in time, people and enterprises, accounts and sessions, and the door to their facts. */
export interface Directory {
  readonly organisations: Organisations
  readonly subjects: Subjects
  readonly staff: Staff
  readonly sessions: Sessions
  readonly facts: FactsDoor
  readonly calendar: RegionCalendar
}

export function createDirectory(platform: Platform, options: { passwordCost?: number } = {}): Directory {
  const passwords = createPasswords(options.passwordCost)
  return {
    organisations: createOrganisations(),
    subjects: createSubjects(platform),
    staff: createStaff(platform, passwords),
    sessions: createSessions(platform, passwords),
    facts: createFacts(platform),
    calendar: createRegionCalendar(),
  }
}
