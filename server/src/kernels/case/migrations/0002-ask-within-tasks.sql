-- SPDX-License-Identifier: Apache-2.0
-- Somebody may be asked within a task; facts that arrive late keep both times; deadlines are told once.
alter table cases.tasks
  add column parent_id    uuid,
  add column days_left    integer,
  add column overdue_told boolean not null default false;
comment on column cases.tasks.token is 'Token of the process that waits here; 0 for work that moves none: what is asked within a task, the check of a commitment';
comment on column cases.tasks.parent_id is 'The task within which this one was asked';
comment on column cases.tasks.days_left is 'Working days left of the step while the clock of the case stands; null while it runs';
comment on column cases.tasks.overdue_told is 'The alarm has said that this task is overdue';
create index tasks_parent_id_idx on cases.tasks (parent_id) where parent_id is not null;

alter table cases.cases add column rungs_told smallint not null default 0;
comment on column cases.cases.rungs_told is 'How far the deadline has been told: 0 not at all, 1 warned, 2 overdue, 2 + n the n-th rung of the ladder';

alter table cases.history add column occurred_at timestamptz;
comment on column cases.history.occurred_at is 'Event time, where it is not the time of entry (at)';

create table cases.task_asks (
  task_id               uuid primary key constraint task_asks_task_id_fkey references cases.tasks (id),
  case_id               uuid not null constraint task_asks_case_id_fkey references cases.cases (id),
  kind                  text not null constraint task_asks_kind_check check (kind in ('delegation', 'co-handling', 'approval')),
  place                 text constraint task_asks_place_check check (place in ('before', 'after')),
  mandatory             boolean not null,
  question              text not null,
  proposal              jsonb,
  asked_by              uuid not null,
  asked_by_post         uuid,
  asked_by_organisation uuid,
  verdict               text,
  opinion               text,
  created_at            timestamptz not null,
  constraint task_asks_approval_check check ((kind = 'approval') = (place is not null))
);
comment on table cases.task_asks is 'What somebody is asked within a task: 委派 delegation, 会办 co-handling, 加签 approval. Its state is that of its own task';
comment on column cases.task_asks.task_id is 'The extra task: whoever holds it answers. Its parent_id is the task within which it was asked';
comment on column cases.task_asks.place is 'Of an approval: before the holder decides, or after, taking the decision along';
comment on column cases.task_asks.mandatory is 'The parent cannot be completed while this is open';
comment on column cases.task_asks.proposal is 'Of an approval afterwards: the decision that takes effect when it is agreed to';
comment on column cases.task_asks.verdict is 'agree, disagree, or of a delegation the action that is proposed';
create index task_asks_case_id_idx on cases.task_asks (case_id);

-- Steps of many cases in one statement and one commit: state, tasks, history, timers, evidence, events. The caller has
-- planned all of it; the function only checks that nobody else moved a case meanwhile, and writes. Every list carries
-- the number of the step it belongs to (ord, from 1). The planner must not choose a scan because a table was small once.
create or replace function cases.apply_steps(batch jsonb) returns text[] language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  steps integer := (batch ->> 'steps')::int;
  done integer[];
  befores integer[];
  claimed integer;
  results text[];
begin
  with opened as (
    insert into cases.cases
    select r.* from jsonb_array_elements(batch -> 'new') as n(step),
      -- Columns that an older version of the program does not know of.
      jsonb_populate_record(null::cases.cases, '{"rungs_told": 0}'::jsonb || (n.step -> 'row')) as r
    returning id
  ), moved as (
    update cases.cases as t set
      status = r.status, phase = r.phase, outcome = r.outcome, clock_state = r.clock_state, clock_started_at = r.clock_started_at, due_at = r.due_at,
      days_left = r.days_left, stopped_for = r.stopped_for, used_days = r.used_days, finished_at = r.finished_at, engine = r.engine,
      data = coalesce(r.data, t.data), supplement = r.supplement, timers = r.timers, history_seq = t.history_seq + r.lines, rev = t.rev + 1, changed_at = r.changed_at,
      rungs_told = coalesce(r.rungs_told, t.rungs_told)
    from jsonb_to_recordset(batch -> 'moved') as r(ord int, id uuid, expected_rev int, lines int, status text, phase text, outcome text, clock_state text,
      clock_started_at timestamptz, due_at timestamptz, days_left int, stopped_for text, used_days int, finished_at timestamptz, engine jsonb, data jsonb,
      supplement jsonb, timers jsonb, changed_at timestamptz, rungs_told smallint)
    where t.id = r.id and t.rev = r.expected_rev
    returning r.ord, t.history_seq - r.lines as before
  ), applied as (
    select ord, before from moved
    union all select (n.step ->> 'ord')::int, 0 from jsonb_array_elements(batch -> 'new') as n(step)
  )
  select coalesce(array_agg(applied.ord), '{}'), coalesce(array_agg(applied.before), '{}') into done, befores from applied;

  if jsonb_array_length(batch -> 'claims') > 0 then
    with made as (
      insert into platform.idempotency_keys (account_id, key, request_hash, created_at)
      select r.account_id, r.key, r.request_hash, r.created_at
      from jsonb_to_recordset(batch -> 'claims') as r(ord int, account_id uuid, key text, request_hash text, created_at timestamptz)
      where r.ord = any (done) on conflict do nothing returning 1
    )
    select count(*) into claimed from made;
    if claimed <> (select count(*) from jsonb_to_recordset(batch -> 'claims') as r(ord int) where r.ord = any (done)) then
      -- One of them was a repeat that met an unmoved case: undo all; the caller tries one by one.
      raise exception using errcode = 'CS409', message = 'repeated';
    end if;
  end if;

  if jsonb_array_length(batch -> 'closed') > 0 then
    update cases.tasks as t set status = r.status, closed_at = r.closed_at, closed_by = r.closed_by, outcome = r.outcome
    from jsonb_to_recordset(batch -> 'closed') as r(ord int, id uuid, status text, closed_at timestamptz, closed_by uuid, outcome text)
    where t.id = r.id and t.status in ('open', 'claimed') and r.ord = any (done);
  end if;

  if jsonb_array_length(batch -> 'opened') > 0 then
    insert into cases.tasks (id, case_id, token, node, name_zh, name_en, role, organisation_id, for_applicant, assignee_id, status, actions, item, opened_at, claimed_at, due_at)
    select r.id, r.case_id, r.token, r.node, r.name_zh, r.name_en, r.role, r.organisation_id, r.for_applicant, r.assignee_id, r.status, r.actions, r.item, r.opened_at, r.claimed_at, r.due_at
    from jsonb_to_recordset(batch -> 'opened') as r(ord int, id uuid, case_id uuid, token int, node text, name_zh text, name_en text, role text, organisation_id uuid,
      for_applicant boolean, assignee_id uuid, status text, actions text[], item text, opened_at timestamptz, claimed_at timestamptz, due_at timestamptz)
    where r.ord = any (done);
  end if;

  if jsonb_array_length(coalesce(batch -> 'retimed', '[]')) > 0 then
    update cases.tasks as t set due_at = r.due_at, days_left = r.days_left
    from jsonb_to_recordset(batch -> 'retimed') as r(ord int, id uuid, due_at timestamptz, days_left int)
    where t.id = r.id and t.status in ('open', 'claimed') and r.ord = any (done);
  end if;

  insert into cases.history (case_id, seq, at, occurred_at, kind, node, name_zh, name_en, outcome, opinion, actor_account_id, actor_post_id, organisation_id, task_id, command, data)
  select r.case_id, m.before + r.seq, r.at, r.occurred_at, r.kind, r.node, r.name_zh, r.name_en, r.outcome, r.opinion, r.actor_account_id, r.actor_post_id, r.organisation_id, r.task_id, r.command, r.data
  from jsonb_to_recordset(batch -> 'history') as r(ord int, case_id uuid, seq int, at timestamptz, occurred_at timestamptz, kind text, node text, name_zh text, name_en text, outcome text,
    opinion text, actor_account_id uuid, actor_post_id uuid, organisation_id uuid, task_id uuid, command jsonb, data jsonb)
  join unnest(done, befores) as m(ord, before) on m.ord = r.ord;

  if jsonb_array_length(batch -> 'cancelled') > 0 then
    delete from platform.jobs as j using jsonb_to_recordset(batch -> 'cancelled') as r(ord int, queue text, key text)
    where j.queue = r.queue and j.key = r.key and r.ord = any (done);
  end if;
  if jsonb_array_length(batch -> 'files') > 0 then
    update platform.files as f set attached_kind = 'case', attached_id = r.number
    from jsonb_to_recordset(batch -> 'files') as r(ord int, id uuid, number text) where f.id = r.id and r.ord = any (done);
  end if;

  if cardinality(done) = steps then
    perform platform.keep(batch -> 'audit', batch -> 'outbox', batch -> 'jobs');
  elsif cardinality(done) > 0 then
    perform platform.keep(
      (select coalesce(jsonb_agg(e), '[]') from jsonb_array_elements(batch -> 'audit') as e where (e ->> 'ord')::int = any (done)),
      (select coalesce(jsonb_agg(e), '[]') from jsonb_array_elements(batch -> 'outbox') as e where (e ->> 'ord')::int = any (done)),
      (select coalesce(jsonb_agg(e), '[]') from jsonb_array_elements(batch -> 'jobs') as e where (e ->> 'ord')::int = any (done)));
  end if;

  select array_agg(case
      when step = any (done) then 'done'
      when exists (select 1 from jsonb_to_recordset(batch -> 'claims') as r(ord int, account_id uuid, key text, request_hash text)
                   join platform.idempotency_keys as k on k.account_id = r.account_id and k.key = r.key and k.request_hash = r.request_hash
                   where r.ord = step) then 'repeated'
      else 'stale' end order by step)
    into results from generate_series(1, steps) as step;
  return results;
end $$;
comment on function cases.apply_steps(jsonb) is 'Writes planned steps of cases; for each: done, stale or repeated';
