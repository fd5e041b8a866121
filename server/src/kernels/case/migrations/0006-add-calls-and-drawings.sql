-- SPDX-License-Identifier: Apache-2.0
alter table cases.cases add column parent_token integer;
comment on column cases.cases.parent_number is 'The case this one follows from';
comment on column cases.cases.parent_token is 'Of a called case: the token of the parent that waits for its end';
create unique index cases_parent_token_key on cases.cases (parent_number, parent_token) where parent_token is not null;

create table cases.drawings (
  id         uuid primary key,
  name       text not null,
  content    bytea not null,
  sha256     text not null constraint drawings_sha256_key unique,
  executable boolean not null,
  account_id uuid,
  created_at timestamptz not null
);
comment on table cases.drawings is 'BPMN files as they came, whether or not the platform can run them; immutable';
comment on column cases.drawings.content is 'The bytes of the file: handed out unchanged';
comment on column cases.drawings.executable is 'Whether it compiled to a process when it came';
comment on column cases.drawings.account_id is 'Who brought it; null for the system';
