-- SPDX-License-Identifier: Apache-2.0
create schema cases;
comment on schema cases is 'Everything that moves: processes, cases, tasks, history, papers, ratings';

create table cases.process_versions (
  key        text not null,
  version    integer not null,
  xml        text not null,
  model      jsonb not null,
  sha256     text not null,
  created_at timestamptz not null,
  primary key (key, version)
);
comment on table cases.process_versions is 'Published processes: the BPMN drawing and what it was compiled to; immutable, cases pin one';

create table cases.cases (
  id                 uuid primary key,
  number             text not null constraint cases_number_key unique,
  kind               text not null,
  title_zh           text not null,
  title_en           text not null,
  item_code          text,
  definition_id      uuid,
  definition_version integer,
  process_key        text not null,
  process_version    integer not null,
  status             text not null constraint cases_status_check check (status in ('open', 'paused', 'finished', 'withdrawn', 'terminated')),
  phase              text not null,
  outcome            text,
  organisation_id    uuid not null,
  region_code        text not null,
  subject_kind       text not null,
  subject_id         uuid not null,
  subject_name       text not null,
  channel            text not null,
  submitted_at       timestamptz not null,
  promised_days      integer not null,
  clock_state        text not null constraint cases_clock_state_check check (clock_state in ('not-started', 'running', 'stopped', 'ended')),
  clock_started_at   timestamptz,
  due_at             timestamptz,
  days_left          integer,
  stopped_for        text,
  used_days          integer,
  finished_at        timestamptz,
  engine             jsonb not null,
  data               jsonb not null,
  supplement         jsonb,
  timers             jsonb not null default '[]',
  history_seq        integer not null,
  rev                integer not null,
  rating             smallint constraint cases_rating_check check (rating between 1 and 5),
  rated_at           timestamptz,
  parent_number      text,
  created_at         timestamptz not null,
  changed_at         timestamptz not null,
  constraint cases_process_fkey foreign key (process_key, process_version) references cases.process_versions (key, version)
)
-- Room on the page: a step that moves no indexed column then touches no index.
with (fillfactor = 70);
comment on table cases.cases is 'One row a matter 办件; what SQL asks is in columns, the rest in data, valid by the pinned definition';
comment on column cases.cases.submitted_at is 'Event time: when it happened; created_at is when we learned of it';
comment on column cases.cases.engine is 'State of the process interpreter: tokens, variables, stage';
comment on column cases.cases.data is 'Answers, situation, prefills, materials; sensitive answers are encrypted';
comment on column cases.cases.days_left is 'Working days left while the clock is stopped; null while it runs';
comment on column cases.cases.timers is 'Timers of the process: token, event, due instant or working days left';
comment on column cases.cases.rev is 'Grows with every step; a writer names the one it has seen';
create index cases_organisation_id_idx on cases.cases (organisation_id, submitted_at desc);
create index cases_subject_idx on cases.cases (subject_kind, subject_id, submitted_at desc);
create index cases_submitted_at_idx on cases.cases (submitted_at);
create index cases_finished_at_idx on cases.cases (finished_at) where finished_at is not null;
create index cases_item_code_idx on cases.cases (item_code, submitted_at desc);
create index cases_due_at_idx on cases.cases (due_at) where status = 'open';
create index cases_parent_number_idx on cases.cases (parent_number) where parent_number is not null;

create table cases.tasks (
  id              uuid primary key,
  case_id         uuid not null,
  token           integer not null,
  node            text not null,
  name_zh         text not null,
  name_en         text not null,
  role            text,
  organisation_id uuid,
  for_applicant   boolean not null,
  assignee_id     uuid,
  status          text not null constraint tasks_status_check check (status in ('open', 'claimed', 'closed', 'cancelled')),
  actions         text[] not null,
  item            text,
  opened_at       timestamptz not null,
  claimed_at      timestamptz,
  due_at          timestamptz,
  closed_at       timestamptz,
  closed_by       uuid,
  outcome         text
);
comment on table cases.tasks is 'Work that waits for a person: a post at an organisation, or the applicant';
comment on column cases.tasks.case_id is 'Written by cases.apply_steps only, beside its case: a foreign key would check each row once more';
comment on column cases.tasks.item is 'Of a multi-instance task: the organisation this instance is for';
create index tasks_case_id_idx on cases.tasks (case_id);
create index tasks_open_idx on cases.tasks (organisation_id, role, opened_at) where status = 'open';
create index tasks_assignee_id_idx on cases.tasks (assignee_id, opened_at) where status = 'claimed';
create index tasks_closed_by_idx on cases.tasks (closed_by, closed_at) where status = 'closed';

create table cases.history (
  case_id          uuid not null,
  seq              integer not null,
  at               timestamptz not null,
  kind             text not null,
  node             text,
  name_zh          text,
  name_en          text,
  outcome          text,
  opinion          text,
  actor_account_id uuid,
  actor_post_id    uuid,
  organisation_id  uuid,
  task_id          uuid,
  command          jsonb,
  data             jsonb not null,
  primary key (case_id, seq)
);
comment on table cases.history is 'What happened, dense and append-only; its commands replay to the same state';
comment on column cases.history.command is 'Command given to the interpreter, on the first row of a step';
create index history_actor_idx on cases.history (actor_account_id, at);

create table cases.papers (
  case_id   uuid not null constraint papers_case_id_fkey references cases.cases (id),
  kind      text not null,
  number    text not null constraint papers_number_key unique,
  content   jsonb not null,
  file_id   uuid,
  issued_at timestamptz not null,
  primary key (case_id, number)
);
comment on table cases.papers is 'Numbered papers 文书 made from the case';
comment on column cases.papers.content is 'What the paper says, frozen when it was issued';
comment on column cases.papers.file_id is 'The PDF, made when somebody first asks for it';

create table cases.marks (
  account_id uuid not null,
  case_id    uuid not null constraint marks_case_id_fkey references cases.cases (id),
  watched    boolean not null,
  seen_rev   integer not null,
  created_at timestamptz not null,
  primary key (account_id, case_id)
);
comment on table cases.marks is 'What an account watches, and up to where it has seen a case';
create index marks_case_id_idx on cases.marks (case_id);

create table cases.ratings (
  case_id    uuid primary key constraint ratings_case_id_fkey references cases.cases (id),
  grade      smallint not null constraint ratings_grade_check check (grade between 1 and 5),
  tags       text[] not null,
  comment    text,
  channel    text not null,
  rated_at   timestamptz not null
);
comment on table cases.ratings is '好差评: five grades (GB/T 39735), one rating a handling; who rated is not shown to the rated';

-- Steps of many cases in one statement and one commit: state, tasks, history, timers, evidence, events. The caller has
-- planned all of it; the function only checks that nobody else moved a case meanwhile, and writes. Every list carries
-- the number of the step it belongs to (ord, from 1). The planner must not choose a scan because a table was small once.
create function cases.apply_steps(batch jsonb) returns text[] language plpgsql
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
    select r.* from jsonb_array_elements(batch -> 'new') as n(step), jsonb_populate_record(null::cases.cases, n.step -> 'row') as r
    returning id
  ), moved as (
    update cases.cases as t set
      status = r.status, phase = r.phase, outcome = r.outcome, clock_state = r.clock_state, clock_started_at = r.clock_started_at, due_at = r.due_at,
      days_left = r.days_left, stopped_for = r.stopped_for, used_days = r.used_days, finished_at = r.finished_at, engine = r.engine,
      data = coalesce(r.data, t.data), supplement = r.supplement, timers = r.timers, history_seq = t.history_seq + r.lines, rev = t.rev + 1, changed_at = r.changed_at
    from jsonb_to_recordset(batch -> 'moved') as r(ord int, id uuid, expected_rev int, lines int, status text, phase text, outcome text, clock_state text,
      clock_started_at timestamptz, due_at timestamptz, days_left int, stopped_for text, used_days int, finished_at timestamptz, engine jsonb, data jsonb,
      supplement jsonb, timers jsonb, changed_at timestamptz)
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

  insert into cases.history (case_id, seq, at, kind, node, name_zh, name_en, outcome, opinion, actor_account_id, actor_post_id, organisation_id, task_id, command, data)
  select r.case_id, m.before + r.seq, r.at, r.kind, r.node, r.name_zh, r.name_en, r.outcome, r.opinion, r.actor_account_id, r.actor_post_id, r.organisation_id, r.task_id, r.command, r.data
  from jsonb_to_recordset(batch -> 'history') as r(ord int, case_id uuid, seq int, at timestamptz, kind text, node text, name_zh text, name_en text, outcome text,
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
