// SPDX-License-Identifier: Apache-2.0
import type { Condition, Leaf } from '#contracts/condition'
import type { FieldCatalogue, FieldType } from '#contracts/condition-fields'
import { checkCondition } from './check.logic.ts'

/** Where a field lies: a column, or alias and column. Names come from code or a published mapping, never from a rule. */
export type SqlColumn = {
  readonly column: string | readonly [alias: string, column: string]
  readonly type: FieldType
  /** Type of a number column, so that an index on it can be used; `numeric` compares exactly with any of them. */
  readonly numberType?: 'integer' | 'bigint' | 'numeric' | 'double precision'
}
export type SqlColumns = Readonly<Record<string, SqlColumn>>

/** A boolean expression for PostgreSQL 15 or later; NULL means unknown. `values` stand for `$first`, `$first+1`, … */
export type SqlPredicate = { text: string; values: SqlValue[] }
export type SqlValue = string | number | boolean | readonly (string | number)[]

type Build = { columns: SqlColumns; first: number; values: SqlValue[] }

/**
 * Compiles a condition into a SQL predicate with the same three-valued verdict as the closure, provided a missing
 * fact is NULL in its column. Every value travels as a parameter, every name is quoted; a condition that does not
 * fit the columns is a bug of the caller and throws.
 */
export function conditionToSql(condition: Condition, columns: SqlColumns, first = 1): SqlPredicate {
  const faults = checkCondition(condition, catalogueOf(columns))
  if (faults.length > 0) {
    const reasons = faults.map((fault) => `${fault.pointer}: ${fault.message.en}`).join('; ')
    throw new TypeError(`Condition does not fit the columns: ${reasons}`)
  }
  const build: Build = { columns, first, values: [] }
  return { text: predicate(condition, build), values: build.values }
}

/** `"a""b"`: an identifier that can be nothing else. */
export function quoteIdentifier(name: string): string {
  if (name === '' || name.includes('\u0000')) throw new TypeError('Not an identifier')
  return `"${name.replaceAll('"', '""')}"`
}

function predicate(condition: Condition, build: Build): string {
  if ('op' in condition) return test(condition, build)
  if ('all' in condition) return joined(condition.all, 'and', 'true', build)
  if ('any' in condition) return joined(condition.any, 'or', 'false', build)
  if ('not' in condition) return `(not ${predicate(condition.not, build)})`
  return quorum(condition.atLeast, condition.of, build)
}

function joined(parts: readonly Condition[], word: 'and' | 'or', empty: string, build: Build): string {
  if (parts.length === 0) return empty
  return `(${parts.map((part) => predicate(part, build)).join(` ${word} `)})`
}

/** Counts over an array, because writing each part twice would double the text at every nesting. */
function quorum(needed: number, parts: readonly Condition[], build: Build): string {
  const answers = parts.map((part) => predicate(part, build)).join(', ')
  return (
    `(select case when count(*) filter (where answer) >= ${needed} then true` +
    ` when count(*) filter (where answer is not false) < ${needed} then false end` +
    ` from unnest(array[${answers}]::boolean[]) as answers(answer))`
  )
}

function test(leaf: Leaf, build: Build): string {
  const spec = build.columns[leaf.field]
  if (spec === undefined) throw new TypeError(`No column for ${leaf.field}`)
  const parts = typeof spec.column === 'string' ? [spec.column] : spec.column
  const column = parts.map(quoteIdentifier).join('.')
  const type = sqlType(spec)
  const bind = (value: SqlValue, cast: string): string => {
    build.values.push(value)
    return `$${build.first + build.values.length - 1}::${cast}`
  }
  switch (leaf.op) {
    case '=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return `(${column} ${leaf.op} ${bind(leaf.value, type)})`
    case '!=':
      return `(${column} <> ${bind(leaf.value, type)})`
    case 'between':
      return `(${column} between ${bind(leaf.value[0], type)} and ${bind(leaf.value[1], type)})`
    case 'in':
      return `(${column} = any(${bind(leaf.value, `${type}[]`)}))`
    case 'not-in':
      return `(${column} <> all(${bind(leaf.value, `${type}[]`)}))`
    case 'has-any':
      return `(${column} && ${bind(leaf.value, 'text[]')})`
    case 'has-all':
      return `(${column} @> ${bind(leaf.value, 'text[]')})`
    case 'starts-with':
      return `starts_with(${column}, ${bind(leaf.value, 'text')})`
    case 'known':
      return `(${column} is not null)`
    default:
      return leaf satisfies never
  }
}

function sqlType(spec: SqlColumn): string {
  switch (spec.type) {
    case 'text':
      return 'text'
    case 'number':
      return spec.numberType ?? 'numeric'
    case 'boolean':
      return 'boolean'
    case 'date':
      return 'date'
    case 'list':
      return 'text[]'
    default:
      return spec.type satisfies never
  }
}

function catalogueOf(columns: SqlColumns): FieldCatalogue {
  const specs = Object.entries(columns).map(([field, { type }]) => [
    field,
    { type, label: { zh: field, en: field } },
  ])
  return Object.fromEntries(specs)
}
