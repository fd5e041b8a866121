// SPDX-License-Identifier: Apache-2.0

/** "20+" where the list goes on beyond what was asked for. */
export const counted = (page: { items: readonly unknown[]; next: string | null }): string =>
  `${page.items.length}${page.next ? '+' : ''}`
