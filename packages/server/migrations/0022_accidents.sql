-- Accidents over time: what decides the grade, the milestones of the statutory timetable, findings on how an accident
-- was reported, and the chain of posts and portfolios, which only those named for the case may read.

alter table accidents.accident
  -- The closed list beside the free text; null: not known.
  add column sector_code        text,
  add column serious_injuries   integer check (serious_injuries >= 0),
  -- 百元: 万元 with two decimals as a whole number.
  add column direct_loss        integer check (direct_loss >= 0),
  -- What the nature rests on.
  add column nature_basis       text;
create index accident_record on accidents.accident (record_id);

-- A row per version, as of accidents: nothing known before is written over.
create table accidents.milestone (
  id            uuid primary key,
  record_id     uuid not null,
  version       integer not null check (version >= 1),
  state         text not null check (state in ('recorded', 'withdrawn')),
  accident_id   uuid not null,
  kind          text not null,
  -- When it happened; the moment where it is known, which clocks in hours need.
  on_day        date not null,
  at            timestamptz,
  -- Technical appraisal: its last day.
  until_on      date check (until_on >= on_day),
  -- Days granted, or the limit of a listed supervision.
  days          integer check (days >= 1),
  channel       text check (channel in ('regulator', 'government', 'party-committee')),
  level         text check (level in ('state', 'province', 'prefecture', 'county')),
  -- By whom, and to whom or where it was made known.
  actor         text,
  place         text,
  document_no   text,
  nature_from   text check (nature_from in ('production', 'natural', 'criminal', 'undetermined')),
  nature_to     text check (nature_to in ('production', 'natural', 'criminal', 'undetermined')),
  note          text,
  change_reason text,
  recorded_at   timestamptz not null,
  recorded_by   text not null,
  superseded_at timestamptz,
  constraint milestone_version unique (record_id, version),
  constraint milestone_changed_with_reason check ((version = 1) = (change_reason is null)),
  constraint milestone_nature_whole check (
    (kind = 'nature-changed') = (nature_from is not null) and (nature_from is null) = (nature_to is null))
);
create unique index milestone_current on accidents.milestone (record_id) where superseded_at is null;
create index milestone_accident on accidents.milestone (accident_id, on_day);
-- What happens once is on record once; the rest may come again.
create unique index milestone_once on accidents.milestone (accident_id, kind)
  where superseded_at is null and state = 'recorded' and kind in (
    'unit-told', 'unit-reported', 'investigation-started', 'report-submitted', 'listing-agreed', 'approved', 'closed',
    'evaluation-done', 'evaluation-published');

-- 迟报 漏报 谎报 瞒报: found by a named organ, never by the system.
create table accidents.reporting_finding (
  id               uuid primary key,
  version          integer not null check (version >= 1),
  state            text not null check (state in ('found', 'withdrawn')),
  accident_id      uuid not null,
  kind             text not null check (kind in ('late', 'omitted', 'false', 'concealed')),
  -- By which organ, with which document.
  organ            text not null,
  document_no      text not null,
  found_on         date not null,
  subject_organ    uuid references posts.organ (id),
  subject_person   uuid references posts.person (id),
  -- As the document names it: names are copied.
  subject_name     text not null,
  subject_post     text,
  circumstances    text not null,
  recorded_at      timestamptz not null,
  recorded_by      text not null,
  withdrawn_on     date,
  withdrawn_at     timestamptz,
  withdrawn_by     text,
  withdrawn_no     text,
  withdrawn_reason text,
  constraint reporting_finding_withdrawn_whole check (
    (state = 'withdrawn') = (withdrawn_at is not null)
    and (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_on is null)
    and (withdrawn_at is null) = (withdrawn_no is null) and (withdrawn_at is null) = (withdrawn_reason is null)),
  constraint reporting_finding_post_of_person check (subject_person is null or subject_post is not null)
);
create index reporting_finding_accident on accidents.reporting_finding (accident_id, found_on);
create index reporting_finding_person on accidents.reporting_finding (subject_person) where subject_person is not null;
create unique index reporting_finding_once on accidents.reporting_finding (accident_id, kind, document_no, subject_name)
  where state = 'found';

-- Moments that matter beside the accident's own day: a permit granted, a portfolio changed, an earlier inspection.
create table accidents.chain_moment (
  id               uuid primary key,
  version          integer not null check (version >= 1),
  state            text not null check (state in ('recorded', 'withdrawn')),
  accident_id      uuid not null,
  kind             text not null check (kind in ('permit', 'portfolio-change', 'inspection', 'other')),
  on_day           date not null,
  what             text not null,
  document_no      text,
  recorded_at      timestamptz not null,
  recorded_by      text not null,
  withdrawn_at     timestamptz,
  withdrawn_by     text,
  withdrawn_reason text,
  constraint chain_moment_withdrawn_whole check (
    (state = 'withdrawn') = (withdrawn_at is not null)
    and (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_reason is null))
);
create index chain_moment_accident on accidents.chain_moment (accident_id, on_day);

-- Who may read the chain of an accident, and on what it rests.
create table accidents.access (
  id               uuid primary key,
  version          integer not null check (version >= 1),
  accident_id      uuid not null,
  account_id       uuid not null,
  given_to         text not null,
  basis_document   text not null,
  purpose          text not null,
  valid_from       date not null,
  valid_until      date not null check (valid_until >= valid_from),
  given_at         timestamptz not null,
  given_by         text not null,
  given_by_account uuid,
  ended_at         timestamptz,
  ended_by         text,
  end_reason       text,
  constraint access_ended_whole check (
    (ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
create index access_accident on accidents.access (accident_id);
create index access_account on accidents.access (account_id, accident_id) where ended_at is null;

-- Whoever sees the accident sees what belongs to it.
alter table accidents.milestone enable row level security;
create policy scope on accidents.milestone
  using (exists (select 1 from accidents.accident a where a.record_id = accident_id));
alter table accidents.reporting_finding enable row level security;
create policy scope on accidents.reporting_finding
  using (exists (select 1 from accidents.accident a where a.record_id = accident_id));
alter table accidents.chain_moment enable row level security;
create policy scope on accidents.chain_moment
  using (exists (select 1 from accidents.accident a where a.record_id = accident_id));
alter table accidents.access enable row level security;
create policy scope on accidents.access
  using (exists (select 1 from accidents.accident a where a.record_id = accident_id));

-- An account learns which accident it is named for, wherever that lies, and nothing of other names.
create function accidents.opened_to(account uuid, accident uuid, day date) returns table (scope_key text)
  language sql stable security definer set search_path = ''
  as $$ select distinct a.scope_key from accidents.access named
        join accidents.accident a on a.record_id = named.accident_id and a.superseded_at is null
        where named.account_id = account and named.accident_id = accident and named.ended_at is null
          and named.valid_from <= day and named.valid_until >= day $$;
revoke all on function accidents.opened_to(uuid, uuid, date) from public;
grant execute on function accidents.opened_to(uuid, uuid, date) to jinze_app;

grant select, insert on accidents.milestone, accidents.reporting_finding, accidents.chain_moment, accidents.access to jinze_app;
grant update (superseded_at) on accidents.milestone to jinze_app;
grant update (version, state, withdrawn_on, withdrawn_at, withdrawn_by, withdrawn_no, withdrawn_reason)
  on accidents.reporting_finding to jinze_app;
grant update (version, state, withdrawn_at, withdrawn_by, withdrawn_reason) on accidents.chain_moment to jinze_app;
grant update (version, ended_at, ended_by, end_reason) on accidents.access to jinze_app;
