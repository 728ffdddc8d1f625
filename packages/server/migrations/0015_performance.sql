-- Performing the duties (art. 5-9): duty records, who took part, attachments.
-- One record of what happened serves all who took part and all their duties. What happened, when it was recorded and
-- by whom are separate columns; nothing is deleted, and what a correction takes the place of stays readable.

create schema performance;
grant usage on schema performance to jinze_app;

create table performance.duty_record (
  id               uuid primary key,
  version          integer not null check (version >= 1),
  state            text not null check (state in ('submitted', 'withdrawn')),
  activity         text not null,
  body             text,
  title            text not null,
  occurred_on      date not null,
  occurred_to      date check (occurred_to >= occurred_on),
  place            text,
  matter           text,
  findings         text,
  orders           text,
  follow_up        text,
  -- Of the paper it rests on: its number, not its text.
  basis_no         text,
  -- Of a budget (art. 6.4): fund and revenue of two years beside each other.
  amounts          jsonb not null,
  -- Days between what happened and its being said here, where that is more than the limit; by a correction of day or
  -- activity it is counted anew, from the correction.
  late_days        integer check (late_days > 0),
  late_reason      text,
  recorded_at      timestamptz not null,
  recorded_by      text not null,
  recorder_account uuid,
  -- When and by whom what now stands was said.
  changed_at       timestamptz not null,
  changed_by       text not null,
  -- The body of the first participant; every participation has its own.
  organ_id         uuid not null,
  scope_key        text collate "C" not null,
  -- Of all participants, for row security: once each.
  scope_keys       text[] collate "C" not null,
  persons          uuid[] not null,
  -- The client's own id of a draft: submitted twice, it is one record.
  draft_id         uuid,
  -- Of what was sent, where it can come twice: by a draft or from another system.
  sent_digest      text,
  source_kind      text not null check (source_kind in ('form', 'sheet', 'document', 'api', 'task')),
  source_name      text,
  source_row       integer,
  -- Of an import: the sheet or table the row stands in, SHA-256 of the file, and the act that brought it in.
  source_table     text,
  source_digest    text,
  import_id        uuid,
  external_system  text,
  external_id      text,
  -- 形式审核 by the own office; it says nothing of the substance.
  form_check       text check (form_check = any (array['passed', 'returned'])),
  form_note        text,
  form_checked_by  text,
  form_checked_at  timestamptz,
  constraint duty_record_of_somebody check (cardinality(persons) > 0),
  constraint duty_record_external check ((external_system is null) = (external_id is null)),
  constraint duty_record_form_checked check (
    (form_check is null) = (form_checked_by is null) and (form_check is null) = (form_checked_at is null)
    and (form_check is distinct from 'returned' or form_note is not null))
);
create unique index duty_record_draft on performance.duty_record (recorder_account, draft_id)
  where draft_id is not null;
create unique index duty_record_external_id on performance.duty_record (external_system, external_id, scope_key)
  where external_system is not null;
create index duty_record_recorder on performance.duty_record (recorder_account, id desc);

create table performance.participation (
  record_id        uuid not null references performance.duty_record (id),
  person_id        uuid not null,
  -- The post held on that day; its name and body are copied.
  post_id          uuid not null,
  organ_id         uuid not null,
  scope_key        text collate "C" not null,
  person_name      text not null,
  post_title       text not null,
  organ_name       text not null,
  role             text not null check (role in ('led', 'took-part')),
  -- Codes of duty items and of their key points: art5.2, art6.4-1.
  duties           text[] not null,
  -- As the record's, of this part: what a correction adds is counted from the correction.
  late_days        integer check (late_days > 0),
  confirmation     text not null check (confirmation in ('own', 'waiting', 'confirmed', 'objected')),
  confirmed_at     timestamptz,
  objection        text,
  -- Since when the person is asked; null: not asked, as of a record that was withdrawn before they stood by it.
  asked_at         timestamptz,
  -- Imported although nothing shows that the person held a post on that day; the post is the nearest in time.
  without_post     boolean not null default false,
  position         integer not null,
  -- The record's, for pages of a person or body.
  occurred_on      date not null,
  constraint participation_once primary key (record_id, person_id),
  constraint participation_confirmed check ((confirmation = 'confirmed') = (confirmed_at is not null)),
  constraint participation_objected check ((confirmation = 'objected') = (objection is not null)),
  constraint participation_asked check (asked_at is null or confirmation = 'waiting')
);
create index participation_person on performance.participation (person_id, occurred_on desc, record_id desc);
create index participation_scope on performance.participation (scope_key, occurred_on desc, record_id desc);
create index participation_waiting on performance.participation (person_id, occurred_on desc, record_id desc)
  where asked_at is not null;
create index participation_objected on performance.participation (record_id) where confirmation = 'objected';

-- What a record said until it was corrected or withdrawn, and why it no longer does.
create table performance.record_version (
  record_id   uuid not null references performance.duty_record (id),
  -- The version of the record that had this content last.
  version     integer not null,
  content     jsonb not null,
  said_at     timestamptz not null,
  said_by     text not null,
  replaced_at timestamptz not null,
  replaced_by text not null,
  act         text not null check (act in ('corrected', 'withdrawn')),
  reason      text not null,
  constraint record_version_once primary key (record_id, version)
);

-- 调阅: a superior opened the record of a body that is not its own.
create table performance.opening (
  id          uuid primary key,
  record_id   uuid not null references performance.duty_record (id),
  opened_at   timestamptz not null,
  opened_by   text not null,
  account_id  uuid not null,
  reason      text not null,
  -- Of the record: whom it concerns.
  persons     uuid[] not null
);
create index opening_record on performance.opening (record_id, opened_at);

alter table performance.duty_record enable row level security;
create policy scope on performance.duty_record
  using (scope_key ^@ any ((select platform.scope_keys())::text[])
         or persons && (select platform.scope_persons())::uuid[]
         or exists (select 1 from unnest(scope_keys) as of_participant (key)
                    where of_participant.key ^@ any ((select platform.scope_keys())::text[])));
-- Whoever sees the record sees who took part.
alter table performance.participation enable row level security;
create policy scope on performance.participation
  using (scope_key ^@ any ((select platform.scope_keys())::text[])
         or person_id = any ((select platform.scope_persons())::uuid[])
         or exists (select 1 from performance.duty_record r where r.id = record_id));
alter table performance.record_version enable row level security;
create policy scope on performance.record_version
  using (exists (select 1 from performance.duty_record r where r.id = record_id));
alter table performance.opening enable row level security;
create policy scope on performance.opening
  using (exists (select 1 from performance.duty_record r where r.id = record_id));

grant select, insert, update on performance.duty_record to jinze_app;
-- A correction may take somebody out: their participation is in the version it replaced.
grant select, insert, update, delete on performance.participation to jinze_app;
grant select, insert on performance.record_version, performance.opening to jinze_app;

-- Attachments (ADR 22): files in parts of at most 1 MiB, so that each acknowledged part is as durable as any other row,
-- and backup, restore, row security and several server processes need no shared folder.
create table performance.attachment (
  id             uuid primary key,
  -- 0 until it belongs to something; from then on it is counted like every record.
  version        integer not null check (version >= 0),
  state          text not null check (state in ('receiving', 'kept')),
  -- Who sends it; as long as it belongs to nothing, it is theirs alone.
  account_id     uuid not null,
  -- The client's id of what it is being added to.
  draft_id       uuid not null,
  owner_kind     text,
  owner_id       uuid,
  -- The uploader's as long as it belongs to nothing, then the owner's.
  scope_key      text collate "C" not null,
  persons        uuid[] not null,
  -- As it was chosen and as the client says it is.
  said_name      text not null,
  said_size      integer not null check (said_size between 1 and 52428800),
  said_digest    text,
  keeps_metadata boolean not null,
  -- Bytes that are acknowledged.
  received       integer not null check (received between 0 and said_size),
  -- As it is kept: by its content, without what was taken away. The digest is hex.
  name           text,
  type           text,
  size           integer,
  digest         text,
  begun_at       timestamptz not null,
  touched_at     timestamptz not null,
  kept_at        timestamptz,
  attached_at    timestamptz,
  recorded_by    text not null,
  constraint attachment_owned check (
    (owner_id is null) = (owner_kind is null) and (owner_id is null) = (attached_at is null)
    and (owner_id is null) = (version = 0)),
  constraint attachment_owned_when_kept check (owner_id is null or state = 'kept'),
  constraint attachment_kept check ((state = 'kept') = (kept_at is not null))
);
create index attachment_owner on performance.attachment (owner_id) where owner_id is not null;
create index attachment_draft on performance.attachment (account_id, draft_id) where owner_id is null;
create index attachment_waiting on performance.attachment (touched_at) where owner_id is null;

create table performance.attachment_part (
  attachment_id uuid not null references performance.attachment (id) on delete cascade,
  from_byte     integer not null check (from_byte >= 0),
  bytes         bytea not null check (octet_length(bytes) between 1 and 1048576),
  primary key (attachment_id, from_byte)
);
-- Pictures and archives are packed already, and a stretch of a part is read without the rest of it.
alter table performance.attachment_part alter column bytes set storage external;

alter table performance.attachment enable row level security;
create policy scope on performance.attachment
  using (case owner_kind
    when 'duty-record' then exists (select 1 from performance.duty_record r where r.id = owner_id)
    else scope_key ^@ any ((select platform.scope_keys())::text[])
      or persons && (select platform.scope_persons())::uuid[] end);
alter table performance.attachment_part enable row level security;
create policy scope on performance.attachment_part
  using (exists (select 1 from performance.attachment a where a.id = attachment_id));

-- What belongs to nothing is removed after a while, and a lawful erasure removes what was kept.
grant select, insert, update, delete on performance.attachment to jinze_app;
grant select, insert, delete on performance.attachment_part to jinze_app;

-- Imports of many records from one file: what was brought in is withdrawn together as long as nothing builds on it.
create table performance.record_import (
  id             uuid primary key,
  version        integer not null check (version >= 1),
  kind           text not null check (kind in ('sheet', 'document')),
  digest         text not null,
  file_name      text not null,
  -- How columns, people and rows were understood.
  choices        jsonb not null,
  account_id     uuid not null,
  recorded_at    timestamptz not null,
  recorded_by    text not null,
  -- Whose bodies it was brought in for; of a leader or liaison none, but the persons.
  scope_key      text collate "C" not null,
  persons        uuid[] not null,
  row_count      integer not null,
  recorded_count integer not null,
  withdrawn_at   timestamptz,
  withdrawn_by   text,
  withdrawn_why  text,
  constraint record_import_withdrawn check (
    (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why is null))
);
-- The same file twice is one import.
create unique index record_import_once on performance.record_import (digest, scope_key, persons)
  where withdrawn_at is null;
create index record_import_scope on performance.record_import (scope_key, id desc);
create index duty_record_import on performance.duty_record (import_id) where import_id is not null;

alter table performance.record_import enable row level security;
create policy scope on performance.record_import
  using (scope_key ^@ any ((select platform.scope_keys())::text[])
         or persons && (select platform.scope_persons())::uuid[]);
grant select, insert, update on performance.record_import to jinze_app;
