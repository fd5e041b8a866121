-- SPDX-License-Identifier: Apache-2.0
-- A step decided without the case being locked counts only if nothing was noted of the case since it was looked at: a claim or a
-- transfer does not raise rev, yet it changes who may decide. Such a step is stale; whoever decided looks again. Otherwise as before.
create or replace function cases.apply_steps(steps integer, opened_cases json, moved_cases json, claims json, closed json, opened json, retimed json, history json,
  cancelled json, files json, audit json, outbox json, jobs json, keyed_jobs json) returns text[] language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  done integer[] := '{}';
  befores integer[] := '{}';
  moved_done integer[];
  moved_befores integer[];
  claimed integer;
  wanted integer;
  results text[];
begin
  if opened_cases is not null then
    with made as (
      insert into cases.cases
      select r.* from json_array_elements(opened_cases) as n(step), json_populate_record(null::cases.cases, n.step -> 'row') as r
      returning 1
    )
    select array_agg((n.step ->> 'ord')::int), array_agg(0) into done, befores from json_array_elements(opened_cases) as n(step);
  end if;

  if moved_cases is not null then
    with moved as (
      update cases.cases as t set
        status = r.status, phase = r.phase, outcome = r.outcome, clock_state = r.clock_state, clock_started_at = r.clock_started_at, due_at = r.due_at,
        days_left = r.days_left, stopped_for = r.stopped_for, used_days = r.used_days, finished_at = r.finished_at, engine = r.engine,
        data = coalesce(r.data, t.data), supplement = r.supplement, timers = r.timers, history_seq = t.history_seq + r.lines, rev = t.rev + 1, changed_at = r.changed_at,
        rungs_told = coalesce(r.rungs_told, t.rungs_told)
      from json_to_recordset(moved_cases) as r(ord int, id uuid, expected_rev int, expected_seq int, lines int, status text, phase text, outcome text, clock_state text,
        clock_started_at timestamptz, due_at timestamptz, days_left int, stopped_for text, used_days int, finished_at timestamptz, engine jsonb, data jsonb,
        supplement jsonb, timers jsonb, changed_at timestamptz, rungs_told smallint)
      where t.id = r.id and t.rev = r.expected_rev and t.history_seq = coalesce(r.expected_seq, t.history_seq)
      returning r.ord, t.history_seq - r.lines as before
    )
    select coalesce(array_agg(moved.ord), '{}'), coalesce(array_agg(moved.before), '{}') into moved_done, moved_befores from moved;
    done := done || moved_done;
    befores := befores || moved_befores;
  end if;

  if claims is not null and cardinality(done) > 0 then
    with wanted_claims as (
      select r.account_id, r.key, r.request_hash, r.created_at
      from json_to_recordset(claims) as r(ord int, account_id uuid, key text, request_hash text, created_at timestamptz) where r.ord = any (done)
    ), made as (
      insert into platform.idempotency_keys (account_id, key, request_hash, created_at) select * from wanted_claims on conflict do nothing returning 1
    )
    select (select count(*) from made), (select count(*) from wanted_claims) into claimed, wanted;
    if claimed <> wanted then
      -- One of them was a repeat that met an unmoved case: undo all; the caller tries one by one.
      raise exception using errcode = 'CS409', message = 'repeated';
    end if;
  end if;

  if closed is not null then
    update cases.tasks as t set status = r.status, closed_at = r.closed_at, closed_by = r.closed_by, outcome = r.outcome
    from json_to_recordset(closed) as r(ord int, id uuid, status text, closed_at timestamptz, closed_by uuid, outcome text)
    where t.id = r.id and t.status in ('open', 'claimed') and r.ord = any (done);
  end if;

  if opened is not null then
    insert into cases.tasks (id, case_id, token, node, name_zh, name_en, role, organisation_id, for_applicant, assignee_id, status, actions, item, opened_at, claimed_at, due_at)
    select r.id, r.case_id, r.token, r.node, r.name_zh, r.name_en, r.role, r.organisation_id, r.for_applicant, r.assignee_id, r.status, r.actions, r.item, r.opened_at, r.claimed_at, r.due_at
    from json_to_recordset(opened) as r(ord int, id uuid, case_id uuid, token int, node text, name_zh text, name_en text, role text, organisation_id uuid,
      for_applicant boolean, assignee_id uuid, status text, actions text[], item text, opened_at timestamptz, claimed_at timestamptz, due_at timestamptz)
    where r.ord = any (done);
  end if;

  if retimed is not null then
    update cases.tasks as t set due_at = r.due_at, days_left = r.days_left
    from json_to_recordset(retimed) as r(ord int, id uuid, due_at timestamptz, days_left int)
    where t.id = r.id and t.status in ('open', 'claimed') and r.ord = any (done);
  end if;

  insert into cases.history (case_id, seq, at, occurred_at, kind, node, name_zh, name_en, outcome, opinion, actor_account_id, actor_post_id, organisation_id, task_id, command, data)
  select r.case_id, befores[array_position(done, r.ord)] + r.seq, r.at, r.occurred_at, r.kind, r.node, r.name_zh, r.name_en, r.outcome, r.opinion, r.actor_account_id, r.actor_post_id, r.organisation_id, r.task_id, r.command, r.data
  from json_to_recordset(history) as r(ord int, case_id uuid, seq int, at timestamptz, occurred_at timestamptz, kind text, node text, name_zh text, name_en text, outcome text,
    opinion text, actor_account_id uuid, actor_post_id uuid, organisation_id uuid, task_id uuid, command jsonb, data jsonb)
  where r.ord = any (done);

  if cancelled is not null then
    delete from platform.jobs as j using json_to_recordset(cancelled) as r(ord int, queue text, key text)
    where j.queue = r.queue and j.key = r.key and r.ord = any (done);
  end if;
  if files is not null then
    update platform.files as f set attached_kind = 'case', attached_id = r.number
    from json_to_recordset(files) as r(ord int, id uuid, number text) where f.id = r.id and r.ord = any (done);
  end if;

  if cardinality(done) = steps then
    perform platform.keep(audit, outbox, jobs, keyed_jobs, null);
    return array_fill('done'::text, array[steps]);
  end if;
  if cardinality(done) > 0 then perform platform.keep(audit, outbox, jobs, keyed_jobs, done); end if;

  select array_agg(case
      when step = any (done) then 'done'
      when exists (select 1 from json_to_recordset(claims) as r(ord int, account_id uuid, key text, request_hash text)
                   join platform.idempotency_keys as k on k.account_id = r.account_id and k.key = r.key and k.request_hash = r.request_hash
                   where r.ord = step) then 'repeated'
      else 'stale' end order by step)
    into results from generate_series(1, steps) as step;
  return results;
end $$;
