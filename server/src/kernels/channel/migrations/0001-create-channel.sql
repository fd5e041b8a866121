-- SPDX-License-Identifier: Apache-2.0
create schema channel;
comment on schema channel is 'Messages to people: in-app today; text message and mail behind the same door';

create table channel.messages (
  id          uuid primary key,
  account_id  uuid not null,
  topic       text not null,
  template    text not null,
  title_zh    text not null,
  title_en    text not null,
  body_zh     text not null,
  body_en     text not null,
  link_kind   text,
  link_ref    text,
  dedupe_key  text not null,
  read_at     timestamptz,
  created_at  timestamptz not null,
  constraint messages_dedupe_key unique (account_id, dedupe_key)
);
comment on table channel.messages is 'Messages in the inbox of an account; texts hold titles and numbers, never answers of forms';
comment on column channel.messages.dedupe_key is 'One message an event and template: an event that is told twice makes one message';
create index messages_account_id_idx on channel.messages (account_id, id desc);
create index messages_unread_idx on channel.messages (account_id) where read_at is null;
