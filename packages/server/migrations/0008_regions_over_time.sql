-- Regions through time: renamed, moved, merged, abolished, established. A region's path is an address and may
-- change; `id` is the region itself. What was is kept in its records; no region is ever deleted.

alter table posts.region
  add column id       uuid not null default gen_random_uuid(),
  add column version  integer not null default 1 check (version >= 1),
  -- 开发区 and the like: a region of our own tree that is no administrative division.
  add column kind     text not null default 'division' check (kind in ('division', 'development-zone')),
  -- The last day of a region that was merged or abolished.
  add column ended_on date,
  add column superior_path text collate "C" generated always as (regexp_replace(path, '[^/]+/$', '')) stored,
  add constraint region_id unique (id);
create index region_superior_path on posts.region (superior_path, path);

create table posts.region_record (
  id              uuid primary key,
  -- The record through all its rows: the id of its first one.
  record_id       uuid not null references posts.region_record (id),
  region_id       uuid not null references posts.region (id),
  -- initial: as the divisions came, from a day that is not known.
  kind            text not null
    check (kind in ('initial', 'established', 'renamed', 'moved', 'merged', 'abolished')),
  name            text not null,
  -- The names of those above, from the top, as they were when this was recorded.
  superior_name   text not null,
  valid_from      date,
  -- The last day this was so; null while it is.
  valid_to        date check (valid_to >= valid_from),
  document_no     text,
  -- moved, established: the superior; merged: the region it became part of.
  other_region_id uuid references posts.region (id),
  recorded_at     timestamptz not null,
  recorded_by     text not null,
  -- Another row says since then what this one said.
  superseded_at   timestamptz,
  constraint region_record_with_document check ((kind = 'initial') = (document_no is null)),
  constraint region_record_dated check ((kind = 'initial') = (valid_from is null)),
  constraint region_record_other check (
    (kind in ('established', 'moved', 'merged')) = (other_region_id is not null))
);
create unique index region_record_current on posts.region_record (region_id)
  where superseded_at is null and valid_to is null;
create index region_record_region on posts.region_record (region_id, recorded_at);
create index region_record_other_region on posts.region_record (other_region_id) where superseded_at is null;
create index region_record_name on posts.region_record (name) where superseded_at is null;

-- A path that changes takes along what is bound to it; scope keys and the rest follow in the same transaction
-- (docs/adr/0013). Cascades run as the owner: they need no right of the application's.
alter table posts.organ drop constraint organ_region_path_fkey,
  add constraint organ_region_path_fkey foreign key (region_path) references posts.region (path) on update cascade;
alter table posts.post drop constraint post_managing_committee_fkey,
  add constraint post_managing_committee_fkey foreign key (managing_committee) references posts.region (path) on update cascade;
alter table instruments.local_instrument drop constraint local_instrument_region_path_fkey,
  add constraint local_instrument_region_path_fkey foreign key (region_path) references posts.region (path) on update cascade;
alter table instruments.adoption drop constraint adoption_region_path_fkey,
  add constraint adoption_region_path_fkey foreign key (region_path) references posts.region (path) on update cascade;

-- The records of regions are public, as the regions are; only an office of the place writes them, and a region.
alter table posts.region_record enable row level security;
create policy seen on posts.region_record for select using (true);
create policy added on posts.region_record for insert
  with check (exists (select 1 from posts.region r where r.id = region_id
              and r.scope_key ^@ any ((select platform.scope_keys())::text[])));
create policy changed on posts.region_record for update
  using (exists (select 1 from posts.region r where r.id = region_id
         and r.scope_key ^@ any ((select platform.scope_keys())::text[])));
alter table posts.region enable row level security;
create policy seen on posts.region for select using (true);
create policy added on posts.region for insert
  with check (scope_key ^@ any ((select platform.scope_keys())::text[]));
create policy changed on posts.region for update
  using (scope_key ^@ any ((select platform.scope_keys())::text[]))
  with check (scope_key ^@ any ((select platform.scope_keys())::text[]));

grant select, insert on posts.region_record to jinze_app;
grant update (superseded_at) on posts.region_record to jinze_app;
grant update (path, name, version, ended_on) on posts.region to jinze_app;
grant update (scope_key, managing_committee) on posts.post to jinze_app;
grant update (scope_key) on posts.roster_import, instruments.local_instrument, instruments.adoption to jinze_app;
