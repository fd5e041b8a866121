// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { LocalizedText } from './text.ts'
import { Id, Instant, nullable, PageQuery, page, strict } from './wire.ts'

/** Running cases that one migration takes over at most; for more it is begun again. */
export const mostMigratedCases = 5000

const Element = { id: Type.String(), name: nullable(LocalizedText) }

/** What would become of the running cases of a version in another one, place by place. */
export const MigrationOutlook = Type.Object(
  {
    cases: Type.Integer(),
    /** Cases that go over by themselves. */
    atHome: Type.Integer(),
    /** Places that the other version does not have, with what stands there and where it could go. */
    strays: Type.Array(
      Type.Object(
        {
          ...Element,
          cases: Type.Integer(),
          proposal: nullable(Type.String({ description: 'id of the element proposed' })),
          places: Type.Array(Type.Object(Element, strict)),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type MigrationOutlook = Static<typeof MigrationOutlook>

export const migratedStates = ['waiting', 'moved', 'refused', 'undoing', 'undone', 'moved-on'] as const
const MigratedState = Type.Enum([...migratedStates])
export type MigratedState = Static<typeof MigratedState>

/** Why a case stayed, or was left in the new version when the migration was undone. */
export const migrationReasons = [
  'no-place',
  'bad-target',
  'would-starve',
  'not-together',
  'ask-open',
  'other-version',
  'finished',
  'moved-on',
  'not-running',
] as const
const Reason = Type.Enum([...migrationReasons])
export type MigrationReason = Static<typeof Reason>

const Places = Type.Array(
  Type.Object(
    {
      from: Type.String({ minLength: 1, maxLength: 200 }),
      to: Type.String({ minLength: 1, maxLength: 200 }),
    },
    strict,
  ),
  { maxItems: 100, description: 'for elements that the other version does not have: the element instead' },
)

/** Running cases taken over to another version of their process: a record that stays. */
export const ProcessMigration = Type.Object(
  {
    id: Id,
    key: Type.String(),
    from: Type.Integer(),
    to: Type.Integer(),
    reason: Type.String(),
    places: Places,
    begunBy: nullable(Type.String({ description: 'name of the account' })),
    begunAt: Instant,
    undoneBy: nullable(Type.String({ description: 'name of the account' })),
    undoneAt: nullable(Instant),
    /** How many cases are in which state. */
    cases: Type.Object(
      Object.fromEntries(migratedStates.map((state) => [state, Type.Integer()])) as Record<
        MigratedState,
        ReturnType<typeof Type.Integer>
      >,
      strict,
    ),
    can: Type.Array(Type.Enum(['undo'])),
  },
  strict,
)
export type ProcessMigration = Static<typeof ProcessMigration>

export const MigratedCase = Type.Object(
  {
    number: Type.String(),
    state: MigratedState,
    reason: nullable(Reason),
    /** The element the reason is about. */
    element: nullable(Type.Object(Element, strict)),
  },
  strict,
)
export type MigratedCase = Static<typeof MigratedCase>

const Version = Type.Integer({ minimum: 1, maximum: 1_000_000 })
const Key = Type.String({ minLength: 1, maxLength: 100 })
const ofKey = Type.Object({ key: Key }, strict)
const ofMigration = Type.Object({ key: Key, migrationId: Id }, strict)
const publishing = { permission: 'case.process.publish' } as const

export const processMigrationsApi = {
  'GET /api/processes/{key}/migration-outlook': endpoint({
    summary: {
      zh: '在办件迁移预览',
      en: 'What would become of the running cases of a version in another one',
    },
    access: publishing,
    params: ofKey,
    query: Type.Object({ from: Version, to: Version }, strict),
    response: MigrationOutlook,
  }),
  'GET /api/processes/{key}/migrations': endpoint({
    summary: { zh: '在办件迁移记录', en: 'Migrations of running cases, newest first' },
    access: publishing,
    params: ofKey,
    query: Type.Object({ ...PageQuery }, strict),
    response: page(ProcessMigration),
  }),
  'POST /api/processes/{key}/migrations': endpoint({
    summary: { zh: '迁移在办件', en: 'Take running cases over to another version' },
    access: publishing,
    perMinute: 30,
    params: ofKey,
    body: Type.Object(
      { from: Version, to: Version, places: Places, reason: Type.String({ minLength: 2, maxLength: 500 }) },
      strict,
    ),
    response: ProcessMigration,
  }),
  'GET /api/processes/{key}/migrations/{migrationId}': endpoint({
    summary: { zh: '一次在办件迁移及其进度', en: 'A migration, and how far it is' },
    access: publishing,
    params: ofMigration,
    response: ProcessMigration,
  }),
  'GET /api/processes/{key}/migrations/{migrationId}/cases': endpoint({
    summary: { zh: '迁移所涉办件', en: 'Cases of a migration, with what became of each' },
    access: publishing,
    params: ofMigration,
    query: Type.Object({ ...PageQuery, state: Type.Optional(MigratedState) }, strict),
    response: page(MigratedCase),
  }),
  'POST /api/processes/{key}/migrations/{migrationId}/undoing': endpoint({
    summary: {
      zh: '撤回在办件迁移',
      en: 'Take a migration back, case by case, where nothing has happened since',
    },
    access: publishing,
    perMinute: 30,
    params: ofMigration,
    body: Type.Object({ reason: Type.String({ minLength: 2, maxLength: 500 }) }, strict),
    response: ProcessMigration,
  }),
} as const
