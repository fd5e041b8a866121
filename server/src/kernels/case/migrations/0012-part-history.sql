-- SPDX-License-Identifier: Apache-2.0
--! breaking
-- History grows without end and is read by case. It is parted by the month of entry, so that a month that went into an archive file
-- frees its space at once. Dense numbers of a case are kept by its revision, which every writer checks; a key over all months cannot be.
alter table cases.history rename to history_whole;
alter table cases.history_whole rename constraint history_pkey to history_whole_pkey;
create table cases.history (like cases.history_whole including defaults including comments, primary key (case_id, seq, at)) partition by range (at);
comment on table cases.history is 'What happened, dense and append-only; its commands replay to the same state. One part a month; old months lie in files';
create table cases.history_rest partition of cases.history default;
comment on table cases.history_rest is 'Lines of months that have no part of their own yet';

-- Gives months a part of their own, as months are counted in China, and moves there what came before there was one.
create function cases.part_history(first date, months integer) returns void language plpgsql as $$
declare
  month date := date_trunc('month', first)::date;
  part text;
  since timestamptz;
  until timestamptz;
begin
  perform pg_advisory_xact_lock(hashtext('cases.part_history'));
  for count in 1..months loop
    part := 'history_' || to_char(month, 'YYYYMM');
    since := month::timestamp at time zone 'Asia/Shanghai';
    until := (month + interval '1 month') at time zone 'Asia/Shanghai';
    if to_regclass('cases.' || part) is null then
      execute format('create table cases.%I (like cases.history including all)', part);
      execute format('with late as (delete from cases.history_rest where at >= %L and at < %L returning *) insert into cases.%I select * from late', since, until, part);
      execute format('alter table cases.history attach partition cases.%I for values from (%L) to (%L)', part, since, until);
    end if;
    month := (month + interval '1 month')::date;
  end loop;
end $$;
comment on function cases.part_history(date, integer) is 'Makes parts of history for months that have none';

with kept as (select coalesce(min(h.at), now())::date as first from cases.history_whole as h)
select cases.part_history(kept.first, ((extract(year from now()) - extract(year from kept.first)) * 12 + extract(month from now()) - extract(month from kept.first))::int + 4)
from kept;
insert into cases.history select * from cases.history_whole;
drop table cases.history_whole;

create table cases.history_archives (
  id          uuid primary key,
  month       date not null,
  sha256      text not null,
  bytes       bigint not null,
  lines       integer not null,
  cases       integer not null,
  archived_at timestamptz not null
);
comment on table cases.history_archives is 'Files of the file store that hold lines of history of finished cases, in Apache Parquet';
create index history_archives_month_idx on cases.history_archives (month);

create table cases.archived_history (
  case_id    uuid not null constraint archived_history_case_id_fkey references cases.cases (id),
  archive_id uuid not null constraint archived_history_archive_id_fkey references cases.history_archives (id),
  first_row  integer not null,
  lines      integer not null,
  primary key (case_id, archive_id)
);
comment on table cases.archived_history is 'Where the archived lines of a case lie: a run of rows of a file';

alter table cases.cases add column archived_lines integer;
comment on column cases.cases.archived_lines is 'How many lines of its history lie in archive files; null for none';
