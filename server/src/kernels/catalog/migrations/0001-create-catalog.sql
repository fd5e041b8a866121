-- SPDX-License-Identifier: Apache-2.0
create schema catalog;
comment on schema catalog is 'Everything that is defined: service items, elements, certificate types, laws …, with versions';

create table catalog.entries (
  id                uuid primary key,
  type              text not null,
  code              text not null,
  organisation_id   uuid not null,
  latest_version    integer not null,
  published_version integer,
  search            tsvector not null,
  facets            jsonb not null,
  created_at        timestamptz not null,
  constraint entries_type_code_key unique (type, code)
);
comment on table catalog.entries is 'One row a defined thing; its content is in the versions';
comment on column catalog.entries.published_version is 'Version in force; null before the first publication and after retirement';
comment on column catalog.entries.search is 'Segmented words, pinyin and initials of the version in force; made by the platform, not by a text search configuration';
comment on column catalog.entries.facets is 'What lists filter by, taken from the version in force';
create index entries_search_idx on catalog.entries using gin (search);
create index entries_facets_idx on catalog.entries using gin (facets jsonb_path_ops);

create table catalog.entry_versions (
  entry_id       uuid not null constraint entry_versions_entry_id_fkey references catalog.entries (id),
  version        integer not null,
  status         text not null constraint entry_versions_status_check check (status in ('draft', 'review', 'published', 'retired')),
  name_zh        text not null,
  name_en        text not null,
  content        jsonb not null,
  content_hash   text not null,
  effective_from date,
  effective_to   date,
  published_at   timestamptz,
  changed_by     uuid,
  changed_at     timestamptz not null,
  created_at     timestamptz not null,
  primary key (entry_id, version)
);
comment on table catalog.entry_versions is 'A version that was published never changes; a correction is a new version';
comment on column catalog.entry_versions.content_hash is 'SHA-256 of the content with sorted keys';

create function catalog.keep_published() returns trigger language plpgsql as $$
begin
  if old.status in ('published', 'retired') and (new.content is distinct from old.content or new.version <> old.version or new.entry_id <> old.entry_id) then
    raise exception 'a published version never changes';
  end if;
  return new;
end $$;
comment on function catalog.keep_published() is 'Second wall behind the service: published content is immutable';
create trigger entry_versions_keep_published before update on catalog.entry_versions for each row execute function catalog.keep_published();

create table catalog.laws (
  name       text primary key,
  outline    jsonb not null,
  articles   jsonb,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
comment on table catalog.laws is 'Law register: the outline always, the articles'' text where it was imported';
comment on column catalog.laws.articles is 'Article id → list of paragraphs with their items; null where only the outline is known';
