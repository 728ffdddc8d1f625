-- Accidents as known, and talks 约谈 (安委〔2018〕2号).

create schema accidents;

-- A row per version: a correction and a withdrawal are added, nothing known before is written over.
create table accidents.accident (
  id              uuid primary key,
  record_id       uuid not null,
  version         integer not null check (version >= 1),
  state           text not null check (state in ('recorded', 'withdrawn')),
  region_path     text collate "C" not null references posts.region (path) on update cascade,
  scope_key       text collate "C" not null,
  name            text not null,
  occurred_on     date not null,
  occurred_at     timestamptz,
  place           text,
  sector          text,
  unit            text,
  -- 事故类型
  kind            text,
  grade           text check (grade in ('especially-serious', 'serious', 'relatively-serious', 'ordinary')),
  grade_source    text check (grade_source in ('decided', 'as-known')),
  nature          text not null check (nature in ('production', 'natural', 'criminal', 'undetermined')),
  -- 责任事故; null: not known.
  is_responsible  boolean,
  -- 性质严重或社会影响恶劣
  is_grave        boolean,
  deaths          integer check (deaths >= 0),
  missing         integer check (missing >= 0),
  injured         integer check (injured >= 0),
  known_as_of     date not null,
  source_document text not null,
  change_reason   text,
  recorded_at     timestamptz not null,
  recorded_by     text not null,
  superseded_at   timestamptz,
  constraint accident_version unique (record_id, version),
  constraint accident_grade_with_source check ((grade is null) = (grade_source is null)),
  constraint accident_changed_with_reason check ((version = 1) = (change_reason is null)),
  constraint accident_of_responsibility check (
    is_responsible is distinct from true or nature in ('production', 'undetermined')),
  constraint accident_known_after check (known_as_of >= occurred_on)
);
create unique index accident_current on accidents.accident (record_id) where superseded_at is null;
-- The same accident recorded twice would count twice.
create unique index accident_same on accidents.accident (region_path, occurred_on, name)
  where superseded_at is null and state = 'recorded';
create index accident_scope on accidents.accident (scope_key, occurred_on desc, record_id desc)
  where superseded_at is null;

alter table accidents.accident enable row level security;
create policy scope on accidents.accident
  using (scope_key ^@ any ((select platform.scope_keys())::text[]));

grant usage on schema accidents to jinze_app;
grant select, insert on accidents.accident to jinze_app;
grant update (superseded_at, scope_key) on accidents.accident to jinze_app;

create schema talks;

create table talks.talk (
  id                  uuid primary key,
  version             integer not null check (version >= 1),
  state               text not null check (state in (
    'proposed', 'approved', 'notified', 'held', 'reported', 'returned', 'closed', 'withdrawn')),
  -- Whose office conducts it, and the body in whose name.
  region_path         text collate "C" not null references posts.region (path) on update cascade,
  scope_key           text collate "C" not null,
  organ_id            uuid,
  opened_on           date not null,
  ground              text not null check (ground in ('accidents', 'deployment', 'task', 'inspection', 'other')),
  -- A rule of the topic talk-triggers and what it said that day, with the version of the rules.
  trigger_key         text,
  trigger_region      uuid,
  trigger             jsonb,
  rules_version       text,
  reason              text,
  reason_document_no  text,
  talker_organ        text not null,
  talker              text not null,
  -- Names are copied: they are what the notice said.
  subject_organ_id    uuid not null references posts.organ (id),
  subject_scope_key   text collate "C" not null,
  subject_organ       text not null,
  subject_level       text not null check (subject_level in ('province', 'prefecture', 'county', 'township')),
  subject_appointment uuid,
  subject_person      uuid,
  subject_name        text,
  subject_post        text,
  needs_approval      boolean not null,
  matters             text not null,
  approved_by         text,
  approved_on         date,
  approval_no         text,
  notice_no           text,
  notice_on           date,
  meet_on             date,
  meet_time           text,
  meet_place          text,
  -- From the notice on it is known to who is talked to and to their body; before, it is the office's draft.
  told_at             timestamptz,
  held_on             date,
  minutes_no          text,
  minutes             text,
  -- What who was called said of it.
  statement           text,
  measures            text,
  due_kind            text check (due_kind in ('date', 'calendar-days', 'working-days')),
  due_days            integer check (due_days >= 1),
  due_on              date,
  withdrawn_reason    text,
  -- When the report that is due was last reminded of.
  reminded_on         date,
  constraint talk_ground_stated check (
    case ground when 'accidents' then
      trigger_key is not null and trigger_region is not null and trigger is not null and rules_version is not null
    else reason is not null end),
  constraint talk_subject_whole check (
    (subject_person is null) = (subject_name is null)
    and (subject_person is null) = (subject_post is null)
    and (subject_person is null) = (subject_appointment is null)),
  constraint talk_approval_whole check (
    (approved_by is null) = (approved_on is null) and (approved_by is null) = (approval_no is null)),
  constraint talk_not_told_unapproved check (told_at is null or not needs_approval or approved_by is not null),
  constraint talk_notice_whole check (
    (told_at is null) = (notice_no is null) and (told_at is null) = (notice_on is null)
    and (told_at is null) = (meet_on is null) and (told_at is null) = (meet_place is null)),
  constraint talk_told_in_time check (
    state in ('proposed', 'approved', 'withdrawn') or told_at is not null),
  constraint talk_held_whole check (
    (held_on is null) = (minutes is null) and (held_on is null) = (measures is null)
    and (held_on is null) = (statement is null)
    and (held_on is null) = (due_on is null) and (held_on is null) = (due_kind is null)
    and (due_days is null) = (due_kind is null or due_kind = 'date')),
  constraint talk_held_in_time check (
    (state in ('held', 'reported', 'returned', 'closed')) = (held_on is not null)),
  constraint talk_withdrawn_with_reason check ((state = 'withdrawn') = (withdrawn_reason is not null))
);
-- Two tabs do not open two talks with the same on the same ground.
create unique index talk_open_on on talks.talk
    (trigger_region, trigger_key, subject_organ_id, coalesce(subject_person, subject_organ_id))
  where trigger_key is not null and state not in ('closed', 'withdrawn');
create index talk_scope on talks.talk (scope_key, opened_on desc, id desc);
create index talk_subject_scope on talks.talk (subject_scope_key) where told_at is not null;
create index talk_subject_person on talks.talk (subject_person) where told_at is not null;
create index talk_trigger on talks.talk (trigger_region) where trigger_region is not null;
create index talk_waiting on talks.talk (id) where state in ('held', 'returned');

-- The accidents a rule counted, as they were known that day.
create table talks.counted_accident (
  talk_id          uuid not null references talks.talk (id),
  accident_id      uuid not null,
  accident_version integer not null,
  name             text not null,
  occurred_on      date not null,
  grade            text,
  is_responsible   boolean,
  region_name      text not null,
  -- Why it might count only; null: it surely counts.
  because          text,
  primary key (talk_id, accident_id)
);

-- What happened, in order; never changed.
create table talks.step (
  talk_id     uuid not null references talks.talk (id),
  version     integer not null,
  act         text not null,
  on_day      date not null,
  document_no text,
  note        text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (talk_id, version)
);

create table talks.report (
  talk_id     uuid not null references talks.talk (id),
  number      integer not null check (number >= 1),
  on_day      date not null,
  document_no text,
  content     text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  result      text check (result in ('passed', 'returned')),
  verifier    text,
  verified_on date,
  note        text,
  primary key (talk_id, number),
  constraint report_verified_whole check (
    (result is null) = (verifier is null) and (result is null) = (verified_on is null)
    and (result is null) = (note is null))
);

alter table talks.talk enable row level security;
create policy scope on talks.talk
  using (scope_key ^@ any ((select platform.scope_keys())::text[])
         or (told_at is not null and (
           subject_person = any ((select platform.scope_persons())::uuid[])
           or subject_scope_key ^@ any ((select platform.scope_keys())::text[]))));
alter table talks.counted_accident enable row level security;
create policy scope on talks.counted_accident
  using (exists (select 1 from talks.talk t where t.id = talk_id));
alter table talks.step enable row level security;
create policy scope on talks.step
  using (exists (select 1 from talks.talk t where t.id = talk_id));
alter table talks.report enable row level security;
create policy scope on talks.report
  using (exists (select 1 from talks.talk t where t.id = talk_id));

grant usage on schema talks to jinze_app;
grant select, insert, update on talks.talk to jinze_app;
grant select, insert on talks.counted_accident, talks.step, talks.report to jinze_app;
grant update (result, verifier, verified_on, note) on talks.report to jinze_app;
