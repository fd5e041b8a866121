-- SPDX-License-Identifier: Apache-2.0
alter table services.applications add column instead jsonb not null default '{}';
comment on column services.applications.instead is 'Material code → omission (to be handed in after acceptance) or commitment (signed in its place)';
