// SPDX-License-Identifier: Apache-2.0

import type { Directory } from '#kernels/directory'
import type { JobHandler, Subscriber, Sweep } from '#platform/jobs'
import type { Platform } from '#platform/module'
import type { Workdays } from '#platform/workdays'
import { calendarJob, calendarSubscriber } from './calendar-change.job.ts'
import { type Calendars, createCalendars } from './calendars.ts'
import { createCalls } from './calls.service.ts'
import { searchWordsJob } from './case-search.job.ts'
import type { CaseType } from './case-type.ts'
import { type Cases, createCases } from './cases.service.ts'
import { deadlineJob } from './deadline.job.ts'
import { createDrafts, type Drafts } from './design/drafts.service.ts'
import { createStages, type Stages } from './design/stages/stages.service.ts'
import { createDrawings, type Drawings } from './drawings.service.ts'
import { createExports, type Exports } from './exports/exports.service.ts'
import { createHandling, type Handling } from './handling.service.ts'
import { createMessages, type Messages } from './messages.service.ts'
import { type Asks, createAsks } from './operations/asks.service.ts'
import { dueJob, dueSubscriber } from './operations/dues.job.ts'
import { createDues, type Dues } from './operations/dues.service.ts'
import { createEnding, type Ending } from './operations/ending.service.ts'
import { createMerging, type Merging } from './operations/merging.service.ts'
import { createReopening, type Reopening } from './operations/reopening.service.ts'
import { createSplitting, type Splitting } from './operations/splitting.service.ts'
import { createSupervisions, type Supervisions, supervisionJob } from './operations/supervisions.service.ts'
import { createUrging, type Urging } from './operations/urging.service.ts'
import { createPapers } from './papers.service.ts'
import { paperSubscriber } from './papers.subscriber.ts'
import { migrationJobs } from './process-migration/migration.job.ts'
import { createMigrations, type Migrations } from './process-migration/migrations.service.ts'
import { createProcesses, type Processes } from './processes.service.ts'
import { createRatings } from './ratings.service.ts'
import { createReporting, type Reporting } from './reporting/reporting.service.ts'
import { type ArchivedHistory, createArchivedHistory } from './retention/archived-history.ts'
import { createRetention } from './retention/retention.job.ts'
import { createViews, type Views } from './views/views.service.ts'
import { caseJobs } from './work.job.ts'

/** Everything that moves: processes, cases, tasks, clocks, papers, ratings. */
export interface CaseKernel {
  readonly processes: Processes
  readonly cases: Cases
  readonly handling: Handling
  readonly messages: Messages
  readonly drawings: Drawings
  readonly drafts: Drafts
  readonly stages: Stages
  readonly migrations: Migrations
  readonly asks: Asks
  readonly urging: Urging
  readonly supervisions: Supervisions
  readonly dues: Dues
  readonly ending: Ending
  readonly reopening: Reopening
  readonly merging: Merging
  readonly splitting: Splitting
  readonly exports: Exports
  /** What of the history of a case lies in archive files. */
  readonly archived: ArchivedHistory
  /** Cases that are handled elsewhere. */
  readonly reporting: Reporting
  readonly views: Views
  readonly ratings: ReturnType<typeof createRatings>
  readonly papers: ReturnType<typeof createPapers>
  /** The calendar of the whole country. */
  readonly workdays: Workdays
  readonly calendars: Calendars
  readonly jobs: readonly JobHandler[]
  readonly sweeps: readonly Sweep[]
  readonly subscribers: readonly Subscriber[]
}

/** `node` begins every public number of this installation. */
export function createCaseKernel(
  platform: Platform,
  directory: Directory,
  types: readonly CaseType[],
  workdays: Workdays,
  node: string,
): CaseKernel {
  const processes = createProcesses(types)
  const drawings = createDrawings()
  const drafts = createDrafts(processes, drawings)
  const calendars = createCalendars(workdays, directory.calendar)
  const exports = createExports(platform, calendars, workdays)
  const archived = createArchivedHistory(platform.store)
  const retention = createRetention(platform)
  const cases = createCases(platform, processes, types, calendars, node)
  return {
    processes,
    cases,
    exports,
    reporting: createReporting(cases, processes, calendars),
    views: createViews(),
    workdays,
    calendars,
    papers: createPapers(platform),
    handling: createHandling(platform, cases, processes, directory),
    messages: createMessages(cases, processes),
    drawings,
    drafts,
    stages: createStages(types, processes, drafts),
    migrations: createMigrations(),
    asks: createAsks(platform, cases, directory, calendars),
    urging: createUrging(cases),
    supervisions: createSupervisions(cases),
    dues: createDues(cases, calendars),
    ending: createEnding(cases),
    reopening: createReopening(cases, processes, calendars),
    merging: createMerging(cases, calendars),
    splitting: createSplitting(cases, calendars),
    archived,
    ratings: createRatings(cases),
    sweeps: [exports.sweep, retention.sweep],
    jobs: [
      ...caseJobs(cases, createCalls(cases, processes, directory)),
      ...migrationJobs(cases, processes),
      deadlineJob(cases, calendars),
      supervisionJob(cases),
      dueJob(cases),
      calendarJob(cases, calendars),
      searchWordsJob,
      exports.job,
      retention.job,
    ],
    subscribers: [
      paperSubscriber(cases, archived, node),
      dueSubscriber(cases, calendars),
      calendarSubscriber(calendars),
    ],
  }
}
