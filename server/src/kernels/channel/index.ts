// SPDX-License-Identifier: Apache-2.0
export { channelRoutes } from './channel.routes.ts'
export type { MessageTemplate } from './message-template.ts'
export { type Channel, createChannel, type OutgoingMessage } from './messages.service.ts'
