-- SPDX-License-Identifier: Apache-2.0
create table directory.region_days_off (
  region_code text not null constraint region_days_off_region_code_fkey references directory.regions (code),
  day         date not null,
  name_zh     text not null,
  name_en     text not null,
  basis       text not null,
  created_by  uuid,
  created_at  timestamptz not null,
  primary key (region_code, day)
);
comment on table directory.region_days_off is 'Days that are off in a region besides the State Council''s: holidays of minorities (全国年节及纪念日放假办法 §4), storms and the like. What lies below a region has them too';
comment on column directory.region_days_off.basis is 'Notice that declared it';
