-- SPDX-License-Identifier: Apache-2.0
create table cases.exports (
  id         uuid primary key,
  account_id uuid not null,
  actor      jsonb not null,
  filter     jsonb not null,
  locale     text not null constraint exports_locale_check check (locale in ('zh', 'en')),
  state      text not null constraint exports_state_check check (state in ('waiting', 'running', 'done', 'failed')),
  rows       integer not null default 0,
  file_id    uuid,
  created_at timestamptz not null
);
comment on table cases.exports is 'Lists being written as workbooks; kept for a week';
comment on column cases.exports.actor is 'Who asked, with the roles and scope of that moment: the workbook holds what they might read then';
comment on column cases.exports.rows is 'Rows written so far';
create index exports_account_id_idx on cases.exports (account_id, created_at);
