-- Commendations 表彰奖励 (art. 16, 17): nominations, examinations, publicity and objections, grants, quotas.

create schema commendations;

-- What an approving party committee and government lay down for a year: how many of a kind, how long they are public.
create table commendations.quota (
  id              uuid primary key,
  version         integer not null check (version >= 1),
  region_path     text collate "C" not null references posts.region (path) on update cascade,
  year            integer not null check (year between 2018 and 2100),
  kind            text not null check (kind in ('timely', 'merit', 'citation')),
  total           integer not null check (total >= 0),
  basis           text not null,
  publicity_days  integer not null check (publicity_days between 1 and 365),
  publicity_basis text not null,
  recorded_at     timestamptz not null,
  recorded_by     text not null,
  constraint quota_once unique (region_path, year, kind)
);

-- What it said before.
create table commendations.quota_version (
  quota_id        uuid not null references commendations.quota (id),
  version         integer not null,
  total           integer not null,
  basis           text not null,
  publicity_days  integer not null,
  publicity_basis text not null,
  recorded_at     timestamptz not null,
  recorded_by     text not null,
  primary key (quota_id, version)
);

create table commendations.commendation (
  id                  uuid primary key,
  version             integer not null check (version >= 1),
  state               text not null check (state in ('draft', 'nominated', 'waiting', 'examined', 'refused',
    'publicised', 'granted', 'not-granted', 'revoked', 'withdrawn')),
  -- The office that nominates.
  region_path         text collate "C" not null references posts.region (path) on update cascade,
  scope_key           text collate "C" not null,
  nominating_organ    text not null,
  kind                text not null check (kind in ('timely', 'merit', 'citation')),
  merit               text check (merit in ('routine', 'special', 'rescue')),
  accident_id         uuid,
  accident_name       text,
  accident_on         date,
  event               text,
  assessment_year     integer,
  assessment_grade    text,
  assessment_no       text,
  -- Who, in the post held then.
  appointment_id      uuid not null,
  person_id           uuid not null,
  person_name         text not null,
  post_title          text not null,
  organ_name          text not null,
  level               text not null check (level in ('province', 'prefecture', 'county', 'township')),
  person_region       text collate "C" not null references posts.region (path) on update cascade,
  -- 干部管理权限: whose department examines; and whose party committee and government grant. That they are above the
  -- person is decided when it is nominated: regions move.
  managing_committee  text collate "C" not null,
  approving_path      text collate "C" not null references posts.region (path) on update cascade,
  grounds             text not null,
  deeds               text not null,
  basis_documents     text[] not null,
  drafted_on          date not null,
  drafted_by_account  uuid,
  nominated_on        date,
  nominated_by_account uuid,
  public_from         date,
  public_to           date,
  public_place        text,
  public_no           text,
  granted_on          date,
  grant_no            text,
  grant_party         text,
  grant_government    text,
  grant_basis         text,
  quota_id            uuid references commendations.quota (id),
  quota_place         integer check (quota_place >= 1),
  quota_total         integer,
  -- From the grant on the person knows of it.
  told_at             timestamptz,
  ended_on            date,
  ended_by            text,
  ended_no            text,
  ended_reason        text,
  constraint commendation_merit check ((kind = 'timely') = (merit is not null)),
  constraint commendation_rescue check (
    num_nonnulls(accident_id, event) = case when merit = 'rescue' then 1 else 0 end),
  constraint commendation_accident check (
    (accident_id is null) = (accident_name is null) and (accident_id is null) = (accident_on is null)),
  constraint commendation_assessed check ((kind <> 'timely') = (assessment_year is not null)
    and (assessment_year is null) = (assessment_grade is null) and (assessment_year is null) = (assessment_no is null)),
  constraint commendation_nominated check (state in ('draft', 'withdrawn') or nominated_on is not null),
  constraint commendation_public check ((public_from is null) = (public_to is null)
    and (public_from is null) = (public_place is null) and (public_to is null or public_to >= public_from)),
  constraint commendation_granted check ((state in ('granted', 'revoked')) = (granted_on is not null)
    and (granted_on is null) = (grant_no is null) and (granted_on is null) = (grant_party is null)
    and (granted_on is null) = (grant_government is null) and (granted_on is null) = (grant_basis is null)
    and (granted_on is null) = (quota_id is null) and (granted_on is null) = (quota_place is null)
    and (granted_on is null) = (quota_total is null) and (granted_on is null) = (told_at is null)),
  constraint commendation_ended check (
    (state in ('not-granted', 'revoked', 'withdrawn')) = (ended_reason is not null)
    and (ended_reason is null) = (ended_on is null)),
  constraint commendation_revoked_whole check (state <> 'revoked' or (ended_by is not null and ended_no is not null))
);
create index commendation_scope on commendations.commendation (scope_key, drafted_on desc, id desc);
create index commendation_managing on commendations.commendation (managing_committee, drafted_on desc, id desc);
create index commendation_approving on commendations.commendation (approving_path, drafted_on desc, id desc);
create index commendation_person on commendations.commendation (person_id);
create unique index commendation_place on commendations.commendation (quota_id, quota_place)
  where quota_id is not null;

-- What the rules were asked and said, each time, with what was stated by whom.
-- A record of its own, as is an objection: whoever is granted something has the receipt of that, not of these.
create table commendations.examination (
  id              uuid primary key,
  commendation_id uuid not null references commendations.commendation (id),
  number          integer not null check (number >= 1),
  on_day          date not null,
  answer          text not null check (answer in ('barred', 'no-bar-recorded', 'cannot-tell')),
  statements      jsonb not null,
  input           jsonb not null,
  output          jsonb not null,
  rules_version   text not null,
  examiner        text not null,
  recorded_at     timestamptz not null,
  constraint examination_once unique (commendation_id, number)
);

create table commendations.objection (
  id              uuid primary key,
  version         integer not null check (version >= 1),
  commendation_id uuid not null references commendations.commendation (id),
  number          integer not null check (number >= 1),
  on_day          date not null,
  made_by         text not null,
  content         text not null,
  recorded_at     timestamptz not null,
  recorded_by     text not null,
  answered_on     date,
  answered_by     text,
  is_upheld       boolean,
  answer          text,
  constraint objection_once unique (commendation_id, number),
  constraint objection_answered_whole check ((answered_on is null) = (answered_by is null)
    and (answered_on is null) = (is_upheld is null) and (answered_on is null) = (answer is null))
);

create table commendations.step (
  commendation_id uuid not null references commendations.commendation (id),
  version         integer not null,
  act             text not null,
  on_day          date not null,
  document_no     text,
  note            text,
  recorded_at     timestamptz not null,
  recorded_by     text not null,
  primary key (commendation_id, version)
);

-- What is laid down holds no person; it belongs to the committee. Only the system's own scope has it by the empty key.
alter table commendations.quota enable row level security;
create policy scope on commendations.quota
  using ('' ^@ any ((select platform.scope_keys())::text[])
         or region_path = any ((select platform.scope_committees())::text[]));
alter table commendations.quota_version enable row level security;
create policy scope on commendations.quota_version
  using (exists (select 1 from commendations.quota q where q.id = quota_id));

-- A draft is its office's alone; nominated, it is also the departments'; granted, the person's too.
alter table commendations.commendation enable row level security;
create policy scope on commendations.commendation
  using (scope_key ^@ any ((select platform.scope_keys())::text[])
         or (nominated_on is not null
             and (managing_committee = any ((select platform.scope_committees())::text[])
                  or approving_path = any ((select platform.scope_committees())::text[])))
         or (told_at is not null and person_id = any ((select platform.scope_persons())::uuid[])));
-- How somebody was examined, and who objected, is never the person's own to read.
alter table commendations.examination enable row level security;
create policy scope on commendations.examination
  using (exists (select 1 from commendations.commendation c where c.id = commendation_id
    and (c.scope_key ^@ any ((select platform.scope_keys())::text[])
         or c.managing_committee = any ((select platform.scope_committees())::text[])
         or c.approving_path = any ((select platform.scope_committees())::text[]))));
alter table commendations.objection enable row level security;
create policy scope on commendations.objection
  using (exists (select 1 from commendations.commendation c where c.id = commendation_id
    and (c.scope_key ^@ any ((select platform.scope_keys())::text[])
         or c.managing_committee = any ((select platform.scope_committees())::text[])
         or c.approving_path = any ((select platform.scope_committees())::text[]))));
alter table commendations.step enable row level security;
create policy scope on commendations.step
  using (exists (select 1 from commendations.commendation c where c.id = commendation_id));

grant usage on schema commendations to jinze_app;
grant select, insert, update on commendations.quota, commendations.commendation to jinze_app;
grant select, insert on commendations.quota_version, commendations.examination, commendations.objection,
  commendations.step to jinze_app;
grant update (version, answered_on, answered_by, is_upheld, answer) on commendations.objection to jinze_app;
