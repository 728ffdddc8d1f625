-- Scope of the regulation (art. 2, 4): regions, organs, posts, people, appointments, portfolios.
-- Appointments and portfolios carry valid time (from/to, inclusive days) and recorded time.

create schema posts;

create table posts.region (
  path      text collate "C" primary key check (path ~ '^/([0-9A-Z]{2,12}/){1,8}$'),
  code      text not null,
  name      text not null,
  level     text not null check (level in ('province', 'prefecture', 'county', 'township')),
  scope_key text collate "C" generated always as (level || path) stored,
  constraint region_code unique (code)
);
create index region_scope_key on posts.region (scope_key);
create index region_name on posts.region (name);

create table posts.organ (
  id          uuid primary key,
  region_path text collate "C" not null references posts.region (path),
  name        text not null,
  kind        text not null,
  level       text not null,
  scope_key   text collate "C" generated always as (level || region_path) stored,
  constraint organ_name unique (region_path, name)
);
create index organ_scope_key on posts.organ (scope_key);

create table posts.post (
  id        uuid primary key,
  organ_id  uuid not null references posts.organ (id),
  title     text not null,
  class     text not null,
  -- The region whose party committee appoints, vets and decides; null: not known.
  managing_committee text collate "C" references posts.region (path),
  scope_key text collate "C" not null,
  constraint post_title unique (organ_id, title)
);
create index post_scope_key on posts.post (scope_key);
create index post_managing_committee on posts.post (managing_committee, organ_id);

create table posts.person (
  id         uuid primary key,
  name       text not null,
  created_at timestamptz not null
);
create index person_name on posts.person (name);

create table posts.appointment (
  id            uuid primary key,
  person_id     uuid not null references posts.person (id),
  post_id       uuid not null references posts.post (id),
  valid_from    date not null,
  valid_to      date check (valid_to >= valid_from),
  recorded_at   timestamptz not null,
  superseded_at timestamptz,
  scope_key     text collate "C" not null,
  managing_committee text collate "C"
);
create index appointment_managing_committee on posts.appointment (managing_committee, id) where superseded_at is null;
create index appointment_scope_key on posts.appointment (scope_key, id) where superseded_at is null;
create index appointment_person on posts.appointment (person_id);
create unique index appointment_current on posts.appointment (post_id, person_id, valid_from)
  where superseded_at is null;

create table posts.portfolio (
  id             uuid primary key,
  appointment_id uuid not null references posts.appointment (id),
  field          text not null,
  valid_from     date not null,
  valid_to       date check (valid_to >= valid_from),
  recorded_at    timestamptz not null,
  superseded_at  timestamptz,
  scope_key      text collate "C" not null
);
create index portfolio_appointment on posts.portfolio (appointment_id) where superseded_at is null;

create table posts.roster_import (
  id          uuid primary key,
  digest      text not null,
  file_name   text not null,
  account_id  uuid not null,
  recorded_at timestamptz not null,
  row_count   integer not null,
  added_count integer not null,
  scope_key   text collate "C" not null
);

-- The second wall: a row is seen and written only inside the transaction's scope.
-- Regions have none: the names of divisions are public.
alter table posts.organ enable row level security;
create policy scope on posts.organ
  using (scope_key ^@ any ((select platform.scope_keys())::text[])
         or exists (select 1 from posts.post p where p.organ_id = organ.id
                    and p.managing_committee = any ((select platform.scope_committees())::text[])))
  with check (scope_key ^@ any ((select platform.scope_keys())::text[]));

alter table posts.post enable row level security;
create policy scope on posts.post
  using (scope_key ^@ any ((select platform.scope_keys())::text[])
         or managing_committee = any ((select platform.scope_committees())::text[]))
  with check (scope_key ^@ any ((select platform.scope_keys())::text[]));

alter table posts.appointment enable row level security;
create policy scope on posts.appointment
  using (scope_key ^@ any ((select platform.scope_keys())::text[])
         or managing_committee = any ((select platform.scope_committees())::text[])
         or person_id = any ((select platform.scope_persons())::uuid[]))
  with check (scope_key ^@ any ((select platform.scope_keys())::text[]));

alter table posts.portfolio enable row level security;
create policy scope on posts.portfolio
  using (scope_key ^@ any ((select platform.scope_keys())::text[])
         or exists (select 1 from posts.appointment a where a.id = appointment_id))
  with check (scope_key ^@ any ((select platform.scope_keys())::text[]));

-- A person is seen through an appointment in scope; writing one needs some scope at all.
alter table posts.person enable row level security;
create policy seen on posts.person for select
  using (id = any ((select platform.scope_persons())::uuid[])
         or exists (select 1 from posts.appointment a where a.person_id = person.id));
create policy added on posts.person for insert
  with check (cardinality((select platform.scope_keys())::text[]) > 0);

alter table posts.roster_import enable row level security;
create policy scope on posts.roster_import
  using (scope_key ^@ any ((select platform.scope_keys())::text[]));
