-- Telling people, and the year's calendar.

-- Nobody is told twice: of what waits unread there is one notice per account, kind and link. Older doubles count as read.
update notices.notice doubled set read_at = greatest(doubled.created_at, doubled.not_before)
where doubled.read_at is null and exists (
  select 1 from notices.notice first
  where first.account_id = doubled.account_id and first.kind = doubled.kind and first.link = doubled.link
    and first.read_at is null and first.id < doubled.id);
create unique index notice_once on notices.notice (account_id, kind, link) where read_at is null;
create index notice_inbox on notices.notice (account_id, not_before desc, id desc);
-- What has been done is settled by its link.
create index notice_link on notices.notice (link) where read_at is null;

-- Until a job has looked where else it is told of; what was sent before this migration is told nowhere else.
alter table notices.notice add column planned_at timestamptz;
update notices.notice set planned_at = created_at;
create index notice_unplanned on notices.notice (id) where planned_at is null;

-- How an account is told, as it chose itself; without a row: in the system only. Like notices these are an account's
-- own and of no region, so that no row scope can say whose they are: every statement names the account.
create table notices.preference (
  account_id   uuid primary key references access.account (id),
  version      integer not null check (version >= 1),
  mail_address text,
  cadence      text not null check (cadence in ('none', 'each', 'digest')),
  -- Narrower than the working day; minutes after midnight.
  from_minute  integer check (from_minute between 540 and 1050),
  to_minute    integer check (to_minute between 540 and 1050),
  language     text not null check (language in ('zh', 'en')),
  switched_on  text[] not null,
  switched_off text[] not null,
  changed_at   timestamptz not null,
  -- A message to try the way is sent once a minute at most.
  tried_at     timestamptz,
  constraint preference_hours check (
    (from_minute is null) = (to_minute is null) and (from_minute is null or from_minute < to_minute)),
  constraint preference_address check (cadence = 'none' or mail_address is not null),
  constraint preference_either check (not switched_on && switched_off)
);

-- What people of a region are not told of unless they choose it themselves.
create table notices.region_rule (
  region_path  text collate "C" primary key references posts.region (path) on update cascade,
  scope_key    text collate "C" not null unique,
  version      integer not null check (version >= 1),
  switched_off text[] not null,
  changed_at   timestamptz not null,
  changed_by   text not null
);
alter table notices.region_rule enable row level security;
create policy scope on notices.region_rule
  using (scope_key ^@ any ((select platform.scope_keys())::text[]));

-- A group robot of a region. Its address holds a token: neither it nor the secret is ever shown, and both are erased
-- when it is removed.
create table notices.robot (
  id          uuid primary key,
  version     integer not null check (version >= 1),
  region_path text collate "C" not null references posts.region (path) on update cascade,
  scope_key   text collate "C" not null,
  kind        text not null check (kind in ('dingtalk', 'wecom', 'generic')),
  name        text not null,
  url         text,
  secret      text,
  is_on       boolean not null,
  kinds       text[] not null,
  changed_at  timestamptz not null,
  changed_by  text not null,
  tried_at    timestamptz,
  removed_at  timestamptz,
  constraint robot_erased check (
    case when removed_at is null then url is not null else url is null and secret is null end)
);
create index robot_scope on notices.robot (scope_key, id) where removed_at is null;
alter table notices.robot enable row level security;
create policy scope on notices.robot
  using (scope_key ^@ any ((select platform.scope_keys())::text[]));

-- One way out of one notice. It is claimed, in a transaction of its own, before it is sent: a process that dies in
-- between leaves it `sending`, which becomes `unknown` and is never sent again. Perhaps not at all rather than twice.
create table notices.delivery (
  id          uuid primary key,
  notice_id   uuid not null references notices.notice (id),
  channel     text not null check (channel in ('mail', 'robot')),
  robot_id    uuid references notices.robot (id),
  -- Whose office is told what did not go out; empty where no region is concerned.
  scope_key   text collate "C" not null,
  state       text not null
    check (state in ('waiting', 'sending', 'sent', 'failed', 'unknown', 'dropped')),
  due_at      timestamptz not null,
  attempts    integer not null,
  claimed_at  timestamptz,
  finished_at timestamptz,
  problem     text,
  status      integer,
  constraint delivery_once unique nulls not distinct (notice_id, channel, robot_id),
  constraint delivery_channel check ((channel = 'robot') = (robot_id is not null)),
  constraint delivery_claimed check (state <> 'sending' or claimed_at is not null)
);
create index delivery_due on notices.delivery (due_at, id) where state = 'waiting';
create index delivery_sending on notices.delivery (claimed_at) where state = 'sending';
create index delivery_problem on notices.delivery (scope_key, id) where problem is not null;
create index delivery_robot on notices.delivery (robot_id) where robot_id is not null;
alter table notices.delivery enable row level security;
create policy scope on notices.delivery
  using (scope_key ^@ any ((select platform.scope_keys())::text[]));

-- Where accounts belong: an office to its region, a leader and a liaison to where the person holds posts that day. Whoever
-- gives a reason for telling somebody need not see that somebody's posts: these answer keys and kinds, and no names.
create function notices.places_of(accounts uuid[], day date)
  returns table (account_id uuid, role text, scope_key text)
  language sql stable parallel safe security definer rows 100 set search_path = ''
  as $$ select held.account_id, held.role, held.level || held.region_path
          from access.role_grant held
          where held.account_id = any (accounts) and held.ended_at is null
            and held.region_path is not null and held.level is not null
        union
        select held.account_id, held.role, appointment.scope_key
          from access.role_grant held
          join access.account account on account.id = held.account_id
          join posts.appointment appointment
            on appointment.person_id = case held.role when 'leader' then account.person_id else held.person_id end
          where held.account_id = any (accounts) and held.ended_at is null and held.role in ('leader', 'liaison')
            and appointment.superseded_at is null and appointment.valid_from <= day
            and (appointment.valid_to is null or appointment.valid_to >= day) $$;
-- What the nearest rule of each of these places switches off; a county's rule holds for its townships.
create function notices.switched_off(accounts uuid[], day date)
  returns table (account_id uuid, kinds text[])
  language sql stable parallel safe security definer rows 100 set search_path = ''
  as $$ select place.account_id, coalesce(rule.switched_off, '{}')
          from notices.places_of(accounts, day) place
          left join lateral (
            select nearest.switched_off from notices.region_rule nearest
            where place.scope_key ^@ nearest.scope_key
              or (nearest.scope_key ^@ 'county/'
                and place.scope_key ^@ ('township' || nearest.region_path))
            order by length(nearest.region_path) desc limit 1) rule on true $$;
revoke execute on function notices.places_of, notices.switched_off from public;
grant execute on function notices.places_of, notices.switched_off to jinze_app;

grant select, insert, update on notices.preference, notices.region_rule, notices.robot, notices.delivery
  to jinze_app;

-- The year 工作年历 (DESIGN §5): what comes in a region's year, when, and who sees to it.
create schema calendar;
grant usage on schema calendar to jinze_app;

create table calendar.entry (
  id          uuid primary key,
  version     integer not null check (version >= 1),
  year        integer not null,
  region_path text collate "C" not null references posts.region (path) on update cascade,
  scope_key   text collate "C" not null,
  kind        text not null check (kind in (
    'annual-report', 'appraisal', 'committee-meeting', 'government-work-report', 'duty-lists', 'inspection-plan',
    'safety-month', 'half-year', 'self-assessment', 'superior-assessment', 'notices', 'honours', 'other')),
  title       text not null,
  note        text,
  owner       text not null,
  owner_post  uuid,
  owner_organ uuid,
  from_on     date not null,
  to_on       date not null,
  tell_on     date,
  activity    text,
  duties      text[] not null,
  -- What it rests on: a clause of the regulation, a local rule in words, or neither.
  clause      text,
  basis       text,
  -- `template` and `last-year`: what it was taken over from, the same through the years: nothing is there twice.
  origin      text not null check (origin in ('template', 'last-year', 'own')),
  origin_key  text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  changed_at  timestamptz,
  changed_by  text,
  removed_at  timestamptz,
  removed_by  text,
  removed_why text,
  -- Office and liaison have been told that it comes.
  told_at     timestamptz,
  constraint entry_days check (from_on <= to_on),
  constraint entry_of_year check (extract(year from from_on) = year),
  constraint entry_origin check ((origin = 'own') = (origin_key is null)),
  constraint entry_removed_with_reason check (
    (removed_at is null) = (removed_why is null) and (removed_at is null) = (removed_by is null))
);
create unique index entry_taken_once on calendar.entry (scope_key, year, origin_key) where removed_at is null;
create index entry_year on calendar.entry (year, scope_key, from_on, id) where removed_at is null;
create index entry_coming on calendar.entry (to_on, scope_key) where removed_at is null;
create index entry_post on calendar.entry (owner_post) where removed_at is null;
create index entry_to_tell on calendar.entry (tell_on, id) where removed_at is null and told_at is null;

-- A leader sees what is for their own posts.
alter table calendar.entry enable row level security;
create policy scope on calendar.entry
  using (scope_key ^@ any ((select platform.scope_keys())::text[])
         or exists (select 1 from posts.appointment a where a.post_id = owner_post and a.superseded_at is null
                    and a.person_id = any ((select platform.scope_persons())::uuid[])));
grant select, insert, update on calendar.entry to jinze_app;
