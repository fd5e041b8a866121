-- SPDX-License-Identifier: Apache-2.0
create table cases.dues (
  id          uuid primary key,
  case_id     uuid not null constraint dues_case_id_fkey references cases.cases (id),
  kind        text not null constraint dues_kind_check check (kind in ('omission', 'commitment')),
  code        text not null,
  name_zh     text not null,
  name_en     text not null,
  statement   jsonb,
  days        integer not null,
  due_at      timestamptz,
  status      text not null constraint dues_status_check check (status in ('promised', 'open', 'supplied', 'waived', 'kept', 'broken', 'ended')),
  told        smallint not null default 0,
  task_id     uuid constraint dues_task_id_fkey references cases.tasks (id),
  closed_by   uuid,
  closed_at   timestamptz,
  findings    text,
  consequence jsonb,
  created_at  timestamptz not null
);
comment on table cases.dues is 'Owed later: a material tolerated missing 容缺受理, or the check of a commitment 告知承诺';
comment on column cases.dues.code is 'Code of the material within the item';
comment on column cases.dues.statement is 'Of a commitment: the words that were signed, both languages';
comment on column cases.dues.days is 'Working days: to hand the material in after acceptance, to check the commitment after the decision';
comment on column cases.dues.status is 'promised: a commitment whose case is not decided yet. ended: its case ended before';
comment on column cases.dues.told is 'Of an omission: 0 nothing told, 1 warned, 2 overdue and passed on';
comment on column cases.dues.task_id is 'Of a commitment: the task in which it is checked';
comment on column cases.dues.consequence is 'Of a broken commitment: {kind, text}';
create index dues_case_id_idx on cases.dues (case_id);
