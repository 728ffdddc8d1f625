-- The instruments themselves (art. 27): local rules an office imported, and unverified values it adopted.
-- What a place lays down is public to every signed-in user; only an office of the place may write it.

create schema instruments;

create table instruments.local_instrument (
  id                uuid primary key,
  -- What duties and addresses call it: the region's code and a number.
  code              text not null check (code ~ '^local-[0-9A-Z]{2,12}-[0-9]+$'),
  version           integer not null check (version >= 1),
  region_path       text collate "C" not null references posts.region (path),
  region_name       text not null,
  scope_key         text collate "C" not null,
  title             text not null,
  document_no       text not null,
  effective_from    date not null,
  effective_to      date check (effective_to >= effective_from),
  -- What it asks of posts, in the form the rules take; never changed.
  requirements      jsonb not null,
  digest            text not null,
  file_name         text not null,
  account_id        uuid not null,
  imported_by       text not null,
  recorded_at       timestamptz not null,
  withdrawn_at      timestamptz,
  withdrawn_by      text,
  withdrawal_reason text,
  constraint local_instrument_code unique (code),
  constraint local_instrument_withdrawn_with_reason check (
    withdrawn_at is null or (withdrawn_by is not null and withdrawal_reason is not null))
);
create unique index local_instrument_document on instruments.local_instrument (region_path, document_no)
  where withdrawn_at is null;

create table instruments.adoption (
  id                uuid primary key,
  version           integer not null check (version >= 1),
  parameter         text not null,
  region_path       text collate "C" not null references posts.region (path),
  region_name       text not null,
  scope_key         text collate "C" not null,
  adopted_on        date not null,
  document_no       text not null,
  account_id        uuid not null,
  adopted_by        text not null,
  recorded_at       timestamptz not null,
  withdrawn_at      timestamptz,
  withdrawn_by      text,
  withdrawal_reason text,
  constraint adoption_withdrawn_with_reason check (
    withdrawn_at is null or (withdrawn_by is not null and withdrawal_reason is not null))
);
create unique index adoption_current on instruments.adoption (region_path, parameter)
  where withdrawn_at is null;

alter table instruments.local_instrument enable row level security;
create policy seen on instruments.local_instrument for select using (true);
create policy added on instruments.local_instrument for insert
  with check (scope_key ^@ any ((select platform.scope_keys())::text[]));
create policy changed on instruments.local_instrument for update
  using (scope_key ^@ any ((select platform.scope_keys())::text[]));

alter table instruments.adoption enable row level security;
create policy seen on instruments.adoption for select using (true);
create policy added on instruments.adoption for insert
  with check (scope_key ^@ any ((select platform.scope_keys())::text[]));
create policy changed on instruments.adoption for update
  using (scope_key ^@ any ((select platform.scope_keys())::text[]));

grant usage on schema instruments to jinze_app;
grant select, insert on instruments.local_instrument, instruments.adoption to jinze_app;
grant update (version, withdrawn_at, withdrawn_by, withdrawal_reason)
  on instruments.local_instrument, instruments.adoption to jinze_app;
