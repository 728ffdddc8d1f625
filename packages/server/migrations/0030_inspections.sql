-- Inspections 巡查 (art. 11): programmes, orders, groups, materials, findings, complaints, feedback, rectification.
create schema inspections;

-- A programme as approved; a revision is a new version, the earlier ones are kept beside it.
create table inspections.programme (
  id             uuid primary key,
  version        integer not null check (version >= 1),
  region_path    text collate "C" not null references posts.region (path) on update cascade,
  region_level   text not null check (region_level in ('province', 'prefecture', 'county', 'township')),
  scope_key      text collate "C" generated always as (region_level || region_path) stored,
  title          text not null,
  from_day       date not null,
  to_day         date not null,
  approval_organ text not null,
  approval_no    text not null,
  approved_on    date not null,
  plan_entry     text not null,
  basis          text not null,
  recorded_at    timestamptz not null,
  recorded_by    text not null,
  constraint programme_term check (to_day > from_day),
  constraint programme_once unique (region_path, title)
);
create index programme_scope on inspections.programme (scope_key, from_day desc, id desc);

-- Which regions, and when: a year, and perhaps its quarter.
create table inspections.target (
  programme_id uuid not null references inspections.programme (id),
  region_path  text collate "C" not null references posts.region (path) on update cascade,
  year         integer not null check (year between 2018 and 2100),
  quarter      integer check (quarter between 1 and 4),
  primary key (programme_id, region_path)
);

create table inspections.programme_version (
  programme_id uuid not null references inspections.programme (id),
  version      integer not null,
  content      jsonb not null,
  recorded_at  timestamptz not null,
  recorded_by  text not null,
  primary key (programme_id, version)
);

create table inspections.inspection (
  id                  uuid primary key,
  version             integer not null check (version >= 1),
  state               text not null check (state in ('draft', 'approved', 'preparing', 'on-site', 'feedback',
    'rectifying', 'look-back', 'closed', 'withdrawn')),
  kind                text not null check (kind in ('regular', 'unannounced')),
  -- Who inspects, and who is inspected: the party committee and the government of a region together.
  region_path         text collate "C" not null references posts.region (path) on update cascade,
  region_level        text not null check (region_level in ('province', 'prefecture', 'county', 'township')),
  scope_key           text collate "C" generated always as (region_level || region_path) stored,
  inspected_path      text collate "C" not null references posts.region (path) on update cascade,
  inspected_level     text not null check (inspected_level in ('province', 'prefecture', 'county', 'township')),
  inspected_key       text collate "C" generated always as (inspected_level || inspected_path) stored,
  programme_id        uuid references inspections.programme (id),
  title               text not null,
  bodies              text[] not null,
  from_day            date not null,
  to_day              date not null,
  basis               text not null,
  plan_entry          text,
  plan_days           integer not null check (plan_days between 1 and 180),
  plan_basis          text not null,
  complaint_days      integer check (complaint_days between 1 and 180),
  complaint_basis     text,
  approval_organ      text,
  approval_no         text,
  approved_on         date,
  size_reason         text,
  order_no            text,
  order_on            date,
  -- From when the inspected side knows of it.
  told_at             timestamptz,
  arrived_on          date,
  left_on             date,
  feedback            text,
  feedback_organ      text,
  feedback_no         text,
  feedback_approved   date,
  delivered_on        date,
  acknowledged_on     date,
  acknowledged_by     text,
  plan_due            date,
  plan_text           text,
  plan_no             text,
  plan_on             date,
  look_back_on        date,
  look_back_by        text,
  ended_on            date,
  ended_reason        text,
  reminded_on         date,
  constraint inspection_days check (to_day >= from_day),
  constraint inspection_other_region check (region_path <> inspected_path),
  constraint inspection_complaints check ((complaint_days is null) = (complaint_basis is null)),
  constraint inspection_approved check ((approved_on is null) = (approval_organ is null)
    and (approved_on is null) = (approval_no is null)),
  constraint inspection_ordered check ((order_on is null) = (order_no is null)
    and (told_at is null or order_on is not null)),
  -- 减负: an announced inspection has its place in the year's plan.
  constraint inspection_planned check (order_on is null or kind = 'unannounced' or plan_entry is not null),
  constraint inspection_delivered check ((delivered_on is null) = (feedback_no is null)
    and (delivered_on is null) = (feedback_organ is null) and (delivered_on is null) = (feedback_approved is null)
    and (delivered_on is null) = (plan_due is null)),
  constraint inspection_ended check ((state in ('closed', 'withdrawn')) = (ended_on is not null)
    and (ended_on is null) = (ended_reason is null))
);
create unique index inspection_order_once on inspections.inspection (scope_key, order_no) where order_no is not null;
create index inspection_scope on inspections.inspection (scope_key, from_day desc, id desc);
create index inspection_inspected on inspections.inspection (inspected_key, from_day desc, id desc);
create index inspection_programme on inspections.inspection (programme_id);

-- The group: each by account, from a first to a last day.
create table inspections.member (
  id            uuid primary key,
  inspection_id uuid not null references inspections.inspection (id),
  account_id    uuid not null,
  place         text not null check (place in ('leader', 'deputy', 'member')),
  name          text not null,
  title         text not null,
  from_day      date not null,
  to_day        date not null,
  ended_on      date,
  end_reason    text,
  constraint member_days check (to_day >= from_day),
  constraint member_ended check ((ended_on is null) = (end_reason is null))
);
create unique index inspection_member_once on inspections.member (inspection_id, account_id) where ended_on is null;
create unique index inspection_member_leader on inspections.member (inspection_id) where place = 'leader' and ended_on is null;
create index member_account on inspections.member (account_id);

create table inspections.step (
  inspection_id uuid not null references inspections.inspection (id),
  version       integer not null,
  act           text not null,
  on_day        date not null,
  document_no   text,
  note          text,
  recorded_at   timestamptz not null,
  recorded_by   text not null,
  primary key (inspection_id, version)
);

-- What is asked of the inspected side beside what the system holds.
create table inspections.request (
  id            uuid primary key,
  version       integer not null check (version >= 1),
  inspection_id uuid not null references inspections.inspection (id),
  code          text not null,
  block         text not null,
  what          text not null,
  asked_of      text not null,
  due_on        date not null,
  -- Why it is asked although the system holds it.
  reason        text,
  held          integer not null,
  asked_at      timestamptz not null,
  asked_by      text not null,
  answer        text,
  answered_on   date,
  answered_by   text,
  constraint request_reasoned check (held = 0 or reason is not null),
  constraint request_answered check ((answer is null) = (answered_on is null) and (answer is null) = (answered_by is null))
);
create index request_inspection on inspections.request (inspection_id, asked_at);

create table inspections.finding (
  id              uuid primary key,
  version         integer not null check (version >= 1),
  inspection_id   uuid not null references inspections.inspection (id),
  number          integer not null check (number >= 1),
  state           text not null check (state in ('open', 'claimed', 'closed', 'withdrawn')),
  kind            text not null check (kind in ('problem', 'hazard', 'untrue-record')),
  severity        text not null check (severity in ('ordinary', 'prominent', 'major')),
  block           text not null,
  instrument      text not null,
  article         text not null,
  facts           text not null,
  place           text not null,
  found_on        date not null,
  evidence        jsonb not null,
  organ_name      text not null,
  appointment_id  uuid,
  person_id       uuid,
  person_name     text,
  post_title      text,
  due_on          date not null,
  repeats         uuid references inspections.finding (id),
  repeat_by       text,
  recorded_at     timestamptz not null,
  recorded_by     text not null,
  -- From when the inspected side has it: with the feedback, or found anew at the look-back.
  told_at         timestamptz,
  -- Found anew at the look-back of its own inspection.
  is_relapse      boolean not null default false,
  objected_on     date,
  objected_by     text,
  objection       text,
  replied_on      date,
  replied_by      text,
  is_upheld       boolean,
  reply           text,
  measure         text,
  responsible     text,
  claimed_by_account uuid,
  closed_on       date,
  look_back_on    date,
  look_back_result text check (look_back_result in ('held', 'relapsed', 'still-open')),
  constraint finding_once unique (inspection_id, number),
  constraint finding_person check (num_nonnulls(appointment_id, person_id, person_name, post_title) in (0, 4)),
  constraint finding_repeat check ((repeats is null) = (repeat_by is null) and repeats is distinct from id),
  constraint finding_objected check ((objected_on is null) = (objection is null)
    and (objected_on is null) = (objected_by is null)),
  constraint finding_replied check ((replied_on is null) = (reply is null) and (replied_on is null) = (is_upheld is null)
    and (replied_on is null) = (replied_by is null)),
  constraint finding_planned check ((measure is null) = (responsible is null)),
  constraint finding_closed check ((state = 'closed') = (closed_on is not null)),
  constraint finding_looked check ((look_back_on is null) = (look_back_result is null)),
  constraint finding_relapse check (not is_relapse or (repeats is not null and told_at is not null))
);
create index finding_repeats on inspections.finding (repeats) where repeats is not null;
create index finding_clause on inspections.finding (instrument, article);
create index finding_person_of on inspections.finding (person_id) where person_id is not null;

create table inspections.entry (
  finding_id  uuid not null references inspections.finding (id),
  version     integer not null,
  act         text not null,
  on_day      date not null,
  text        text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (finding_id, version)
);

-- 本人说明: what the person a finding names says of it, once, and what the inspecting side answered.
create table inspections.statement (
  finding_id    uuid primary key references inspections.finding (id),
  inspection_id uuid not null references inspections.inspection (id),
  person_id     uuid not null,
  person_name   text not null,
  post_title    text not null,
  text          text not null,
  stated_on     date not null,
  -- The finding stands, names the person no more, or is taken back.
  outcome       text check (outcome in ('stands', 'unnamed', 'withdrawn')),
  answer        text,
  answered_on   date,
  answered_by   text,
  constraint statement_answered check (num_nonnulls(outcome, answer, answered_on, answered_by) in (0, 4))
);
create index statement_person on inspections.statement (person_id);

-- 来信来访. One that turns out to be about a leader is moved on to the discipline organ: what it said is gone from here.
create table inspections.complaint (
  id            uuid primary key,
  version       integer not null check (version >= 1),
  inspection_id uuid not null references inspections.inspection (id),
  number        integer not null check (number >= 1),
  received_on   date not null,
  how           text,
  place         text,
  matter        text,
  is_anonymous  boolean not null,
  -- Null where the order names no term, and until the working days of the year are published.
  due_on        date,
  answer        text,
  answered_on   date,
  answered_by   text,
  moved_on      date,
  recorded_at   timestamptz not null,
  recorded_by   text not null,
  constraint complaint_once unique (inspection_id, number),
  constraint complaint_answered check ((answer is null) = (answered_on is null) and (answer is null) = (answered_by is null)),
  constraint complaint_moved check ((moved_on is null) = (matter is not null) and (moved_on is null) = (place is not null)
    and (moved_on is null) = (how is not null) and (moved_on is null or answer is null))
);

-- Who complained: for the group alone, and no log keeps it.
create table inspections.contact (
  complaint_id  uuid primary key references inspections.complaint (id),
  inspection_id uuid not null references inspections.inspection (id),
  contact       text not null
);

create table inspections.contact_reading (
  id            uuid primary key,
  complaint_id  uuid not null references inspections.complaint (id),
  inspection_id uuid not null references inspections.inspection (id),
  account_id    uuid not null,
  read_by       text not null,
  reason        text not null,
  read_at       timestamptz not null
);
create index contact_reading_complaint on inspections.contact_reading (complaint_id);

-- That one about a leader went to the discipline organ; never what it said, and for the group alone.
create table inspections.hand_over (
  id            uuid primary key,
  version       integer not null check (version = 1),
  inspection_id uuid not null references inspections.inspection (id),
  received_on   date not null,
  handed_to     text not null,
  handed_on     date not null,
  recorded_at   timestamptz not null,
  recorded_by   text not null
);
create index hand_over_inspection on inspections.hand_over (inspection_id);

-- Who took the package of materials away, and when; both sides see it.
create table inspections.package_taken (
  id            uuid primary key,
  inspection_id uuid not null references inspections.inspection (id),
  taken_at      timestamptz not null,
  taken_by      text not null
);
create index package_taken_inspection on inspections.package_taken (inspection_id, taken_at);

alter table inspections.programme enable row level security;
create policy scope on inspections.programme
  using (coalesce(scope_key, '') ^@ any ((select platform.scope_keys())::text[]));
alter table inspections.target enable row level security;
create policy scope on inspections.target
  using (exists (select 1 from inspections.programme p where p.id = programme_id));
alter table inspections.programme_version enable row level security;
create policy scope on inspections.programme_version
  using (exists (select 1 from inspections.programme p where p.id = programme_id));

-- The inspected side has the order once it is told, and the findings once the feedback is delivered.
alter table inspections.inspection enable row level security;
create policy scope on inspections.inspection
  using (coalesce(scope_key, '') ^@ any ((select platform.scope_keys())::text[])
         or (told_at is not null and coalesce(inspected_key, '') ^@ any ((select platform.scope_keys())::text[])));
alter table inspections.member enable row level security;
create policy scope on inspections.member
  using (exists (select 1 from inspections.inspection i where i.id = inspection_id));
alter table inspections.step enable row level security;
create policy scope on inspections.step
  using (exists (select 1 from inspections.inspection i where i.id = inspection_id));
alter table inspections.request enable row level security;
create policy scope on inspections.request
  using (exists (select 1 from inspections.inspection i where i.id = inspection_id));
alter table inspections.finding enable row level security;
create policy scope on inspections.finding
  using (exists (select 1 from inspections.inspection i where i.id = inspection_id
    and (finding.told_at is not null or coalesce(i.scope_key, '') ^@ any ((select platform.scope_keys())::text[])))
    or (told_at is not null and (person_id = any ((select platform.scope_persons())::uuid[])
      or exists (select 1 from inspections.statement s where s.finding_id = finding.id
        and s.person_id = any ((select platform.scope_persons())::uuid[])))));
-- Between the person and the inspecting side; the inspected body's own office does not read it.
alter table inspections.statement enable row level security;
create policy scope on inspections.statement
  using (person_id = any ((select platform.scope_persons())::uuid[])
    or exists (select 1 from inspections.inspection i where i.id = inspection_id
      and coalesce(i.scope_key, '') ^@ any ((select platform.scope_keys())::text[])));
-- What was written before it was told is the inspecting side's.
alter table inspections.entry enable row level security;
create policy scope on inspections.entry
  using (exists (select 1 from inspections.finding f join inspections.inspection i on i.id = f.inspection_id
    where f.id = finding_id
      and (entry.recorded_at >= f.told_at or coalesce(i.scope_key, '') ^@ any ((select platform.scope_keys())::text[]))));
-- Never the inspected side's to read.
alter table inspections.complaint enable row level security;
create policy scope on inspections.complaint
  using (exists (select 1 from inspections.inspection i where i.id = inspection_id
    and coalesce(i.scope_key, '') ^@ any ((select platform.scope_keys())::text[])));
-- The group's alone: a scope that says "group" and the inspection. Not the office's.
alter table inspections.contact enable row level security;
create policy scope on inspections.contact
  using (('group ' || inspection_id) = any ((select platform.scope_keys())::text[]));
alter table inspections.contact_reading enable row level security;
create policy scope on inspections.contact_reading
  using (('group ' || inspection_id) ^@ any ((select platform.scope_keys())::text[]));
alter table inspections.hand_over enable row level security;
create policy scope on inspections.hand_over
  using (('group ' || inspection_id) ^@ any ((select platform.scope_keys())::text[]));
alter table inspections.package_taken enable row level security;
create policy scope on inspections.package_taken
  using (exists (select 1 from inspections.inspection i where i.id = inspection_id));

-- An account learns which inspections it is a member of on a day, wherever they are, and nothing of other groups: by
-- the order, and as long as the grant that it gave stands.
create function inspections.opened_to(account uuid, day date) returns table (id uuid, scope_key text)
  language sql stable security definer set search_path = ''
  as $$ select i.id, i.scope_key from inspections.member m
        join inspections.inspection i on i.id = m.inspection_id
        where m.account_id = account and m.ended_on is null and m.from_day <= day and m.to_day >= day
          and i.order_on is not null and i.state not in ('closed', 'withdrawn')
          and exists (select 1 from access.role_grant g where g.ground = i.id and g.account_id = account
            and g.ended_at is null and g.valid_from <= day and g.valid_to >= day) $$;
revoke all on function inspections.opened_to(uuid, date) from public;
grant execute on function inspections.opened_to(uuid, date) to jinze_app;

grant usage on schema inspections to jinze_app;
grant select, insert, update on inspections.programme, inspections.inspection, inspections.finding,
  inspections.request to jinze_app;
grant select, insert on inspections.statement to jinze_app;
grant update (outcome, answer, answered_on, answered_by) on inspections.statement to jinze_app;
grant select, insert, delete on inspections.target, inspections.contact to jinze_app;
grant select, insert on inspections.programme_version, inspections.step, inspections.entry, inspections.member,
  inspections.complaint, inspections.contact_reading, inspections.hand_over, inspections.package_taken to jinze_app;
grant update (from_day, to_day, ended_on, end_reason) on inspections.member to jinze_app;
grant update (version, how, place, matter, due_on, answer, answered_on, answered_by, moved_on) on inspections.complaint
  to jinze_app;
