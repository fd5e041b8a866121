-- SPDX-License-Identifier: Apache-2.0
create table cases.views (
  id              uuid primary key,
  account_id      uuid not null,
  organisation_id uuid not null,
  shared          boolean not null default false,
  name            text not null constraint views_name_check check (length(name) between 1 and 30),
  filter          jsonb not null,
  columns         text[] not null,
  version         integer not null default 1 constraint views_version_check check (version > 0),
  changed_at      timestamptz not null,
  created_at      timestamptz not null,
  constraint views_account_id_name_key unique (account_id, name)
);
comment on table cases.views is 'Lists of cases that people come back to: a filter under a name';
comment on column cases.views.account_id is 'Who made it; it goes with them unless it is shared';
comment on column cases.views.organisation_id is 'Where they worked when they made it; it is shared there and nowhere else';
comment on column cases.views.filter is 'The query of the list, as the contract has it';
comment on column cases.views.columns is 'Columns that are shown; the case itself always is';
create index views_shared_idx on cases.views (organisation_id) where shared;

create table cases.view_places (
  account_id uuid primary key,
  ordered    uuid[] not null,
  unpinned   uuid[] not null,
  default_id uuid constraint view_places_default_id_fkey references cases.views (id) on delete set null,
  created_at timestamptz not null
);
comment on table cases.view_places is 'How somebody has arranged their views, own and shared ones alike';
comment on column cases.view_places.ordered is 'Ids in order; views that are not named follow by age';
comment on column cases.view_places.unpinned is 'Views that are not among the tabs';
comment on column cases.view_places.default_id is 'The view the inbox opens with';
