-- SPDX-License-Identifier: Apache-2.0
create table cases.process_migrations (
  id           uuid primary key,
  key          text not null,
  from_version integer not null,
  to_version   integer not null,
  places       jsonb not null,
  reason       text not null,
  actor        jsonb not null,
  begun_by     uuid,
  undone_by    uuid,
  undone_at    timestamptz,
  undo_reason  text,
  undo_actor   jsonb,
  created_at   timestamptz not null,
  constraint process_migrations_from_fkey foreign key (key, from_version) references cases.process_versions (key, version),
  constraint process_migrations_to_fkey foreign key (key, to_version) references cases.process_versions (key, version),
  constraint process_migrations_versions_check check (from_version <> to_version)
);
comment on table cases.process_migrations is 'Running cases taken over to another version of their process: who, when, why; kept for good';
comment on column cases.process_migrations.places is 'Old element → new element, for those the other version does not have';
comment on column cases.process_migrations.actor is 'In whose name the jobs take the cases over';
comment on column cases.process_migrations.undo_actor is 'In whose name the jobs take it back; null as long as nobody asked';
create index process_migrations_key_idx on cases.process_migrations (key, created_at desc, id);

create table cases.migrated_cases (
  migration_id uuid not null constraint migrated_cases_migration_id_fkey references cases.process_migrations (id),
  case_id      uuid not null constraint migrated_cases_case_id_fkey references cases.cases (id),
  number       text not null,
  state        text not null constraint migrated_cases_state_check check (state in ('waiting', 'moved', 'refused', 'undoing', 'undone', 'moved-on')),
  reason       text,
  node         text,
  rev          integer,
  before       jsonb,
  created_at   timestamptz not null,
  primary key (migration_id, number)
);
comment on table cases.migrated_cases is 'What became of each case of a migration';
comment on column cases.migrated_cases.reason is 'Why the case stayed, or was left in the new version';
comment on column cases.migrated_cases.node is 'The element the reason is about';
comment on column cases.migrated_cases.rev is 'Revision of the case after it was moved: nothing has happened since while it has this one';
comment on column cases.migrated_cases.before is 'State, phase, timers and tasks as they were, until the migration is undone';
create index migrated_cases_case_id_idx on cases.migrated_cases (case_id);
create index migrated_cases_state_idx on cases.migrated_cases (migration_id, state, number);
