-- SPDX-License-Identifier: Apache-2.0
create table cases.supervisions (
  id              uuid primary key,
  case_id         uuid not null constraint supervisions_case_id_fkey references cases.cases (id),
  task_id         uuid constraint supervisions_task_id_fkey references cases.tasks (id),
  due_at          timestamptz not null,
  reason          text not null,
  supervisor_id   uuid not null,
  organisation_id uuid not null,
  answer          text,
  answered_by     uuid,
  answered_at     timestamptz,
  lifted_by       uuid,
  lifted_at       timestamptz,
  overdue_told    boolean not null default false,
  created_at      timestamptz not null
);
comment on table cases.supervisions is '督办: who watches over a case or one of its tasks until a stricter date; an answer is required, and it lasts until it is lifted';
comment on column cases.supervisions.task_id is 'Null for the case as a whole';
comment on column cases.supervisions.supervisor_id is 'Account that supervises and is answered to';
comment on column cases.supervisions.organisation_id is 'Organisation that has to answer';
comment on column cases.supervisions.overdue_told is 'It was told once that the answer is overdue';
create index supervisions_case_id_idx on cases.supervisions (case_id);
create unique index supervisions_open_idx on cases.supervisions (case_id, coalesce(task_id, case_id)) where lifted_at is null;
