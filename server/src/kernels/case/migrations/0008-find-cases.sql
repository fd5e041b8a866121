-- SPDX-License-Identifier: Apache-2.0
-- Lists over millions of cases. Which organisations a case concerns is a row each, in the order in which lists show cases; what it is
-- found by is a row apart, so that a step, which rewrites the case, does not rewrite its words.
create table cases.reach (
  organisation_id uuid not null,
  submitted_at    timestamptz not null,
  case_id         uuid not null constraint reach_case_id_fkey references cases.cases (id),
  primary key (organisation_id, submitted_at, case_id)
);
comment on table cases.reach is 'Organisations that have or had work in a case: the owner, and those of its tasks. Kept by triggers; lists read it';
create index reach_case_id_idx on cases.reach (case_id);

create table cases.search (
  case_id uuid primary key constraint search_case_id_fkey references cases.cases (id),
  words   tsvector not null
);
comment on table cases.search is 'What a case is found by: words of its title and of its applicant, segmented by the platform';
create index search_words_idx on cases.search using gin (words);

-- For each statement, not each row: sixteen steps of a batch cost one look.
create function cases.note_owner() returns trigger language plpgsql as $$
begin
  insert into cases.reach (organisation_id, submitted_at, case_id)
  select n.organisation_id, n.submitted_at, n.id from new_cases as n on conflict do nothing;
  return null;
end $$;
create function cases.note_work() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  insert into cases.reach (organisation_id, submitted_at, case_id)
  select distinct n.organisation_id, c.submitted_at, c.id
  from new_tasks as n join cases.cases as c on c.id = n.case_id
  where n.organisation_id <> c.organisation_id on conflict do nothing;
  return null;
end $$;
create trigger cases_note_owner after insert on cases.cases referencing new table as new_cases
  for each statement execute function cases.note_owner();
create trigger tasks_note_work after insert on cases.tasks referencing new table as new_tasks
  for each statement execute function cases.note_work();

insert into cases.reach (organisation_id, submitted_at, case_id) select c.organisation_id, c.submitted_at, c.id from cases.cases as c;
insert into cases.reach (organisation_id, submitted_at, case_id)
select distinct t.organisation_id, c.submitted_at, c.id from cases.tasks as t join cases.cases as c on c.id = t.case_id
where t.organisation_id <> c.organisation_id on conflict do nothing;

-- Newest first, and exact where two came in the same microsecond.
create index cases_newest_idx on cases.cases (submitted_at desc, id desc);
drop index cases.cases_submitted_at_idx;
