// SPDX-License-Identifier: Apache-2.0
export { exchangeRoutes } from './exchange.routes.ts'
export { createExchange, type Exchange } from './exchange.ts'
export { reportedCase } from './reported-case.ts'
export { exchangeMessageTemplates, silenceQueue } from './silence.job.ts'
