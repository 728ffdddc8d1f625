-- Reports from the public 群众举报: what is told, how it goes, and apart from it who told.

-- What an office lays down for its reports, or the discipline organ of a committee for its own: until when it says whether
-- it accepts, answers, and forgets who told. The last one counts.
create table publication.report_term (
  id                 uuid primary key,
  region_path        text collate "C" not null references posts.region (path) on update cascade,
  scope_key          text collate "C",
  managing_committee text collate "C",
  kind               text not null check (kind in ('accept', 'reply', 'keep-identity')),
  days               integer not null check (days between 1 and 3650),
  day_kind           text not null check (day_kind in ('calendar-days', 'working-days')),
  basis              text not null,
  recorded_at        timestamptz not null,
  recorded_by        text not null,
  constraint report_term_owner check (num_nonnulls(scope_key, managing_committee) = 1)
);
create index report_term_scope on publication.report_term (scope_key, kind, id desc);
create index report_term_managing on publication.report_term (managing_committee, kind, id desc);

create table publication.report (
  id                 uuid primary key,
  version            integer not null check (version >= 1),
  state              text not null check (state in ('received', 'accepted', 'not-accepted', 'checked', 'tasked', 'replied',
    'closed')),
  kind               text not null check (kind in ('hazard', 'violation', 'accident', 'retaliation', 'leader')),
  -- The place it is about, as it was picked.
  region_path        text collate "C" not null references posts.region (path) on update cascade,
  place              text not null,
  happened           text not null,
  account            text not null,
  deaths             text not null check (deaths in ('yes', 'no', 'unknown')),
  -- When it was told that somebody died: what was verified before says nothing of it.
  deaths_on          date,
  -- When the accident was passed on, in this round and since the deaths were told.
  passed_on          date,
  by_authorities     boolean not null,
  -- Of a report about a leader: which post, and who holds it.
  about              text,
  about_post         uuid,
  about_person       uuid,
  -- Whose it is: an office’s by its scope key, or by 干部管理权限 the discipline organ’s of a committee. Never both.
  track              text not null check (track in ('office', 'discipline')),
  handler_path       text collate "C" not null references posts.region (path) on update cascade,
  scope_key          text collate "C",
  managing_committee text collate "C",
  -- Why it went there, as the rule said it.
  route              jsonb not null,
  received_on        date not null,
  -- When the present round began: at the filing, or when new information reopened it.
  opened_on          date not null,
  accept_by          date,
  reply_by           date,
  -- So many working days from this day are the one that is waited for, and the calendar does not reach it yet.
  days_from          date,
  days_count         integer,
  finding            text check (finding in ('true', 'partly', 'false', 'unclear')),
  found_on           date,
  found_by           text,
  found_no           text,
  found_signed_by    text,
  found_text         text,
  task_id            uuid,
  -- When it was answered for good, and when it ended.
  replied_on         date,
  closed_on          date,
  reminded_on        date,
  -- Of the code only its hash is kept; and of the form it came with, so that one sent twice is one report.
  code_hash          text not null,
  form_hash          text not null,
  -- Of all that was sent, under the form's own secret: whether it was the same that is sent again, and nothing else.
  content_hash       text not null,
  constraint report_code unique (code_hash),
  constraint report_form unique (form_hash),
  constraint report_track check (
    case track when 'office' then scope_key is not null and managing_committee is null
               else scope_key is null and managing_committee is not null end),
  constraint report_about check ((kind = 'leader') = (about is not null)),
  -- What is about a leader is never an office’s.
  constraint report_leader_apart check (kind <> 'leader' or track = 'discipline'),
  constraint report_found check ((finding is null) = (found_on is null) and (finding is null) = (found_by is null)
    and (finding is null) = (found_no is null) and (finding is null) = (found_signed_by is null)
    and (finding is null) = (found_text is null)),
  constraint report_deaths check ((deaths = 'yes') = (deaths_on is not null)),
  constraint report_days check ((days_from is null) = (days_count is null)),
  constraint report_closed check ((state in ('closed', 'not-accepted')) = (closed_on is not null))
);
create index report_scope on publication.report (scope_key, received_on desc, id desc);
create index report_managing on publication.report (managing_committee, received_on desc, id desc);
create index report_task on publication.report (task_id) where task_id is not null;

-- Its course: what was done, and what was added by whoever told.
create table publication.report_entry (
  report_id   uuid not null references publication.report (id),
  number      integer not null check (number >= 1),
  kind        text not null check (kind in ('file', 'accept', 'refuse', 'hand-on', 'pass-on', 'check', 'task', 'reply', 'close',
    'add', 'reopen', 'day')),
  on_day      date not null,
  text        text,
  document_no text,
  -- Whoever has the code reads it.
  is_told     boolean not null,
  -- Of what was added: the form it came with, so that one sent twice is one addition.
  form_hash   text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (report_id, number),
  constraint report_entry_form unique (form_hash)
);

-- Files that came with it, checked by content. Without a report: of a form that is being filled in again.
create table publication.report_file (
  id        uuid primary key,
  report_id uuid references publication.report (id),
  form_hash text not null,
  name      text not null,
  type      text not null,
  size      integer not null check (size between 1 and 5242880),
  digest    text not null,
  bytes     bytea not null,
  added_at  timestamptz not null,
  constraint report_file_once unique (form_hash, digest)
);
alter table publication.report_file alter column bytes set storage external;
create index report_file_report on publication.report_file (report_id);
create index report_file_added on publication.report_file (added_at) include (size);

-- Who told. In no leaf, no export, no list: it is read by who opens it, and removed after its time.
create table publication.reporter (
  report_id uuid primary key references publication.report (id),
  name      text,
  contact   text,
  told_at   timestamptz not null,
  constraint reporter_said check (num_nonnulls(name, contact) > 0)
);

-- Every opening of it 调阅.
create table publication.report_opening (
  id         uuid primary key,
  report_id  uuid not null references publication.report (id),
  account_id uuid not null,
  opened_by  text not null,
  reason     text not null,
  opened_at  timestamptz not null
);
create index report_opening_report on publication.report_opening (report_id, id);

alter table publication.report_term enable row level security;
create policy scope on publication.report_term
  using (coalesce(scope_key, '') ^@ any ((select platform.scope_keys())::text[])
         or managing_committee = any ((select platform.scope_committees())::text[]));
alter table publication.report enable row level security;
create policy scope on publication.report
  using (coalesce(scope_key, '') ^@ any ((select platform.scope_keys())::text[])
         or managing_committee = any ((select platform.scope_committees())::text[]));
alter table publication.report_entry enable row level security;
create policy scope on publication.report_entry
  using (exists (select 1 from publication.report r where r.id = report_id));
-- What belongs to no report yet is the system's.
alter table publication.report_file enable row level security;
create policy scope on publication.report_file
  using (case when report_id is null then '' ^@ any ((select platform.scope_keys())::text[])
         else exists (select 1 from publication.report r where r.id = report_id) end);
alter table publication.report_opening enable row level security;
create policy scope on publication.report_opening
  using (exists (select 1 from publication.report r where r.id = report_id));

-- Not the system's scope, not an office's: only a scope that says "identity" reads or removes it, and only the opening
-- of one report and the removal after its time have such a scope.
alter table publication.reporter enable row level security;
create policy told on publication.reporter for insert
  with check (exists (select 1 from publication.report r where r.id = report_id));
create policy opened on publication.reporter for select
  using (exists (select 1 from publication.report r where r.id = report_id
    and (exists (select 1 from unnest((select platform.scope_keys())::text[]) as given (key)
           where given.key ^@ 'identity ' and ('identity ' || coalesce(r.scope_key, '')) ^@ given.key)
         or ('identity ' || r.managing_committee) = any ((select platform.scope_committees())::text[]))));
create policy removed on publication.reporter for delete
  using ('identity ' = any ((select platform.scope_keys())::text[]));

grant select, insert on publication.report_term, publication.report_entry, publication.report_opening to jinze_app;
grant select, insert, update on publication.report to jinze_app;
-- A region that moves takes its terms along.
grant update (scope_key, managing_committee) on publication.report_term to jinze_app;
grant select, insert, update, delete on publication.report_file to jinze_app;
grant select, insert, delete on publication.reporter to jinze_app;
