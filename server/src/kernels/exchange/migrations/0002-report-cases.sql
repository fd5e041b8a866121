-- SPDX-License-Identifier: Apache-2.0
create table exchange.cases (
  system_id       uuid not null constraint cases_system_id_fkey references exchange.systems (id),
  external_number text not null,
  case_number     text not null constraint cases_case_number_key unique,
  head            text not null,
  item_code       text not null,
  submitted_on    date not null,
  promised_on     date,
  state           text not null,
  state_on        date not null,
  created_at      timestamptz not null,
  changed_at      timestamptz not null,
  primary key (system_id, external_number)
);
comment on table exchange.cases is 'Cases that systems report: their number there and here';
comment on column exchange.cases.head is 'Keyed hash of what never changes (item, applicant, submission, promise): told again, it must be the same';
comment on column exchange.cases.state is 'Where it stands by all that was reported; what reconciliation compares';
comment on column exchange.cases.state_on is 'Day in Shanghai of the event that brought it there';
create index cases_state_on_idx on exchange.cases (system_id, state_on);
create index cases_submitted_on_idx on exchange.cases (system_id, submitted_on);

create table exchange.events (
  system_id       uuid not null,
  external_number text not null,
  event_id        text not null,
  occurred_at     timestamptz not null,
  state           text not null,
  outcome         text,
  step_zh         text,
  step_en         text,
  created_at      timestamptz not null,
  primary key (system_id, external_number, event_id),
  constraint events_case_fkey foreign key (system_id, external_number) references exchange.cases (system_id, external_number)
);
comment on table exchange.events is 'Every state that was reported, once; the case follows from all of them';
comment on column exchange.events.occurred_at is 'When it happened there; created_at says when it arrived here';

create table exchange.feed (
  system_id   uuid not null constraint feed_system_id_fkey references exchange.systems (id),
  case_number text not null,
  seq         bigint not null,
  created_at  timestamptz not null,
  primary key (system_id, case_number)
);
comment on table exchange.feed is 'Cases a system handles, by the number of their last change: what it fetches from a cursor on';
create index feed_seq_idx on exchange.feed (system_id, seq);

create table exchange.lanes (
  system_id  uuid primary key constraint lanes_system_id_fkey references exchange.systems (id),
  last_seq   bigint not null,
  created_at timestamptz not null
);
comment on table exchange.lanes is 'Numbers what a system is told, without a gap and in the order of commits: nobody who fetches from a cursor misses a change';
insert into exchange.lanes (system_id, last_seq, created_at) select s.id, 0, s.created_at from exchange.systems as s;
