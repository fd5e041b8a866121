-- SPDX-License-Identifier: Apache-2.0
alter table exchange.lanes
  add column locked_until timestamptz,
  add column rests_until timestamptz,
  add column failures integer not null default 0,
  add column stopped_at timestamptz;
comment on column exchange.lanes.locked_until is 'Until when one process delivers; after that another may';
comment on column exchange.lanes.rests_until is 'A receiver that could not be reached is left alone until then';
comment on column exchange.lanes.failures is 'How often in a row it could not be reached';
comment on column exchange.lanes.stopped_at is 'When the platform gave up and waits for a person; null while it delivers';

create table exchange.notices (
  system_id    uuid not null constraint notices_system_id_fkey references exchange.systems (id),
  seq          bigint not null,
  event_id     uuid not null,
  type         text not null,
  case_number  text not null,
  data         jsonb not null,
  happened_at  timestamptz not null,
  state        text not null constraint notices_state_check check (state in ('waiting', 'delivered', 'held')),
  tries        integer not null default 0,
  next_try_at  timestamptz not null,
  last_fault   text,
  delivered_at timestamptz,
  created_at   timestamptz not null,
  primary key (system_id, seq),
  constraint notices_event_key unique (system_id, event_id)
);
comment on table exchange.notices is 'What systems are told of their cases, once at least and a case''s events in order; no personal data';
comment on column exchange.notices.state is 'held: refused by the receiver too often, waits for a person; what follows of the same case waits with it';
create index notices_open_idx on exchange.notices (system_id, case_number, seq) where state <> 'delivered';
create index notices_delivered_at_idx on exchange.notices (delivered_at) where state = 'delivered';
