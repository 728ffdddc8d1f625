-- Annual reports 述职 (art. 13): drafted from the records, every sentence with those it rests on, edited and signed by the person.

create table performance.annual_report (
  id          uuid primary key,
  version     integer not null check (version >= 1),
  state       text not null check (state in ('drafted', 'signed')),
  person_id   uuid not null,
  person_name text not null,
  -- Posts held in the year, as the report names them.
  posts       text not null,
  organ_id    uuid not null,
  scope_key   text collate "C" not null,
  year        integer not null,
  -- Parts in order, each with its sentences and the records of each sentence.
  content     jsonb not null,
  -- Up to which day the records were taken.
  as_of       date not null,
  saved_at    timestamptz not null,
  saved_by    text not null,
  signed_at   timestamptz,
  signer_name text,
  signer_post text,
  constraint annual_report_of_year unique (person_id, year),
  constraint annual_report_signed check (
    (state = 'signed') = (signed_at is not null) and (signed_at is null) = (signer_name is null)
    and (signed_at is null) = (signer_post is null))
);
create index annual_report_scope on performance.annual_report (year, scope_key, id);

-- What an earlier version said.
create table performance.annual_report_version (
  report_id   uuid not null references performance.annual_report (id),
  version     integer not null,
  content     jsonb not null,
  as_of       date not null,
  saved_at    timestamptz not null,
  saved_by    text not null,
  signed_at   timestamptz,
  signer_name text,
  signer_post text,
  -- Why a signed one was opened again.
  reason      text,
  constraint annual_report_version_once primary key (report_id, version)
);

alter table performance.annual_report enable row level security;
create policy scope on performance.annual_report
  using (scope_key ^@ any ((select platform.scope_keys())::text[])
         or person_id = any ((select platform.scope_persons())::uuid[]));
alter table performance.annual_report_version enable row level security;
create policy scope on performance.annual_report_version
  using (exists (select 1 from performance.annual_report r where r.id = report_id));

grant select, insert, update on performance.annual_report to jinze_app;
grant select, insert on performance.annual_report_version to jinze_app;
