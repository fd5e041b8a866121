// SPDX-License-Identifier: Apache-2.0
import type { Clock, Ids, Random } from '#platform/clock'
import { readConfig } from '#platform/config'
import type { FileStore, Uploads } from '#platform/files'
import { createStream } from '#platform/http'
import { createWorker, eventHandler, type Subscriber, type Worker } from '#platform/jobs'
import type { KeyProvider } from '#platform/keys'
import type { Log } from '#platform/log'
import type { Platform } from '#platform/module'
import { createUnits } from '#platform/unit'
import type { Workdays } from '#platform/workdays'
import { type CaseKernel, createCaseKernel } from '../case.ts'
import { type Dice, virtualCaseType } from './city/case-type.ts'
import { virtualDirectory } from './city/people.ts'
import { openMemoryDb, type StatementPort } from './store/dialect.ts'

/** One process of the platform: everything in it is lost when it crashes. */
export interface Server {
  readonly platform: Platform
  readonly kernel: CaseKernel
  readonly worker: Worker
}

const config = readConfig({ DATA_DIR: '/nowhere', MODE: 'demo', LOG_LEVEL: 'silent' })
const directory = virtualDirectory()

/** Evidence is counted, not verified, here: a digest of the length will do. */
const keys = { mac: (_purpose: string, message: string) => String(message.length) } as KeyProvider
const noFiles = {} as FileStore & Uploads

/** Everybody is told of every event: what is told leaves evidence, so that it can be counted. */
const told: Subscriber = {
  name: 'city.told',
  types: [
    'case.moved',
    'case.rated',
    'case.task-claimed',
    'case.task-released',
    'case.task-transferred',
    'case.task-overdue',
    'case.deadline-near',
    'case.deadline-passed',
    'case.deadline-escalated',
  ],
  async hear(unit, event) {
    unit.record({
      action: 'city.told',
      objectKind: 'event',
      objectId: event.id,
      details: { type: event.type },
    })
  },
}

/** Starts the real kernel and the real worker over a database whose statements the schedule runs. */
export function startServer(deps: {
  port: StatementPort
  clock: Clock
  random: Random
  ids: Ids
  dice: Dice
  log: Log
  workdays: Workdays
  node: string
}): Server {
  const db = openMemoryDb(deps.port)
  const heard = new Set(told.types)
  const units = createUnits({
    db,
    clock: deps.clock,
    ids: deps.ids,
    keys,
    isHeard: (type) => heard.has(type),
  })
  const platform: Platform = {
    config,
    db,
    units,
    clock: deps.clock,
    random: deps.random,
    ids: deps.ids,
    keys,
    log: deps.log,
    store: noFiles,
    uploads: noFiles,
    stream: createStream(),
  }
  const kernel = createCaseKernel(platform, directory, [virtualCaseType(deps.dice)], deps.workdays, deps.node)
  const worker = createWorker({
    db,
    units,
    clock: deps.clock,
    log: deps.log,
    handlers: [...kernel.jobs, eventHandler([...kernel.subscribers, told])],
  })
  return { platform, kernel, worker }
}
