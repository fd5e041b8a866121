-- SPDX-License-Identifier: Apache-2.0
create table exchange.reconciliations (
  id          uuid primary key,
  system_id   uuid not null constraint reconciliations_system_id_fkey references exchange.systems (id),
  day         date not null,
  listed      integer not null,
  known       integer not null,
  equal       integer not null,
  differing   integer not null,
  digest_here text not null,
  digest_there text not null,
  by_account_id uuid,
  created_at  timestamptz not null
);
comment on table exchange.reconciliations is 'Comparisons 对账 of a day''s list of a system with what the platform knows; one row each time it was sent';
comment on column exchange.reconciliations.listed is 'Cases in the list of the system';
comment on column exchange.reconciliations.known is 'Cases the platform knows of that day';
comment on column exchange.reconciliations.digest_here is 'Digest of the platform''s own list, docs/exchange.md';
comment on column exchange.reconciliations.by_account_id is 'Who sent the list: the account of the system, or of who handed it in';
create index reconciliations_system_id_idx on exchange.reconciliations (system_id, created_at);

create table exchange.differences (
  id              uuid primary key,
  system_id       uuid not null constraint differences_system_id_fkey references exchange.systems (id),
  external_number text not null,
  kind            text not null constraint differences_kind_check check (kind in ('only-here', 'only-there', 'state', 'date', 'item')),
  day             date not null,
  case_number     text,
  here            text,
  there           text,
  last_seen_at    timestamptz not null,
  closed_at       timestamptz,
  closed_by       uuid,
  reason          text,
  created_at      timestamptz not null
);
comment on table exchange.differences is 'Where the two sides differ; open until they agree, or a person closes it with a reason';
comment on column exchange.differences.day is 'Day of the list that first showed it';
comment on column exchange.differences.closed_by is 'Null where a later list agreed';
create unique index differences_open_idx on exchange.differences (system_id, external_number) where closed_at is null;
create index differences_system_id_idx on exchange.differences (system_id, created_at);
create index events_occurred_at_idx on exchange.events (system_id, occurred_at);
