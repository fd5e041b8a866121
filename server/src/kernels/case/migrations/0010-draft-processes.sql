-- SPDX-License-Identifier: Apache-2.0
create table cases.process_drafts (
  key        text primary key,
  name_zh    text not null,
  name_en    text not null,
  xml        text not null,
  version    integer not null constraint process_drafts_version_check check (version > 0),
  saved_by   uuid,
  saved_at   timestamptz not null,
  created_at timestamptz not null
);
comment on table cases.process_drafts is 'Processes under design, one a key at most; gone once published or discarded';
comment on column cases.process_drafts.key is 'Id of the process in the drawing; its versions are published under it';
comment on column cases.process_drafts.xml is 'Readable BPMN that need not be runnable yet';
comment on column cases.process_drafts.version is 'Grows with every save; a writer names the one it has seen';

alter table cases.process_versions add column published_by uuid;
comment on column cases.process_versions.published_by is 'The account that published it; null for what ships with the platform';

-- Running cases of a version, by number. A case leaves it at its end, when it changes indexed columns anyway.
create index cases_process_running_idx on cases.cases (process_key, process_version, number) where finished_at is null;
