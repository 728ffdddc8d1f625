-- Publication 公开 (art. 15): when results have to be public or told, and the public notices themselves.

create schema publication;

-- The office's own words of when the results of a year of bodies are to be public, and on what that rests.
create table publication.obligation (
  id              uuid primary key,
  version         integer not null check (version >= 1),
  region_path     text collate "C" not null references posts.region (path) on update cascade,
  scope_key       text collate "C" not null,
  -- The year whose results they are.
  year            integer not null check (year between 2018 and 2100),
  what            text not null check (what in ('bodies')),
  due_on          date not null,
  basis           text not null,
  -- The day by which it is judged: one that had passed is not moved by what is laid down later.
  judged_by       date not null,
  -- On which day the office was last told that it is due or overdue.
  told_on         date,
  recorded_at     timestamptz not null,
  recorded_by     text not null,
  constraint obligation_once unique (region_path, year, what)
);
create index obligation_scope on publication.obligation (scope_key, year desc);
create index obligation_due on publication.obligation (judged_by);

-- What it said before.
create table publication.obligation_version (
  obligation_id   uuid not null references publication.obligation (id),
  version         integer not null,
  due_on          date not null,
  basis           text not null,
  recorded_at     timestamptz not null,
  recorded_by     text not null,
  primary key (obligation_id, version)
);

create table publication.notice (
  id              uuid primary key,
  version         integer not null check (version >= 1),
  state           text not null check (state in ('draft', 'checked', 'approved', 'published', 'discarded')),
  region_path     text collate "C" not null references posts.region (path) on update cascade,
  scope_key       text collate "C" not null,
  kind            text not null check (kind in ('assessment', 'inspection-feedback', 'investigation-report', 'evaluation',
    'duty-lists', 'statistics', 'other')),
  -- What it is about: the year of the results, of the accident, of the numbers.
  year            integer not null check (year between 2018 and 2100),
  title           text not null,
  -- Who publishes it 发布机关.
  organ           text not null,
  body            text not null,
  -- Tables below the text: caption, head, rows.
  tables          jsonb not null,
  accident_id     uuid,
  -- What it was drafted from: the exercise whose results it tells, or the inspection whose feedback.
  assessment_id   uuid references assessments.exercise (id),
  inspection_id   uuid references inspections.inspection (id),
  -- The document by which persons may be named to the public; null: none is named.
  instrument      text,
  -- An earlier notice that this one puts right, and what of it.
  corrects        uuid references publication.notice (id),
  correction      text,
  drafted_on      date not null,
  -- Every account that wrote or checked it: another one approves.
  hands           uuid[] not null,
  -- Finds of the privacy check that stand with a reason: what, and why.
  justified       jsonb not null,
  approved_on     date,
  approved_by     text,
  approval        text,
  document_no     text,
  -- The approved paper among its documents, where it was approved before it was entered.
  approval_paper  uuid,
  published_at    timestamptz,
  published_on    date,
  discarded_reason text,
  -- What it is found by, without the names that stand in it, and its pieces of two and three characters; made when it is published.
  search_text     text not null default '',
  search_pieces   text[] not null default '{}',
  constraint notice_source check ((assessment_id is null or kind = 'assessment')
    and (inspection_id is null or kind = 'inspection-feedback')),
  constraint notice_correction check ((corrects is null) = (correction is null)),
  constraint notice_approved check ((state in ('approved', 'published')) = (approved_on is not null)
    and (approved_on is null) = (approved_by is null) and (approved_on is null) = (approval is null)
    and (approved_on is not null or document_no is null)),
  constraint notice_published check ((state = 'published') = (published_at is not null)
    and (published_at is null) = (published_on is null)),
  constraint notice_discarded check ((state = 'discarded') = (discarded_reason is not null))
);
create index notice_scope on publication.notice (scope_key, drafted_on desc, id desc);
-- As the public reads them: the newest first.
create index notice_public on publication.notice (published_at desc, id desc) where published_at is not null;
create index notice_public_day on publication.notice (published_on) where published_at is not null;
create index notice_public_region on publication.notice (region_path, published_at desc, id desc)
  where published_at is not null;
create index notice_search on publication.notice using gin (search_pieces) where published_at is not null;
create index notice_assessment on publication.notice (assessment_id) where assessment_id is not null;
create index notice_inspection on publication.notice (inspection_id) where inspection_id is not null;
create index notice_corrects on publication.notice (corrects) where corrects is not null;

-- Official documents as released, beside the text. What they say is not looked into.
create table publication.document (
  id              uuid primary key,
  notice_id       uuid not null references publication.notice (id),
  position        integer not null check (position >= 1),
  name            text not null,
  type            text not null,
  size            integer not null,
  digest          text not null,
  bytes           bytea not null,
  recorded_at     timestamptz not null,
  recorded_by     text not null,
  constraint document_place unique (notice_id, position)
);
-- Read part by part.
alter table publication.document alter column bytes set storage external;

create table publication.step (
  notice_id       uuid not null references publication.notice (id),
  version         integer not null,
  act             text not null,
  on_day          date not null,
  note            text,
  recorded_at     timestamptz not null,
  recorded_by     text not null,
  primary key (notice_id, version)
);

-- 个人结果通报 (art. 15): what an assessment came to for a person, told to them, their body, and who manages them. Never public.
create table publication.telling (
  id                 uuid primary key,
  version            integer not null check (version >= 1),
  -- The office that tells.
  region_path        text collate "C" not null references posts.region (path) on update cascade,
  scope_key          text collate "C" not null,
  year               integer not null check (year between 2018 and 2100),
  appointment_id     uuid not null,
  person_id          uuid not null,
  person_name        text not null,
  post_title         text not null,
  organ_name         text not null,
  -- The office of their body, which acknowledges for it.
  organ_key          text collate "C" not null,
  -- 干部管理权限: whose departments are told.
  managing_committee text collate "C" not null,
  -- In the words of the document it stands in.
  result             text not null,
  document_no        text not null,
  told_on            date not null,
  recorded_at        timestamptz not null,
  recorded_by        text not null,
  constraint telling_once unique (person_id, year, document_no)
);
create index telling_scope on publication.telling (scope_key, told_on desc, id desc);
create index telling_organ on publication.telling (organ_key, told_on desc, id desc);
create index telling_managing on publication.telling (managing_committee, told_on desc, id desc);

create table publication.recipient (
  telling_id      uuid not null references publication.telling (id),
  kind            text not null check (kind in ('person', 'body', 'organisation-department', 'discipline-organ')),
  name            text not null,
  -- By themselves here, or on a paper that the office holds.
  how             text check (how in ('system', 'paper')),
  acknowledged_on date,
  acknowledged_at timestamptz,
  acknowledged_by text,
  primary key (telling_id, kind),
  constraint recipient_whole check ((how is null) = (acknowledged_on is null)
    and (how is null) = (acknowledged_at is null) and (how is null) = (acknowledged_by is null))
);

alter table publication.telling enable row level security;
create policy scope on publication.telling
  using (coalesce(scope_key, '') ^@ any ((select platform.scope_keys())::text[])
         or coalesce(organ_key, '') ^@ any ((select platform.scope_keys())::text[])
         or managing_committee = any ((select platform.scope_committees())::text[])
         or person_id = any ((select platform.scope_persons())::uuid[]));
alter table publication.recipient enable row level security;
create policy scope on publication.recipient
  using (exists (select 1 from publication.telling t where t.id = telling_id));

alter table publication.obligation enable row level security;
create policy scope on publication.obligation
  using (coalesce(scope_key, '') ^@ any ((select platform.scope_keys())::text[]));
alter table publication.obligation_version enable row level security;
create policy scope on publication.obligation_version
  using (exists (select 1 from publication.obligation o where o.id = obligation_id));

-- What is published is everybody's to read; the office alone writes, and what is published no more.
alter table publication.notice enable row level security;
create policy scope on publication.notice
  using (coalesce(scope_key, '') ^@ any ((select platform.scope_keys())::text[]));
create policy everybody on publication.notice for select using (published_at is not null);

-- The newest of what is published and has all these pieces: row security would keep their index out of it. Everybody may
-- read what it answers.
create function publication.published_with(pieces text[], first_path text, last_path text, of_kind text, of_year integer,
    before_at timestamptz, before_id uuid, most integer) returns table (id uuid)
  language sql stable parallel safe security definer rows 61 set search_path = ''
  as $$ select n.id from publication.notice n
        where n.published_at is not null and n.search_pieces operator(pg_catalog.@>) pieces
          and (first_path is null or n.region_path >= first_path and n.region_path < last_path)
          and (of_kind is null or n.kind = of_kind) and (of_year is null or n.year = of_year)
          and (before_at is null or (n.published_at, n.id) < (before_at, before_id))
        order by n.published_at desc, n.id desc limit most $$;
revoke all on function publication.published_with from public;

-- Where it stands moves with its region; everything else of it stays.
create function publication.refuse_change() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'region_path' - 'scope_key' is distinct from to_jsonb(old) - 'region_path' - 'scope_key' then
    raise exception 'what is published stays as it is' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger notice_stays before update on publication.notice for each row
  when (old.published_at is not null and current_user = 'jinze_app')
  execute function publication.refuse_change();

-- Documents are read with their notice, and come and go as long as it is the office's alone.
alter table publication.document enable row level security;
create policy seen on publication.document for select
  using (exists (select 1 from publication.notice n where n.id = notice_id));
create policy added on publication.document for insert
  with check (exists (select 1 from publication.notice n where n.id = notice_id and n.published_at is null));
create policy removed on publication.document for delete
  using (exists (select 1 from publication.notice n where n.id = notice_id and n.published_at is null));
-- The course is the office's, published or not.
alter table publication.step enable row level security;
create policy scope on publication.step
  using (exists (select 1 from publication.notice n where n.id = notice_id
    and coalesce(n.scope_key, '') ^@ any ((select platform.scope_keys())::text[])));

grant usage on schema publication to jinze_app;
grant execute on function publication.published_with to jinze_app;
grant select, insert, update on publication.obligation, publication.notice, publication.recipient to jinze_app;
grant select, insert on publication.telling to jinze_app;
grant update (version, scope_key, organ_key, managing_committee) on publication.telling to jinze_app;
grant select, insert on publication.obligation_version, publication.document, publication.step to jinze_app;
-- As long as it is no more than a draft.
grant delete on publication.document to jinze_app;
