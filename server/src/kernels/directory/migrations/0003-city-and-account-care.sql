-- SPDX-License-Identifier: Apache-2.0
create table directory.city (
  single      boolean primary key default true constraint city_single_check check (single),
  node        text not null constraint city_node_check check (node ~ '^[A-Z]{2}$'),
  region_code text not null constraint city_region_code_fkey references directory.regions (code),
  profile     jsonb not null,
  created_at  timestamptz not null
);
comment on table directory.city is 'Whose installation this is: one row, written when the city is founded';
comment on column directory.city.node is 'First letters of every public number made here';
comment on column directory.city.profile is 'Names of city, bureau and host; which organisations keep the vocabulary and verify ratings';

alter table directory.accounts
  add column password_is_temporary boolean not null default false,
  add column password_changed_at timestamptz,
  add column totp_pending text,
  add column totp_used_step bigint;
comment on column directory.accounts.password_is_temporary is 'Given out by somebody else: it opens nothing but the choice of an own one';
comment on column directory.accounts.totp_pending is 'Secret shown for enrolment, encrypted, until a first code proves that it was taken in';
comment on column directory.accounts.totp_used_step is 'Time step of the last code taken: a code is good once (RFC 6238 §5.2)';
create index accounts_kind_idx on directory.accounts (kind, display_name, id);
