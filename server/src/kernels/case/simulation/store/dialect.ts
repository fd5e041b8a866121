// SPDX-License-Identifier: Apache-2.0
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  type OperationNode,
  PostgresAdapter,
  PostgresIntrospector,
  type QueryCompiler,
  type QueryResult,
  RawNode,
  ValueNode,
} from 'kysely'
import type { Db } from '#platform/db'
import type { Transaction } from './transaction.ts'

/** One connection of one process: what it sends goes to whoever decides when statements run. */
export class Connection {
  transaction: Transaction | null = null
}

export interface StatementPort {
  begin(connection: Connection): void
  send(connection: Connection, text: string, parameters: readonly unknown[]): Promise<readonly unknown[]>
  commit(connection: Connection): Promise<void>
  rollback(connection: Connection): void
}

/** A database handle whose every statement goes through the port: the kernels cannot tell it from PostgreSQL. */
export function openMemoryDb(port: StatementPort): Db {
  const connectionOf = new WeakMap<DatabaseConnection, Connection>()
  const own = (connection: DatabaseConnection): Connection => {
    const found = connectionOf.get(connection)
    if (found === undefined) throw new Error('a connection of another database')
    return found
  }
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => templateCompiler,
    createDriver: () => ({
      init: async () => {},
      destroy: async () => {},
      acquireConnection: async () => {
        const inner = new Connection()
        const connection: DatabaseConnection = {
          async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
            const rows = await port.send(inner, query.sql, query.parameters)
            // The database knows no types; whoever sent the statement declares its rows.
            return { rows: rows as Row[] }
          },
          // biome-ignore lint/correctness/useYield: nothing here streams
          async *streamQuery() {
            throw new Error('the memory database does not stream')
          },
        }
        connectionOf.set(connection, inner)
        return connection
      },
      releaseConnection: async () => {},
      beginTransaction: async (connection) => port.begin(own(connection)),
      commitTransaction: (connection) => port.commit(own(connection)),
      rollbackTransaction: async (connection) => port.rollback(own(connection)),
    }),
  }
  return new Kysely<unknown>({ dialect })
}

/** Compiles `sql` templates, which are all the platform sends, to the text PostgreSQL would get. */
const templateCompiler: QueryCompiler = {
  compileQuery(query, queryId) {
    const parameters: unknown[] = []
    return { query, queryId, sql: textOf(query, parameters), parameters }
  },
}

// A template is written once and sent often; where all its parameters are values its text is always the same.
const texts = new WeakMap<readonly string[], string>()

function textOf(node: OperationNode, parameters: unknown[]): string {
  if (ValueNode.is(node)) return `$${parameters.push(node.value)}`
  if (!RawNode.is(node)) throw new Error(`the memory database takes sql templates only, not ${node.kind}`)
  const plain = parameters.length === 0 && node.parameters.every((parameter) => ValueNode.is(parameter))
  const known = plain ? texts.get(node.sqlFragments) : undefined
  if (known !== undefined) {
    for (const parameter of node.parameters) if (ValueNode.is(parameter)) parameters.push(parameter.value)
    return known
  }
  let text = ''
  node.sqlFragments.forEach((fragment, index) => {
    const parameter = node.parameters[index]
    text += parameter === undefined ? fragment : fragment + textOf(parameter, parameters)
  })
  if (plain) texts.set(node.sqlFragments, text)
  return text
}
