// SPDX-License-Identifier: Apache-2.0
import type pg from 'pg'
import { type BenchPlatform, openBenchPlatform } from './bench-platform.ts'
import { openBenchCases, openBenchOffice, stepping } from './case-work.ts'
import { createCpuMeter } from './cpu.ts'
import { type Contender, interleave, measurement, type Suite } from './suite.ts'

export const many = 1_000_000
const atWork = 400
// Enough for the disk to come to rest after the filling, and for caches to hold what work needs.
const settleMs = 10_000

/**
 * Steps among a million cases against the same steps among four hundred, on two servers that take turns. The million are
 * copies of cases that were worked on, made by SQL: filling is not what is measured.
 */
export const caseScale: Suite = async ({ scale, say }) => {
  const small = await openBenchPlatform()
  const large = await openBenchPlatform()
  try {
    const few = await prepare(small)
    const amongMany = await prepare(large)
    await amongMany(settleMs / 4)
    await fill(large.pool, Math.round(many * scale), say)
    await large.pool.query('checkpoint')
    await amongMany(settleMs)
    const cpu = await createCpuMeter(large.pool)
    const rates = await interleave(amongMany, { amongFew: few }, { rounds: 7, ms: 2000, cpu })
    const metric = `steps among ${Math.round(many * scale)} cases`
    // Falling by less than 1.3 times.
    return [
      measurement({ suite: 'case-scale', metric, unit: 'steps/s' }, rates.perSecond, { amongFew: 1 / 1.3 }),
    ]
  } finally {
    await small.close()
    await large.close()
  }
}

async function prepare(bench: BenchPlatform): Promise<Contender> {
  const office = await openBenchOffice(bench)
  return stepping(office, await openBenchCases(office, atWork))
}

const portion = 20_000

/** Copies worked-on cases with their tasks and history, with ids in the order of time as the platform makes them. */
export async function fill(pool: pg.Pool, wanted: number, say: (text: string) => void): Promise<void> {
  await pool.query(`
    create schema bench;
    create function bench.uuid_at(n bigint, salt int) returns uuid language sql as $$
      select (lpad(to_hex(1700000000000 + n), 12, '0') || '7' || lpad(to_hex(salt), 3, '0') || substr(md5(n::text || '.' || salt), 1, 16))::uuid $$;
    create table bench.models as select row_number() over () - 1 as at, c.id from cases.cases as c where c.history_seq between 4 and 40 limit 200`)
  const models = await pool.query<{ count: number }>('select count(*)::int as count from bench.models')
  const count = models.rows[0]?.count ?? 0
  if (count === 0) throw new Error('no case was worked on enough to be copied')
  for (let from = 0; from < wanted; from += portion) {
    const to = Math.min(from + portion, wanted) - 1
    await pool.query(copyStatement, [from, to, count])
    if ((from / portion) % 10 === 0) say(`${to + 1} of ${wanted} cases are there`)
  }
  await pool.query(`
    insert into cases.search (case_id, words)
    select c.id, ('''食品'' ''经营'' ''许可'' ''经营许可'' ''品经'' ''营许'' ''n' || (row_number() over ()) % 50000 || '''')::tsvector
    from cases.cases as c where not exists (select 1 from cases.search as s where s.case_id = c.id)`)
  await pool.query('analyze cases.cases, cases.tasks, cases.history, cases.reach, cases.search')
}

// Columns are taken by name, whatever later migrations add: a row is made from another with some fields replaced. One case in
// fifty is open, as in a city where a case takes a week of the year.
const copyStatement = `
  with made as materialized (
    select n, m.id as model, bench.uuid_at(n, 0) as id from generate_series($1::bigint, $2::bigint) as n join bench.models as m on m.at = n % $3
  ), copied as (
    insert into cases.cases
    select r.* from made join cases.cases as c on c.id = made.model,
      jsonb_populate_record(c, jsonb_build_object('id', made.id, 'number', 'BENCH-' || made.n,
        'submitted_at', now() - make_interval(secs => made.n % 31536000), 'timers', '[]'::jsonb)
        || case when made.n % 50 = 0 then '{}' else jsonb_build_object('status', 'finished', 'outcome', 'granted', 'phase', 'delivered', 'clock_state', 'ended',
          'due_at', null, 'used_days', made.n % 20, 'finished_at', now() - make_interval(secs => made.n % 31536000) + interval '5 days') end) as r
  ), tasked as (
    insert into cases.tasks
    select r.* from made join cases.tasks as t on t.case_id = made.model and t.token < 12,
      jsonb_populate_record(t, jsonb_build_object('id', bench.uuid_at(made.n, t.token % 4096), 'case_id', made.id)
        || case when made.n % 50 = 0 or t.status = 'closed' then '{}' else jsonb_build_object('status', 'closed', 'closed_at', now()) end) as r
  )
  insert into cases.history
  select r.* from made join cases.history as h on h.case_id = made.model and h.seq < 8,
    jsonb_populate_record(h, jsonb_build_object('case_id', made.id)) as r`
