// SPDX-License-Identifier: Apache-2.0

import {
  type CaseKernel,
  caseMessages,
  caseMessageTemplates,
  caseObject,
  caseRoutes,
  createCaseKernel,
  listCasesByNumber,
  operationMessages,
  operationTelling,
  presentCard,
} from '#kernels/case'
import { type Catalog, catalogRoutes, createCatalog, createCatalogParts } from '#kernels/catalog'
import { type Channel, channelRoutes, createChannel } from '#kernels/channel'
import { type Credentials, createCredentials, credentialRoutes } from '#kernels/credential'
import { type City, createDirectory, type Directory, directoryRoutes, sessionSweep } from '#kernels/directory'
import {
  createExchange,
  type Exchange,
  exchangeMessageTemplates,
  exchangeRoutes,
  reportedCase,
} from '#kernels/exchange'
import { createIndicators, indicatorRoutes } from '#kernels/indicator'
import { can } from '#platform/access'
import type { FileReader } from '#platform/files'
import { findFile } from '#platform/files'
import type { Route } from '#platform/http'
import type { JobHandler, Subscriber, Sweep } from '#platform/jobs'
import type { Platform } from '#platform/module'
import { createOutbound, type Outbound } from '#platform/outbound'
import { createCalendar, publishedYears } from '#platform/workdays'
import { demoAccounts } from './city-profile.ts'
import { openRectification, ratingIndicators, rectificationCase } from './domains/ratings/index.ts'
import {
  applicationSweep,
  createItemType,
  createServiceCase,
  createServices,
  listCitations,
  type Services as ServicesDomain,
  serviceIndicators,
  servicesRoutes,
} from './domains/services/index.ts'

export interface Services {
  readonly directory: Directory
  readonly catalog: Catalog
  readonly channel: Channel
  readonly credentials: Credentials
  readonly caseKernel: CaseKernel
  readonly exchange: Exchange
  readonly services: ServicesDomain
}

export interface Composed {
  readonly services: Services
  readonly routes: readonly Route[]
  readonly jobs: readonly JobHandler[]
  readonly subscribers: readonly Subscriber[]
  readonly sweeps: readonly Sweep[]
  readonly fileReaders: Readonly<Record<string, FileReader>>
}

/** Every module, put together in the order of modules.ts: kernels first, then the domains that contribute to them. */
export function composeModules(
  platform: Platform,
  city: City,
  options: { passwordCost?: number; outbound?: Outbound },
): Composed {
  const directory = createDirectory(platform, options)
  const parts = createCatalogParts()
  const credentials = createCredentials(platform, directory, {
    // A code is printed by its name: gender 2 is 女.
    codeName: (element, value) => {
      const set = parts.vocabulary.elements().get(element)?.codeSet
      return set === undefined
        ? undefined
        : parts.vocabulary
            .codeSets()
            .get(set)
            ?.entries.find((entry) => entry.code === String(value))?.name
    },
  })
  const workdays = createCalendar(publishedYears)
  // The case kernel needs the case types of the domains, and they need it: it is there by the time a request comes.
  const caseKernel: { current?: CaseKernel } = {}
  const kernel = (): CaseKernel => {
    if (caseKernel.current === undefined) throw new Error('the case kernel is not composed yet')
    return caseKernel.current
  }
  const itemType = createItemType({
    clock: platform.clock,
    directory,
    laws: parts.laws,
    vocabulary: parts.vocabulary,
    certificateTypes: () => new Map([...credentials.types()].map(([code, type]) => [code, type.holder])),
    processes: (db) => kernel().processes.keys(db),
  })
  const catalog = createCatalog(directory, parts, {
    owner: city.centres.vocabulary,
    contributed: [itemType],
  })
  const channel = createChannel(
    [...caseMessageTemplates, ...operationMessages.map((one) => one.template), ...exchangeMessageTemplates],
    platform.stream,
  )
  const deps = { platform, directory, catalog, credentials }
  caseKernel.current = createCaseKernel(
    platform,
    directory,
    [createServiceCase(deps), rectificationCase, reportedCase],
    workdays,
    city.node,
  )
  const services = createServices({ ...deps, caseKernel: kernel })
  const exchange = createExchange(
    platform,
    directory,
    kernel,
    channel,
    options.outbound ?? createOutbound({ allowed: platform.config.outboundNetworks }),
  )
  const indicators = createIndicators(platform, [...serviceIndicators, ...ratingIndicators])

  const subscribers = [
    ...kernel().subscribers,
    caseMessages(platform, kernel(), directory, channel),
    operationTelling(platform, kernel().cases, directory, channel),
    openRectification(kernel, directory, city.centres.ratings),
    ...exchange.subscribers,
  ]
  return {
    services: { directory, catalog, channel, credentials, caseKernel: kernel(), exchange, services },
    routes: [
      ...directoryRoutes(platform, directory, {
        city,
        demoAccounts: () => (platform.config.mode === 'demo' ? demoAccounts() : []),
        elementName: (code) => catalog.vocabulary.elementName(code),
      }),
      ...catalogRoutes(catalog, listCitations),
      ...servicesRoutes(services),
      ...caseRoutes(platform, kernel(), directory, (db, actor, number, now) =>
        credentials.listForCase(db, actor, number, now),
      ),
      ...credentialRoutes(platform, credentials),
      ...channelRoutes(channel),
      ...exchangeRoutes(platform, exchange),
      ...indicatorRoutes(platform, indicators, async (db, actor, numbers) =>
        (await listCasesByNumber(db, actor, numbers)).map((row) =>
          presentCard(row, actor, kernel().calendars, platform.clock.now()),
        ),
      ),
    ],
    jobs: [...kernel().jobs, ...exchange.jobs],
    subscribers,
    sweeps: [sessionSweep, applicationSweep, ...kernel().sweeps, ...exchange.sweeps],
    fileReaders: { case: caseFileReader(kernel) },
  }
}

/** Whoever may read a case may read the files attached to it. */
function caseFileReader(kernel: () => CaseKernel): FileReader {
  return async (db, actor, file) => {
    if (file.attached_id === null || (await findFile(db, file.id)) === undefined) return false
    const { row, tasks } = await kernel().cases.load(db, { number: file.attached_id })
    return can(actor, 'case.case.read', caseObject(actor, row, tasks)).allowed
  }
}
