// SPDX-License-Identifier: Apache-2.0
import type { Platform } from '#platform/module'
import { type Accounts, createAccounts } from './accounts.service.ts'
import { createRegionCalendar, type RegionCalendar } from './calendar.service.ts'
import { createFacts, type FactsDoor } from './facts.service.ts'
import { createOrganisations, type Organisations } from './organisations.service.ts'
import { createOwnAccount, type OwnAccount } from './own-account.service.ts'
import { createPasswords } from './passwords.logic.ts'
import { createSessions, type Sessions } from './sessions.service.ts'
import { createStaff, type Staff } from './staff.service.ts'
import { createSubjects, type Subjects } from './subjects.service.ts'

/** Who is who: organisations in time, people and enterprises, accounts and sessions, and the door to their facts. */
export interface Directory {
  readonly organisations: Organisations
  readonly subjects: Subjects
  readonly staff: Staff
  /** Accounts of staff, as their administrator sees them. */
  readonly accounts: Accounts
  readonly ownAccount: OwnAccount
  readonly sessions: Sessions
  readonly facts: FactsDoor
  readonly calendar: RegionCalendar
}

export interface DirectoryOptions {
  readonly passwordCost?: number
  /** Name under which an authenticator app keeps one-time codes. */
  readonly issuer?: string
}

export function createDirectory(platform: Platform, options: DirectoryOptions = {}): Directory {
  const passwords = createPasswords(options.passwordCost)
  const staff = createStaff(platform, passwords)
  return {
    organisations: createOrganisations(),
    subjects: createSubjects(platform),
    staff,
    accounts: createAccounts(platform, staff, passwords),
    ownAccount: createOwnAccount(platform, passwords, () => options.issuer ?? 'Chengshu'),
    sessions: createSessions(platform, passwords),
    facts: createFacts(platform),
    calendar: createRegionCalendar(),
  }
}
