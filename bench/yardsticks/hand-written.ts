// SPDX-License-Identifier: Apache-2.0
import type { BenchPlatform } from '../bench-platform.ts'
import { type Contender, inLanes } from '../suite.ts'

/**
 * What somebody would write by hand for this one process: a guarded update, a history row, an outbox row, and every second
 * step the next task, in one statement; with the indexes an inbox and a deadline list need. No access, form, clock,
 * evidence or repeat protection.
 */
export async function prepareHandWritten({ pool }: BenchPlatform, count: number): Promise<Contender> {
  await pool.query(`
    create schema bare;
    create table bare.cases (id uuid primary key, state text not null, version int not null, due_at timestamptz, updated_at timestamptz not null);
    create index on bare.cases (due_at);
    create table bare.history (case_id uuid not null, seq int not null, at timestamptz not null, state text not null, actor uuid not null, payload jsonb not null, primary key (case_id, seq));
    create table bare.outbox (id bigint generated always as identity primary key, topic text not null, key uuid not null, payload jsonb not null);
    create table bare.tasks (id uuid primary key default gen_random_uuid(), case_id uuid not null references bare.cases (id), kind text not null, grp text not null, due_at timestamptz);
    create index on bare.tasks (case_id);
    create index on bare.tasks (grp, due_at);
    insert into bare.cases select gen_random_uuid(), 'review', 0, now(), now() from generate_series(1, ${count})`)
  const ids = (await pool.query<{ id: string }>('select id from bare.cases')).rows.map((row) => row.id)
  const versions = new Map(ids.map((id) => [id, 0]))
  const actor = ids[0] ?? ''
  const statement = `
    with moved as (update bare.cases set state = $3, version = version + 1, due_at = now() + interval '5 days', updated_at = now() where id = $1 and version = $2 returning id, version),
         written as (insert into bare.history (case_id, seq, at, state, actor, payload) select id, version, now(), $3, $4, $5::jsonb from moved),
         told as (insert into bare.outbox (topic, key, payload) select 'case.moved', id, $5::jsonb from moved),
         opened as (insert into bare.tasks (case_id, kind, grp, due_at) select id, $3, 'market', now() + interval '3 days' from moved where $6)
    select version from moved`
  return (ms) =>
    inLanes(ms, ids, async (id) => {
      const version = versions.get(id) ?? 0
      await pool.query(statement, [id, version, 'review', actor, bareAnswers, version % 2 === 0])
      versions.set(id, version + 1)
    })
}
const bareAnswers = JSON.stringify({ answers: 'yes' })
