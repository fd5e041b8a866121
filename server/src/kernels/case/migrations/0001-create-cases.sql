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
);
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
  case_id         uuid not null constraint tasks_case_id_fkey references cases.cases (id),
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
comment on column cases.tasks.item is 'Of a multi-instance task: the organisation this instance is for';
create index tasks_case_id_idx on cases.tasks (case_id);
create unique index tasks_open_token_idx on cases.tasks (case_id, token) where status in ('open', 'claimed');
create index tasks_open_idx on cases.tasks (organisation_id, role, opened_at) where status = 'open';
create index tasks_assignee_id_idx on cases.tasks (assignee_id, opened_at) where status = 'claimed';
create index tasks_closed_by_idx on cases.tasks (closed_by, closed_at) where status = 'closed';

create table cases.history (
  case_id          uuid not null constraint history_case_id_fkey references cases.cases (id),
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

-- A whole step in one statement: state, tasks, history, timers, evidence, events. The caller has planned all of it; the
-- function only checks that nobody else moved the case meanwhile and writes.
create function cases.apply_step(step jsonb) returns text language plpgsql as $$
declare
  target uuid := (step ->> 'case_id')::uuid;
  c jsonb := step -> 'case';
  claim jsonb := step -> 'idempotency';
  lines integer := jsonb_array_length(step -> 'history');
  seq_before integer := 0;
  closed record;
  cancelled record;
begin
  if (step ->> 'expected_rev') is null then
    insert into cases.cases select r.* from jsonb_populate_record(null::cases.cases, c) as r;
  else
    update cases.cases as t set
      status = c ->> 'status', phase = c ->> 'phase', outcome = c ->> 'outcome', clock_state = c ->> 'clock_state',
      clock_started_at = (c ->> 'clock_started_at')::timestamptz, due_at = (c ->> 'due_at')::timestamptz, days_left = (c ->> 'days_left')::int,
      stopped_for = c ->> 'stopped_for', used_days = (c ->> 'used_days')::int, finished_at = (c ->> 'finished_at')::timestamptz,
      engine = c -> 'engine', data = coalesce(c -> 'data', t.data), supplement = nullif(c -> 'supplement', 'null'::jsonb),
      timers = c -> 'timers', history_seq = t.history_seq + lines, rev = t.rev + 1, changed_at = (c ->> 'changed_at')::timestamptz
    where t.id = target and t.rev = (step ->> 'expected_rev')::int
    returning t.history_seq - lines into seq_before;
    if not found then
      if claim is not null and claim <> 'null'::jsonb and exists (select 1 from platform.idempotency_keys as k where k.account_id = (claim ->> 'account_id')::uuid and k.key = claim ->> 'key') then
        return 'repeated';
      end if;
      return 'stale';
    end if;
  end if;

  if claim is not null and claim <> 'null'::jsonb then
    insert into platform.idempotency_keys (account_id, key, request_hash, created_at)
    values ((claim ->> 'account_id')::uuid, claim ->> 'key', claim ->> 'request_hash', (c ->> 'changed_at')::timestamptz)
    on conflict do nothing;
    if not found then
      -- The same request came before and moved the case already: undo this one.
      raise exception using errcode = 'CS409', message = 'repeated';
    end if;
  end if;

  -- Row by row: a step closes one task or a few, and a join with a set of unknown size would scan the table.
  for closed in select * from jsonb_array_elements(step -> 'closed_tasks') as r(task) loop
    update cases.tasks as t set status = closed.task ->> 'status', closed_at = (closed.task ->> 'closed_at')::timestamptz,
      closed_by = (closed.task ->> 'closed_by')::uuid, outcome = closed.task ->> 'outcome'
    where t.case_id = target and t.token = (closed.task ->> 'token')::int and t.status in ('open', 'claimed');
  end loop;

  insert into cases.tasks (id, case_id, token, node, name_zh, name_en, role, organisation_id, for_applicant, assignee_id, status, actions, item, opened_at, claimed_at, due_at)
  select r.id, target, r.token, r.node, r.name_zh, r.name_en, r.role, r.organisation_id, r.for_applicant, r.assignee_id, r.status, r.actions, r.item, r.opened_at, r.claimed_at, r.due_at
  from jsonb_to_recordset(step -> 'opened_tasks') as r(id uuid, token int, node text, name_zh text, name_en text, role text, organisation_id uuid,
    for_applicant boolean, assignee_id uuid, status text, actions text[], item text, opened_at timestamptz, claimed_at timestamptz, due_at timestamptz);

  insert into cases.history (case_id, seq, at, kind, node, name_zh, name_en, outcome, opinion, actor_account_id, actor_post_id, organisation_id, task_id, command, data)
  select target, seq_before + r.seq, r.at, r.kind, r.node, r.name_zh, r.name_en, r.outcome, r.opinion, r.actor_account_id, r.actor_post_id, r.organisation_id, r.task_id, r.command, r.data
  from jsonb_to_recordset(step -> 'history') as r(seq int, at timestamptz, kind text, node text, name_zh text, name_en text, outcome text, opinion text,
    actor_account_id uuid, actor_post_id uuid, organisation_id uuid, task_id uuid, command jsonb, data jsonb);

  for cancelled in select * from jsonb_array_elements(step -> 'cancelled_jobs') as r(job) loop
    delete from platform.jobs as j where j.queue = cancelled.job ->> 'queue' and j.key = cancelled.job ->> 'key';
  end loop;
  if jsonb_array_length(step -> 'attached_files') > 0 then
    update platform.files as f set attached_kind = 'case', attached_id = step ->> 'number'
    where f.id in (select value::uuid from jsonb_array_elements_text(step -> 'attached_files'));
  end if;
  perform platform.keep(step -> 'audit', step -> 'outbox', step -> 'jobs');
  return 'done';
end $$;
comment on function cases.apply_step(jsonb) is 'Writes one planned step of a case; done, stale or repeated';
