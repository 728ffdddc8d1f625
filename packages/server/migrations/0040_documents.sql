-- Official documents 公文: the register of their numbers, and what each says, made of which version of which record.

create schema documents;
grant usage on schema documents to jinze_app;

-- 发文字号 of an office, by 机关代字 and year: which number is the next.
create table documents.series (
  id          uuid primary key,
  region_path text collate "C" not null references posts.region (path) on update cascade,
  -- Whose it is: an office, by its place, or the department of a managing committee.
  scope_key   text collate "C",
  managing_committee text collate "C" references posts.region (path) on update cascade,
  code        text not null,
  -- The role of who began it: offices of one place share its register, each with 机关代字 of its own.
  office      text not null,
  year        integer not null check (year between 2018 and 2100),
  -- Where the register begins: earlier numbers of the year were given outside of it.
  first       integer not null check (first >= 1),
  last        integer not null check (last >= first),
  constraint series_of_somebody check (num_nonnulls(scope_key, managing_committee) = 1),
  constraint series_once unique nulls not distinct (scope_key, managing_committee, code, year)
);

-- One number: kept free, used, or void with a reason. None is given twice and none is left out.
create table documents.number (
  id           uuid primary key,
  version      integer not null check (version >= 1),
  state        text not null check (state in ('reserved', 'used', 'void')),
  series_id    uuid not null references documents.series (id),
  region_path  text collate "C" not null references posts.region (path) on update cascade,
  scope_key    text collate "C",
  managing_committee text collate "C" references posts.region (path) on update cascade,
  organ_id     uuid,
  code         text not null,
  year         integer not null check (year between 2018 and 2100),
  n            integer not null check (n >= 1),
  -- For what it was kept, or the title of its document; none where that names somebody.
  purpose      text,
  -- The document made here that bears it.
  document_id  uuid,
  taken_on     date not null,
  recorded_at  timestamptz not null,
  recorded_by  text not null,
  void_reason  text,
  voided_on    date,
  voided_by    text,
  constraint number_of_somebody check (num_nonnulls(scope_key, managing_committee) = 1),
  constraint number_once unique (series_id, n),
  constraint number_void_whole check (
    (state = 'void') = (void_reason is not null) and (state = 'void') = (voided_on is not null)
    and (state = 'void') = (voided_by is not null))
);
create index number_scope on documents.number (scope_key, id desc);

create table documents.document (
  id               uuid primary key,
  version          integer not null check (version >= 1),
  state            text not null check (state in ('made', 'withdrawn')),
  kind             text not null check (kind in (
    'task-notice', 'listed-supervision-notice', 'duty-list', 'inspection-feedback', 'rectification-report',
    'talk-minutes', 'commendation-decision', 'vetting-letter', 'accountability-proposal', 'accountability-decision',
    'exemption-conclusion', 'assessment-notice', 'publication-notice', 'annual-report', 'conclusion-sheet',
    'approval-slip')),
  region_path      text collate "C" not null references posts.region (path) on update cascade,
  scope_key        text collate "C",
  managing_committee text collate "C" references posts.region (path) on update cascade,
  organ_id         uuid,
  -- Whose own paper it is: a leader's report.
  person_id        uuid,
  -- The record it was made of, and which version of it.
  of_stream        text not null,
  of_id            uuid not null,
  of_version       integer not null check (of_version >= 1),
  title            text not null,
  organs           text[] not null check (cardinality(organs) >= 1),
  dated            date not null,
  number_id        uuid references documents.number (id),
  -- What the template was told, and what it made of that: a later program says nothing else in its place.
  facts            jsonb not null,
  paper            jsonb not null,
  -- How many leaves the newest checkpoint had when it was made.
  ledger_size      bigint not null check (ledger_size >= 0),
  verify_code      text not null constraint document_code unique,
  made_at          timestamptz not null,
  made_by          text not null,
  withdrawn_reason text,
  withdrawn_on     date,
  withdrawn_by     text,
  constraint document_of_somebody check (num_nonnulls(scope_key, managing_committee) = 1),
  constraint document_withdrawn_whole check (
    (state = 'withdrawn') = (withdrawn_reason is not null) and (state = 'withdrawn') = (withdrawn_on is not null)
    and (state = 'withdrawn') = (withdrawn_by is not null))
);
create index document_of on documents.document (of_id, id desc);
create index document_scope on documents.document (scope_key, id desc);
alter table documents.number add constraint number_document foreign key (document_id)
  references documents.document (id) deferrable initially deferred;

alter table documents.series enable row level security;
create policy scope on documents.series
  using (coalesce(scope_key, '') ^@ any ((select platform.scope_keys())::text[])
         or managing_committee = any ((select platform.scope_committees())::text[]));
alter table documents.number enable row level security;
create policy scope on documents.number
  using (coalesce(scope_key, '') ^@ any ((select platform.scope_keys())::text[])
         or managing_committee = any ((select platform.scope_committees())::text[]));
alter table documents.document enable row level security;
create policy scope on documents.document
  using (coalesce(scope_key, '') ^@ any ((select platform.scope_keys())::text[])
         or managing_committee = any ((select platform.scope_committees())::text[])
         or person_id = any ((select platform.scope_persons())::uuid[]));

grant select, insert, update on documents.series, documents.number, documents.document to jinze_app;
