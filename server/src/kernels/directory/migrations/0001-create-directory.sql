-- SPDX-License-Identifier: Apache-2.0
create schema directory;
comment on schema directory is 'Regions, organisations in time, posts, people, enterprises, accounts, sessions, delegation';

create table directory.regions (
  code        text primary key,
  name_zh     text not null,
  name_en     text not null,
  level       text not null constraint regions_level_check check (level in ('city', 'county', 'township', 'village')),
  parent_code text constraint regions_parent_code_fkey references directory.regions (code),
  valid_from  date not null,
  valid_to    date,
  created_at  timestamptz not null
);
comment on table directory.regions is 'Administrative divisions (GB/T 2260, GB/T 10114); codes are withdrawn and reassigned, hence the interval';

create table directory.organisations (
  id         uuid primary key,
  code       text not null constraint organisations_code_key unique,
  created_at timestamptz not null
);
comment on table directory.organisations is 'Identity of an organisation through all its versions';

create table directory.organisation_versions (
  organisation_id uuid not null constraint organisation_versions_organisation_id_fkey references directory.organisations (id),
  valid_from      date not null,
  valid_to        date,
  name_zh         text not null,
  name_en         text not null,
  short_zh        text not null,
  short_en        text not null,
  kind            text not null,
  credit_code     text,
  region_code     text not null constraint organisation_versions_region_code_fkey references directory.regions (code),
  parent_id       uuid constraint organisation_versions_parent_id_fkey references directory.organisations (id),
  path            uuid[] not null,
  created_at      timestamptz not null,
  primary key (organisation_id, valid_from)
);
comment on table directory.organisation_versions is 'An organisation as it was in an interval; old figures cite it at their own date';
comment on column directory.organisation_versions.path is 'The organisation and all above it, top first: what stands below it holds it in its path';
create index organisation_versions_path_idx on directory.organisation_versions using gin (path);

create table directory.organisation_acts (
  id         uuid primary key,
  kind       text not null constraint organisation_acts_kind_check check (kind in ('found', 'rename', 'merge', 'split', 'transfer', 'close')),
  on_day     date not null,
  from_ids   uuid[] not null,
  to_ids     uuid[] not null,
  reason     text not null,
  created_at timestamptz not null
);
comment on table directory.organisation_acts is 'Recorded acts by which organisations change; successors are read from here';

create table directory.people (
  id             uuid primary key,
  name           text not null,
  id_number      text not null,
  id_number_hash text not null constraint people_id_number_hash_key unique,
  phone          text,
  phone_hash     text,
  birth_date     date not null,
  gender         text not null,
  region_code    text not null constraint people_region_code_fkey references directory.regions (code),
  attributes     jsonb not null,
  provenance     jsonb not null,
  created_at     timestamptz not null
);
comment on table directory.people is 'Population base register (人口库)';
comment on column directory.people.id_number is 'GB 11643 number, encrypted';
comment on column directory.people.id_number_hash is 'Keyed hash, for finding by equality';
comment on column directory.people.attributes is 'Further elements by code; those of sensitivity 3 and above are encrypted';
comment on column directory.people.provenance is 'Element code → {source, asOf}';
create index people_phone_hash_idx on directory.people (phone_hash);

create table directory.enterprises (
  id                      uuid primary key,
  name                    text not null,
  credit_code             text not null constraint enterprises_credit_code_key unique,
  kind                    text not null,
  legal_representative_id uuid constraint enterprises_legal_representative_id_fkey references directory.people (id),
  region_code             text not null constraint enterprises_region_code_fkey references directory.regions (code),
  phone                   text,
  established_on          date not null,
  attributes              jsonb not null,
  provenance              jsonb not null,
  created_at              timestamptz not null
);
comment on table directory.enterprises is 'Legal-entity base register (法人库)';
create index enterprises_legal_representative_id_idx on directory.enterprises (legal_representative_id);

create table directory.posts (
  id              uuid primary key,
  organisation_id uuid not null constraint posts_organisation_id_fkey references directory.organisations (id),
  code            text not null constraint posts_code_key unique,
  title_zh        text not null,
  title_en        text not null,
  roles           text[] not null,
  created_at      timestamptz not null
);
comment on table directory.posts is 'Posts carry the roles; people come and go';
create index posts_organisation_id_idx on directory.posts (organisation_id);

create table directory.accounts (
  id            uuid primary key,
  kind          text not null constraint accounts_kind_check check (kind in ('staff', 'resident', 'system')),
  login_hash    text not null constraint accounts_login_hash_key unique,
  display_name  text not null,
  password_hash text not null,
  totp_secret   text,
  person_id     uuid constraint accounts_person_id_fkey references directory.people (id),
  demo          boolean not null default false,
  disabled_at   timestamptz,
  created_at    timestamptz not null
);
comment on table directory.accounts is 'Accounts are apart from people; a login is kept as a keyed hash only, it may be a phone number';
comment on column directory.accounts.totp_secret is 'RFC 6238 secret, encrypted; null without a second factor';
comment on column directory.accounts.demo is 'Demonstration account; production refuses to start while one is enabled';
create index accounts_person_id_idx on directory.accounts (person_id);

create table directory.account_posts (
  account_id uuid not null constraint account_posts_account_id_fkey references directory.accounts (id),
  post_id    uuid not null constraint account_posts_post_id_fkey references directory.posts (id),
  valid_from date not null,
  valid_to   date,
  created_at timestamptz not null,
  primary key (account_id, post_id, valid_from)
);
comment on table directory.account_posts is 'Who holds which post when';
create index account_posts_post_id_idx on directory.account_posts (post_id);

create table directory.delegations (
  id             uuid primary key,
  principal_kind text not null constraint delegations_principal_kind_check check (principal_kind in ('person', 'enterprise')),
  principal_id   uuid not null,
  agent_id       uuid not null constraint delegations_agent_id_fkey references directory.people (id),
  relation       text not null constraint delegations_relation_check check (relation in ('agent', 'family')),
  valid_from     timestamptz not null,
  valid_to       timestamptz not null,
  created_at     timestamptz not null
);
comment on table directory.delegations is 'Who may act for whom, and until when';
create index delegations_agent_id_idx on directory.delegations (agent_id);

create table directory.sessions (
  token_hash   text primary key,
  account_id   uuid not null constraint sessions_account_id_fkey references directory.accounts (id),
  post_id      uuid constraint sessions_post_id_fkey references directory.posts (id),
  acting_kind  text,
  acting_id    uuid,
  last_used_at timestamptz not null,
  expires_at   timestamptz not null,
  created_at   timestamptz not null
);
comment on table directory.sessions is 'Sign-in sessions; only the hash of the token is kept';
comment on column directory.sessions.expires_at is 'Absolute end; idle sessions end earlier';
create index sessions_account_id_idx on directory.sessions (account_id);
create index sessions_expires_at_idx on directory.sessions (expires_at);

create table directory.sign_in_failures (
  key            text primary key,
  failures       integer not null,
  last_failed_at timestamptz not null
);
comment on table directory.sign_in_failures is 'Failed sign-ins per (login, address) and per address, as hashes: a stranger elsewhere cannot lock the owner out';

create table directory.data_uses (
  id              uuid primary key,
  subject_kind    text not null,
  subject_id      uuid not null,
  elements        text[] not null,
  purpose_kind    text not null,
  purpose_ref     text,
  reason          text,
  account_id      uuid,
  post_id         uuid,
  organisation_id uuid,
  at              timestamptz not null
);
comment on table directory.data_uses is 'Each use of a subject''s data, with its purpose; shown to the subject (个人信息保护法 art. 44, 45)';
create index data_uses_subject_idx on directory.data_uses (subject_kind, subject_id, id);
