-- Two instruments (art. 5.3, 6.3): the standing duty list 职责清单 and the annual priorities
-- 年度重点工作责任清单; editions that take each other's place; duties laid down by a numbered document.

alter table duties.item_set
  -- The same for sets that differ in nothing but the year of their days.
  add column essence text;
update duties.item_set set essence = digest;
alter table duties.item_set alter column essence set not null;
create index item_set_items on duties.item_set using gin (items jsonb_path_ops);

alter table duties.section
  add column instrument      text not null default 'standing' check (instrument in ('standing', 'annual')),
  -- The version of the rules the items were drawn with: frozen with the section.
  add column rules_version   text,
  -- The earlier edition this one takes the place of once it is issued.
  add column replaces        uuid references duties.section (id),
  add column ended_at        timestamptz,
  add column ended_because   text check (
    ended_because in ('replaced', 'left-post', 'no-priority', 'reverted', 'revised')),
  -- The latest change of post, portfolio, document, priority or rules that the list does not show yet.
  add column stale_since     timestamptz,
  add column signed_how      text check (signed_how in ('here', 'paper', 'unchanged')),
  add column signed_on       date,
  -- On paper: who keeps it, and under which number.
  add column custodian       text,
  add column paper_no        text,
  -- unchanged: the section that was acknowledged with just the same duties.
  add column continues       uuid references duties.section (id),
  add column reminded_at     timestamptz,
  drop constraint section_state_check,
  drop constraint section_of_year,
  drop constraint section_approved_with_document,
  drop constraint section_issued_with_document,
  drop constraint section_acknowledged_by_signer;
update duties.section s set rules_version = i.rules_version,
    signed_how = case when s.acknowledged_at is null then null else 'here' end,
    signed_on = (s.acknowledged_at at time zone 'Asia/Shanghai')::date
  from duties.item_set i where i.digest = s.item_set;
alter table duties.section
  alter column rules_version set not null,
  add constraint section_state_check
    check (state in ('drafted', 'approved', 'issued', 'acknowledged', 'objected', 'superseded')),
  -- A list can end at any stage of its life.
  add constraint section_approved_with_document check (
    state in ('drafted', 'superseded')
    or (approval_meeting is not null and approval_on is not null and approval_document_no is not null)),
  add constraint section_issued_with_document check (
    state in ('drafted', 'approved', 'superseded')
    or (issued_on is not null and issue_document_no is not null and issued_at is not null)),
  add constraint section_of_year unique (person_id, post_id, year, instrument, edition),
  add constraint section_acknowledged_by_signer check (
    state <> 'acknowledged'
    or (acknowledged_at is not null and signer_name is not null and signer_post is not null
        and signed_how is not null and signed_on is not null)),
  add constraint section_ended_with_reason check (
    (state = 'superseded') = (ended_because is not null and ended_at is not null));
create index section_item_set on duties.section (item_set, year, scope_key, id);
create index section_replaces on duties.section (replaces) where replaces is not null;
create index section_post on duties.section (post_id, year, instrument);
create index section_stale on duties.section (year, scope_key, id) where stale_since is not null;
create index section_blocked on duties.section (year, scope_key, id) where blocked_by is not null;
create index section_state on duties.section (year, state, scope_key, id);
create index section_waiting on duties.section (id) where state = 'issued';

-- Which versions of the built-in rules have been looked at: a new one marks what was drawn with others, once.
create table duties.rules_seen (
  version text primary key,
  seen_at timestamptz not null
);
grant select, insert on duties.rules_seen to jinze_app;

-- The scan of a signed paper: a PDF or a picture, as it was handed in but for what a camera adds about the place.
create table duties.scan (
  section_id  uuid primary key references duties.section (id),
  name        text not null,
  type        text not null check (type in ('application/pdf', 'image/png', 'image/jpeg')),
  size        integer not null,
  digest      text not null,
  bytes       bytea not null,
  recorded_at timestamptz not null,
  recorded_by text not null
);
alter table duties.scan enable row level security;
create policy scope on duties.scan
  using (exists (select 1 from duties.section s where s.id = section_id));

-- Art. 7 names no concrete duties, and for some bodies the regulation names none: a numbered document of one's
-- own level lays them down, post by post. The newest document for a post counts.
create table duties.document (
  id            uuid primary key,
  version       integer not null check (version >= 1),
  region_path   text collate "C" not null references posts.region (path) on update cascade,
  scope_key     text collate "C" not null,
  number        text not null,
  title         text not null,
  meeting       text not null,
  adopted_on    date not null,
  recorded_at   timestamptz not null,
  recorded_by   text not null,
  withdrawn_at  timestamptz,
  withdrawn_why text,
  constraint document_withdrawn_with_reason check ((withdrawn_at is null) = (withdrawn_why is null))
);
create index document_scope on duties.document (scope_key, adopted_on);
create table duties.document_item (
  document_id uuid not null references duties.document (id),
  post_id     uuid not null,
  number      integer not null check (number >= 1),
  title       text not null,
  text        text not null,
  primary key (document_id, post_id, number)
);
create index document_item_post on duties.document_item (post_id);

create table duties.priority (
  id            uuid primary key,
  version       integer not null check (version >= 1),
  year          integer not null,
  region_path   text collate "C" not null references posts.region (path) on update cascade,
  scope_key     text collate "C" not null,
  title         text not null,
  text          text not null,
  -- 怎样算完成
  measure       text not null,
  due_on        date,
  source        text,
  recorded_at   timestamptz not null,
  recorded_by   text not null,
  dropped_at    timestamptz,
  dropped_why   text,
  constraint priority_dropped_with_reason check ((dropped_at is null) = (dropped_why is null))
);
create index priority_scope on duties.priority (year, scope_key, id);
create table duties.priority_post (
  priority_id uuid not null references duties.priority (id),
  post_id     uuid not null,
  role        text not null check (role in ('lead', 'assist')),
  primary key (priority_id, post_id)
);
create index priority_post_post on duties.priority_post (post_id);

alter table duties.document enable row level security;
create policy scope on duties.document
  using (scope_key ^@ any ((select platform.scope_keys())::text[]));
alter table duties.document_item enable row level security;
create policy scope on duties.document_item
  using (exists (select 1 from duties.document d where d.id = document_id));
alter table duties.priority enable row level security;
create policy scope on duties.priority
  using (scope_key ^@ any ((select platform.scope_keys())::text[]));
alter table duties.priority_post enable row level security;
create policy scope on duties.priority_post
  using (exists (select 1 from duties.priority p where p.id = priority_id));

grant select, insert on duties.scan, duties.document_item to jinze_app;
grant select, insert, update on duties.document, duties.priority to jinze_app;
grant select, insert, delete on duties.priority_post to jinze_app;

-- Telling people: one's own messages, shown from a moment in working hours on.
create schema notices;
create table notices.notice (
  id         uuid primary key,
  account_id uuid not null references access.account (id),
  kind       text not null,
  link       text not null,
  params     jsonb not null,
  created_at timestamptz not null,
  not_before timestamptz not null,
  read_at    timestamptz
);
create index notice_unread on notices.notice (account_id, not_before desc, id) where read_at is null;
grant usage on schema notices to jinze_app;
grant select, insert, update on notices.notice to jinze_app;
