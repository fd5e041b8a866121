-- SPDX-License-Identifier: Apache-2.0
create schema services;
comment on schema services is 'Government services: applications before they become cases';

create table services.applications (
  id               uuid primary key,
  account_id       uuid not null,
  subject_kind     text not null,
  subject_id       uuid not null,
  subject_name     text not null,
  item_code        text not null,
  entry_id         uuid not null,
  item_version     integer not null,
  situation        jsonb not null,
  answers          text not null,
  prefills         text not null,
  contested        text[] not null,
  materials        jsonb not null,
  version          integer not null,
  saved_at         timestamptz not null,
  expires_on       date not null,
  submitted_number text,
  created_at       timestamptz not null
);
comment on table services.applications is 'Drafts, saved as people type; kept 30 days after the last change';
comment on column services.applications.answers is 'JSON of the answers, encrypted as a whole';
comment on column services.applications.prefills is 'What was prefilled, with source and date, encrypted as a whole';
comment on column services.applications.contested is 'Fields whose prefilled value the applicant says is wrong';
comment on column services.applications.materials is 'Material code → ids of uploaded files';
comment on column services.applications.submitted_number is 'Number of the case it became; a repeated submission answers with it';
create index applications_account_id_idx on services.applications (account_id, saved_at desc) where submitted_number is null;
create index applications_expires_on_idx on services.applications (expires_on) where submitted_number is null;
