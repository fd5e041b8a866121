// SPDX-License-Identifier: Apache-2.0
export { type Database, type Db, FolderInUse, joinDatabase, openDatabase } from './database.ts'
export { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
export { type Cursor, decodeCursor, encodeCursor, pageOf } from './keyset.ts'
export { type MigrationSource, migrate } from './migrate.ts'
export { createPool } from './pool.ts'
