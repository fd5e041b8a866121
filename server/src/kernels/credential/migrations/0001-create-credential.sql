-- SPDX-License-Identifier: Apache-2.0
create schema credential;
comment on schema credential is 'Certificates: issued, held, shown, verified, revoked';

create table credential.credentials (
  id                     uuid primary key,
  type                   text not null,
  identifier             text not null constraint credentials_identifier_key unique,
  number                 text not null constraint credentials_number_key unique,
  holder_kind            text not null constraint credentials_holder_kind_check check (holder_kind in ('person', 'enterprise')),
  holder_id              uuid not null,
  holder_name            text not null,
  issuer_organisation_id uuid not null,
  issuer_zh              text not null,
  issuer_en              text not null,
  attributes             text not null,
  matter_hash            text,
  issued_on              date not null,
  valid_until            date,
  state                  text not null constraint credentials_state_check check (state in ('valid', 'suspended', 'revoked', 'superseded')),
  case_number            text,
  status_index           integer not null constraint credentials_status_index_key unique,
  created_at             timestamptz not null
);
comment on table credential.credentials is 'Certificates 电子证照. Rows are never deleted: a certificate that ever existed can be asked for';
comment on column credential.credentials.type is 'Code of a certificate type (types/*.json)';
comment on column credential.credentials.identifier is 'Identifier of GB/T 36904-2018 with its check character';
comment on column credential.credentials.number is 'Number printed on the certificate: region, type, year, serial';
comment on column credential.credentials.issuer_zh is 'Issuer as printed: a later rename of the organisation does not change the certificate';
comment on column credential.credentials.attributes is 'JSON by attribute name, encrypted';
comment on column credential.credentials.matter_hash is 'Keyed hash of type, holder and the attributes that tell one matter from another; null where a holder may hold several';
comment on column credential.credentials.valid_until is 'Last day on which it holds; null until it is revoked';
comment on column credential.credentials.state is 'Expired is not stored: it follows from valid_until';
comment on column credential.credentials.status_index is 'Random place in the status list; never used again, and tells nothing about when or for whom';
create index credentials_holder_idx on credential.credentials (holder_kind, holder_id, id desc);
create unique index credentials_case_type_idx on credential.credentials (case_number, type) where case_number is not null;
create unique index credentials_matter_hash_idx on credential.credentials (matter_hash) where state in ('valid', 'suspended');
create index credentials_not_valid_idx on credential.credentials (status_index) where state <> 'valid';

create table credential.state_changes (
  id              uuid primary key,
  credential_id   uuid not null constraint state_changes_credential_id_fkey references credential.credentials (id),
  at              timestamptz not null,
  from_state      text not null,
  to_state        text not null,
  reason          text not null,
  account_id      uuid,
  organisation_id uuid
);
comment on table credential.state_changes is 'Each change of a certificate''s state with its reason; rows are only added';
create index state_changes_credential_id_idx on credential.state_changes (credential_id, id);

create table credential.credential_uses (
  id              uuid primary key,
  credential_id   uuid not null constraint credential_uses_credential_id_fkey references credential.credentials (id),
  at              timestamptz not null,
  purpose_zh      text not null,
  purpose_en      text not null,
  reference       text,
  account_id      uuid,
  organisation_id uuid
);
comment on table credential.credential_uses is 'Each use of a certificate with its purpose, shown to its holder. A check by a member of the public has no account and no organisation';
comment on column credential.credential_uses.reference is 'What the holder can look up, such as a case number';
create index credential_uses_credential_id_idx on credential.credential_uses (credential_id, id desc);

create table credential.issued_files (
  credential_id uuid not null constraint issued_files_credential_id_fkey references credential.credentials (id),
  sha256        text not null,
  bytes         integer not null,
  created_at    timestamptz not null,
  primary key (credential_id)
);
comment on table credential.issued_files is 'The PDF of a certificate, made once: an uploaded file with another hash is not the one that was handed out';
comment on column credential.issued_files.sha256 is 'Content hash; the bytes lie in the file store';
create index issued_files_sha256_idx on credential.issued_files (sha256);
