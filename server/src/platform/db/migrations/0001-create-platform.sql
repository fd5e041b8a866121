-- SPDX-License-Identifier: Apache-2.0
create schema platform;
comment on schema platform is 'Outbox, jobs, audit log, idempotency keys, files: what every module stands on';

create table platform.idempotency_keys (
  account_id   uuid not null,
  key          text not null,
  request_hash text not null,
  status       integer,
  response     text,
  created_at   timestamptz not null,
  primary key (account_id, key)
);
comment on table platform.idempotency_keys is 'One row a write: a repeated key gets the first answer again. Kept 24 hours';
comment on column platform.idempotency_keys.request_hash is 'SHA-256 of method, path and body: one key may repeat one request only';
comment on column platform.idempotency_keys.status is 'HTTP status of the answer; null while the answer is made anew from the present state';
comment on column platform.idempotency_keys.response is 'Answer, encrypted: it may hold personal data';

create table platform.outbox (
  id         uuid primary key,
  type       text not null,
  source     text not null,
  subject    text not null,
  data       jsonb not null,
  created_at timestamptz not null
);
comment on table platform.outbox is 'Events in CloudEvents 1.0 shape, written in the transaction of the change';
comment on column platform.outbox.type is 'Past tense, such as case.rated';
comment on column platform.outbox.subject is 'What it happened to, such as a case number';

create table platform.jobs (
  id           uuid primary key,
  queue        text not null,
  key          text,
  payload      jsonb not null,
  run_at       timestamptz not null,
  attempts     integer not null default 0,
  locked_until timestamptz,
  failed_at    timestamptz,
  last_error   text,
  created_at   timestamptz not null
);
comment on table platform.jobs is 'Durable jobs and timers: made in the transaction that wants them, done in one transaction with their effect';
comment on column platform.jobs.key is 'At most one job of a queue has this key; making it again moves it';
comment on column platform.jobs.failed_at is 'Set when the job gave up; a person must look';
comment on column platform.jobs.last_error is 'Class and code of the error, never its message: messages may quote data';
create unique index jobs_queue_key_idx on platform.jobs (queue, key) where key is not null;
create index jobs_run_at_idx on platform.jobs (run_at) where failed_at is null;

create table platform.audit_log (
  id               uuid primary key,
  at               timestamptz not null,
  action           text not null,
  object_kind      text not null,
  object_id        text not null,
  actor_account_id uuid,
  actor_post_id    uuid,
  organisation_id  uuid,
  channel          text not null,
  reason           text,
  details          jsonb not null,
  trace_id         text,
  mac              text not null,
  seq              bigint,
  hash             text
);
comment on table platform.audit_log is 'Evidence: who did what, when, why. Written in the transaction of the change, sealed into a hash chain within about a second';
comment on column platform.audit_log.details is 'Ids, codes and counts; never personal data';
comment on column platform.audit_log.mac is 'Keyed digest made with the row, so that an edit before sealing is seen';
comment on column platform.audit_log.seq is 'Dense number in the chain, null until sealed';
comment on column platform.audit_log.hash is 'SHA-256 over the previous hash and this row';
create unique index audit_log_seq_idx on platform.audit_log (seq) where seq is not null;
create index audit_log_unsealed_idx on platform.audit_log (id) where seq is null;
create index audit_log_object_id_idx on platform.audit_log (object_id, at);

create table platform.audit_heads (
  seq        bigint primary key,
  hash       text not null,
  signed_at  timestamptz not null,
  signature  text not null
);
comment on table platform.audit_heads is 'Signed heads of the audit chain: hash of the entry with that number, signed with Ed25519';

create table platform.files (
  id          uuid primary key,
  sha256      text not null,
  name        text not null,
  type        text not null,
  bytes       bigint not null,
  uploaded_by uuid,
  attached_kind text,
  attached_id   text,
  created_at  timestamptz not null
);
comment on table platform.files is 'Files by content hash; the bytes lie in the file store';
comment on column platform.files.type is 'Found from the content, never from the name';
comment on column platform.files.attached_kind is 'What the file belongs to, such as case or application; null while it belongs to nothing';
create index files_uploaded_by_idx on platform.files (uploaded_by, created_at);
create index files_attached_idx on platform.files (attached_kind, attached_id);

create table platform.uploads (
  id          uuid primary key,
  name        text not null,
  bytes       bigint not null,
  received    bigint not null,
  account_id  uuid not null,
  created_at  timestamptz not null
);
comment on table platform.uploads is 'Uploads under way: the client goes on from `received` after any interruption';

create table platform.counters (
  kind  text not null,
  scope text not null,
  value bigint not null,
  primary key (kind, scope)
);
comment on table platform.counters is 'Public numbers without gap or double: incremented in the transaction that uses the number';
