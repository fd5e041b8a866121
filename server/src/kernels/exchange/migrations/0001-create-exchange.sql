-- SPDX-License-Identifier: Apache-2.0
create schema exchange;
comment on schema exchange is 'Departments'' own systems: who they are, what they may do, what they told and were told';

create table exchange.systems (
  id              uuid primary key,
  code            text not null constraint systems_code_key unique,
  name_zh         text not null,
  name_en         text not null,
  organisation_id uuid not null,
  account_id      uuid not null,
  contact_role    text not null,
  callback_url    text,
  silence_hours   integer not null constraint systems_silence_hours_check check (silence_hours between 1 and 400),
  state           text not null constraint systems_state_check check (state in ('prepared', 'active', 'suspended')),
  version         integer not null,
  created_at      timestamptz not null,
  changed_at      timestamptz not null
);
comment on table exchange.systems is 'Register of departments'' systems 部门系统';
comment on column exchange.systems.organisation_id is 'The organisation that answers for it, and whose cases it may see';
comment on column exchange.systems.account_id is 'The account under which it acts in histories and evidence; nobody can sign in to it';
comment on column exchange.systems.contact_role is 'Post at the organisation, or at the nearest above it, to whom its silence is told';
comment on column exchange.systems.silence_hours is 'Working hours without a sign of life that are normal';

create table exchange.permits (
  system_id  uuid not null constraint permits_system_id_fkey references exchange.systems (id),
  item_code  text not null,
  act        text not null constraint permits_act_check check (act in ('report', 'handle')),
  created_at timestamptz not null,
  primary key (system_id, item_code, act)
);
comment on table exchange.permits is 'Items a system may tell cases of (report), or fetch and answer cases of (handle)';
create index permits_item_code_idx on exchange.permits (item_code);

create table exchange.keys (
  id         text primary key,
  system_id  uuid not null constraint keys_system_id_fkey references exchange.systems (id),
  secret     text not null,
  created_at timestamptz not null,
  retires_at timestamptz,
  revoked_at timestamptz
);
comment on table exchange.keys is 'Shared secrets of systems; two at most count at a time';
comment on column exchange.keys.id is 'The keyid of signatures: code of the system, a full stop, a number';
comment on column exchange.keys.secret is 'Encrypted by the key provider: to check an HMAC the secret itself is needed';
comment on column exchange.keys.retires_at is 'Until when it counts beside the key that follows it';
create index keys_system_id_idx on exchange.keys (system_id);

create table exchange.nonces (
  key_id     text not null,
  nonce      text not null,
  created_at timestamptz not null,
  primary key (key_id, nonce)
);
comment on table exchange.nonces is 'Nonces of signatures that were accepted, kept longer than a signature is: none counts twice';
create index nonces_created_at_idx on exchange.nonces (created_at);

create table exchange.signs (
  system_id    uuid primary key constraint signs_system_id_fkey references exchange.systems (id),
  heard_at     timestamptz,
  silent_since timestamptz,
  created_at   timestamptz not null
);
comment on table exchange.signs is 'Last sign of life of each system, apart from the register: it is written with every call';
comment on column exchange.signs.silent_since is 'When it was found to have been silent for longer than is normal; null while it is heard';
