// SPDX-License-Identifier: Apache-2.0
import type { Role } from '#contracts/permissions'
import type { Directory } from '#kernels/directory'
import { type Actor, systemActor } from '#platform/access'

/** Fixed ids of the virtual city: `0a` + what it is + number. */
const id = (kind: string, number: number): string =>
  `0a${kind}0000-0000-7000-8000-${String(number).padStart(12, '0')}`

export const organisations = { market: id('01', 1), fire: id('01', 2), health: id('01', 3) } as const
export type OrganisationCode = keyof typeof organisations

const posts: readonly (readonly [OrganisationCode, Role])[] = [
  ['market', 'window-clerk'],
  ['market', 'window-clerk'],
  ['market', 'reviewer'],
  ['market', 'reviewer'],
  ['market', 'inspector'],
  ['market', 'decider'],
  ['market', 'rating-officer'],
  ['fire', 'reviewer'],
  ['fire', 'reviewer'],
  ['health', 'reviewer'],
]

/** A person who acts; people of the city always have an account. */
export type Person = Actor & { readonly accountId: string }

export const staff: readonly Person[] = posts.map(([code, role], index) => ({
  ...systemActor,
  kind: 'staff',
  accountId: id('02', index + 1),
  postId: id('03', index + 1),
  organisationId: organisations[code],
  organisationScope: [organisations[code]],
  roles: [role],
  channel: 'web',
}))

export const applicant: Person = {
  ...systemActor,
  kind: 'resident',
  accountId: id('02', 99),
  subject: { kind: 'person', id: id('04', 99) },
  roles: ['resident'],
  channel: 'web',
}

/** Colleagues are all a case step asks of the directory. */
export function virtualDirectory(): Directory {
  const holders = async (_db: unknown, organisationId: string, roles: readonly Role[]) =>
    staff
      .filter(
        (one) => one.organisationId === organisationId && one.roles.some((role) => roles.includes(role)),
      )
      .map((one) => ({ accountId: one.accountId, name: one.accountId, post: { zh: '岗', en: 'Post' } }))
  // The kernel under simulation asks for nothing else; what it does not have cannot be called unseen.
  const placesOf = async (_db: unknown, accounts: readonly string[]) =>
    new Map(
      staff
        .filter((one) => accounts.includes(one.accountId))
        .map((one) => [one.accountId, { organisationId: one.organisationId, roles: one.roles }] as const),
    )
  const calendar = { byRegion: async () => new Map<string, readonly string[]>() }
  return { staff: { holders, placesOf }, calendar } as unknown as Directory
}
