// SPDX-License-Identifier: Apache-2.0
/** The type of catalogue entries that service items are. */
export const itemType = 'service-item'
