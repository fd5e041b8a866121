-- SPDX-License-Identifier: Apache-2.0
create table cases.links (
  id         uuid primary key,
  kind       text not null constraint links_kind_check check (kind in ('merged-into', 'superseded-by', 'split-from')),
  from_id    uuid not null constraint links_from_id_fkey references cases.cases (id),
  to_id      uuid not null constraint links_to_id_fkey references cases.cases (id),
  reason     text not null,
  before     jsonb,
  to_rev     integer,
  undone_at  timestamptz,
  undone_by  uuid,
  created_by uuid,
  created_at timestamptz not null,
  constraint links_ends_check check (from_id <> to_id)
);
comment on table cases.links is 'How cases stand to one another: merged into, superseded by, split from. Which case followed from which otherwise is cases.parent_number';
comment on column cases.links.before is 'Of a merger: what the merged case was like, so that it can be undone';
comment on column cases.links.to_rev is 'Of a merger: version of the surviving case right after it; it can be undone while nothing else has happened';
create index links_from_id_idx on cases.links (from_id);
create index links_to_id_idx on cases.links (to_id);
create unique index links_ended_idx on cases.links (from_id) where kind in ('merged-into', 'superseded-by') and undone_at is null;
