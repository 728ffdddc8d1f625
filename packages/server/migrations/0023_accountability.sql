-- Accountability 问责 (art. 18–26): cases and worksheets, exemption, decisions with their measures, precedents of one's own.

create schema accountability;

create table accountability.case (
  id                 uuid primary key,
  version            integer not null check (version >= 1),
  state              text not null check (state in ('open', 'closed', 'withdrawn')),
  -- Whose office handles it; or the managing committee whose department does.
  region_path        text collate "C" not null references posts.region (path) on update cascade,
  scope_key          text collate "C",
  handling_committee text collate "C",
  office             text not null,
  title              text not null,
  origin             text not null check (origin in ('accident', 'inspection', 'task', 'report', 'direct')),
  accident_id        uuid,
  origin_reference   text,
  basis_document     text not null,
  facts              text not null,
  -- How many must be present when it is decided; null: nothing is laid down.
  quorum             integer check (quorum between 1 and 200),
  opened_on          date not null,
  opened_by          text not null,
  opened_by_account  uuid not null,
  ended_reason       text,
  constraint case_handled check ((scope_key is null) <> (handling_committee is null)),
  constraint case_of_accident check ((origin = 'accident') = (accident_id is not null)),
  constraint case_ended_with_reason check ((state = 'open') = (ended_reason is null))
);
create index case_scope on accountability.case (scope_key, opened_on desc, id desc);
create index case_committee on accountability.case (handling_committee, opened_on desc, id desc);
create index case_accident on accountability.case (accident_id) where accident_id is not null;

create table accountability.case_step (
  case_id     uuid not null references accountability.case (id),
  version     integer not null,
  act         text not null,
  on_day      date not null,
  document_no text,
  note        text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (case_id, version)
);

-- Who may open the case 案件参与人: named, for a time, on a basis.
create table accountability.case_member (
  id          uuid primary key,
  case_id     uuid not null references accountability.case (id),
  account_id  uuid not null,
  name        text not null,
  basis       text not null,
  from_day    date not null,
  until_day   date not null,
  added_at    timestamptz not null,
  added_by    text not null,
  ended_at    timestamptz,
  ended_by    text,
  constraint member_days check (until_day >= from_day),
  constraint member_ended_whole check ((ended_at is null) = (ended_by is null))
);
create unique index case_member_once on accountability.case_member (case_id, account_id) where ended_at is null;
create index case_member_account on accountability.case_member (account_id) where ended_at is null;

-- One person in one case. Names and posts are copied: they are what was said then.
create table accountability.worksheet (
  id                 uuid primary key,
  version            integer not null check (version >= 1),
  state              text not null check (state in (
    'drafting', 'told', 'answered', 'proposed', 'decided', 'dropped')),
  case_id            uuid not null references accountability.case (id),
  scope_key          text collate "C",
  handling_committee text collate "C",
  case_title         text not null,
  office             text not null,
  person_id          uuid not null,
  person_name        text not null,
  appointment_id     uuid not null,
  post_title         text not null,
  post_class         text not null,
  organ_name         text not null,
  level              text not null check (level in ('province', 'prefecture', 'county', 'township')),
  portfolios         text[] not null,
  -- 干部管理权限: whose committee decides; null: not known, and nothing is decided before it is.
  managing_committee text collate "C",
  -- The moment the post is told of.
  on_day             date not null,
  -- What the person was told of, and by when an answer is waited for.
  told_at            timestamptz,
  told_on            date,
  told_content       integer,
  told_document      text,
  answer_by          date,
  -- When the evidence was frozen, and the size and root of the log then; null where nothing was sealed yet.
  frozen_at          timestamptz,
  frozen_size        bigint,
  frozen_root        text,
  -- From when it was put before whoever decides: with the first proposal, or when art. 23 is verified.
  submitted_at       timestamptz,
  decision_id        uuid,
  dropped_reason     text,
  constraint worksheet_told_whole check (
    (told_at is null) = (told_on is null) and (told_at is null) = (told_content is null)
    and (told_at is null) = (answer_by is null)),
  constraint worksheet_frozen_whole check (
    (frozen_size is null) = (frozen_root is null) and (frozen_at is not null or frozen_size is null)),
  constraint worksheet_told_in_time check (state in ('drafting', 'dropped') or told_at is not null),
  constraint worksheet_decided check ((state = 'decided') = (decision_id is not null)),
  constraint worksheet_dropped check ((state = 'dropped') = (dropped_reason is not null))
);
create unique index worksheet_once on accountability.worksheet (case_id, person_id, appointment_id) where state <> 'dropped';
create index worksheet_person on accountability.worksheet (person_id);
create index worksheet_committee on accountability.worksheet (managing_committee, state);

-- What is held of the person, one row per version of it; never changed.
create table accountability.worksheet_content (
  worksheet_id   uuid not null references accountability.worksheet (id),
  number         integer not null check (number >= 1),
  -- What became of the person: in-post, transferred, promoted, retired, left, deceased.
  now_status     text not null check (now_status in (
    'in-post', 'transferred', 'promoted', 'retired', 'left', 'deceased')),
  now_since      date,
  responsibility text check (responsibility in ('principal', 'important', 'overall', 'direct')),
  circumstances  jsonb not null,
  findings       jsonb not null,
  statutory      jsonb not null,
  deployments    jsonb not null,
  factors        jsonb not null,
  recorded_at    timestamptz not null,
  recorded_by    text not null,
  primary key (worksheet_id, number)
);

create table accountability.worksheet_step (
  worksheet_id uuid not null references accountability.worksheet (id),
  version      integer not null,
  act          text not null,
  on_day       date not null,
  document_no  text,
  note         text,
  recorded_at  timestamptz not null,
  recorded_by  text not null,
  primary key (worksheet_id, version)
);

-- What the person says 陈述申辩, with evidence; on paper: who keeps it.
create table accountability.statement (
  worksheet_id uuid not null references accountability.worksheet (id),
  number       integer not null check (number >= 1),
  content      text not null,
  evidence     jsonb not null,
  on_day       date not null,
  custodian    text,
  paper_no     text,
  recorded_at  timestamptz not null,
  recorded_by  text not null,
  primary key (worksheet_id, number)
);

create table accountability.proposal (
  worksheet_id        uuid not null references accountability.worksheet (id),
  number              integer not null check (number >= 1),
  outcome             text not null check (outcome in ('pursue', 'not-pursue')),
  ground              text check (ground in ('article-23', 'other')),
  responsibility      text check (responsibility in ('principal', 'important', 'overall', 'direct')),
  measures            jsonb not null,
  weight              text check (weight in ('heavier', 'lighter', 'reduced')),
  weight_reason       text,
  content             text not null,
  -- What the rules said of the worksheet that day, and with which rows it was compared.
  content_number      integer not null,
  rules               jsonb not null,
  rules_version       text not null,
  proposed_on         date not null,
  proposed_by         text not null,
  proposed_by_account uuid not null,
  recorded_at         timestamptz not null,
  returned_on         date,
  returned_by         text,
  returned_reason     text,
  primary key (worksheet_id, number),
  constraint proposal_returned_whole check (
    (returned_on is null) = (returned_by is null) and (returned_on is null) = (returned_reason is null)),
  constraint proposal_weighed check ((weight is null) = (weight_reason is null)),
  constraint proposal_ground check ((outcome = 'not-pursue') = (ground is not null))
);

-- The evidence as it stood when it was frozen: which version of which record.
create table accountability.frozen_evidence (
  worksheet_id   uuid not null references accountability.worksheet (id),
  number         integer not null check (number >= 1),
  stream         text not null,
  record_id      uuid not null,
  record_version integer not null,
  title          text not null,
  occurred_on    date,
  recorded_at    timestamptz,
  is_late        boolean not null,
  primary key (worksheet_id, number)
);

-- Due-diligence exemption 尽职免责 (art. 23), its own procedure.
create table accountability.exemption (
  id              uuid primary key,
  version         integer not null check (version >= 1),
  state           text not null check (state in (
    'opened', 'verified', 'decided', 'concluded', 'clarified', 'withdrawn')),
  worksheet_id    uuid not null references accountability.worksheet (id),
  origin          text not null check (origin in ('application', 'own-motion')),
  content         text not null,
  opened_on       date not null,
  verified_on     date,
  verifier        text,
  verifier_account uuid,
  verification    text,
  meeting         text,
  decided_on      date,
  decision_no     text,
  present         integer check (present between 1 and 200),
  votes_for       integer check (votes_for >= 0),
  result          text check (result in ('exempt', 'not-exempt')),
  reasons         text,
  decided_by_account uuid,
  rules           jsonb,
  rules_version   text,
  conclusion_no   text,
  concluded_on    date,
  -- The written conclusion goes to the person and to the organisation department.
  person_served_on date,
  department_served_on date,
  clarified_on    date,
  clarification   text,
  ended_reason    text,
  constraint exemption_verified check (
    (verified_on is null) = (verifier is null) and (verified_on is null) = (verification is null)),
  constraint exemption_decided check (
    (result is null) = (decided_on is null) and (result is null) = (meeting is null)
    and (result is null) = (present is null) and (result is null) = (votes_for is null)
    and (result is null) = (reasons is null) and (result is null) = (rules is null)
    and (votes_for is null or votes_for <= present)),
  constraint exemption_concluded check (
    (concluded_on is null) = (conclusion_no is null) and (concluded_on is null) = (person_served_on is null)
    and (concluded_on is null) = (department_served_on is null)),
  constraint exemption_clarified check ((clarified_on is null) = (clarification is null)),
  constraint exemption_withdrawn check ((state = 'withdrawn') = (ended_reason is not null))
);
create unique index exemption_open on accountability.exemption (worksheet_id) where state <> 'withdrawn';

-- For and against, limb by limb, with the conditions for performing (art. 25) and other grounds beside it.
create table accountability.exemption_argument (
  exemption_id uuid not null references accountability.exemption (id),
  number       integer not null check (number >= 1),
  limb         text not null check (limb in (
    'chapter2', 'statutory', 'deployments', 'conditions', 'other-ground')),
  side         text not null check (side in ('for', 'against')),
  content      text not null,
  evidence     text not null,
  recorded_at  timestamptz not null,
  recorded_by  text not null,
  primary key (exemption_id, number)
);

create table accountability.exemption_step (
  exemption_id uuid not null references accountability.exemption (id),
  version      integer not null,
  act          text not null,
  on_day       date not null,
  document_no  text,
  note         text,
  recorded_at  timestamptz not null,
  recorded_by  text not null,
  primary key (exemption_id, version)
);

-- A decision in force, made here or registered from elsewhere: follows the person for life (art. 24).
create table accountability.decision (
  id                 uuid primary key,
  version            integer not null check (version >= 1),
  state              text not null check (state in ('in-force', 'changed', 'revoked', 'withdrawn')),
  origin             text not null check (origin in ('here', 'elsewhere')),
  worksheet_id       uuid references accountability.worksheet (id),
  -- Of a decision in a case: who handles it.
  scope_key          text collate "C",
  handling_committee text collate "C",
  managing_committee text collate "C",
  person_id          uuid not null,
  person_name        text not null,
  post_title         text not null,
  post_class         text not null,
  organ_name         text not null,
  level              text not null check (level in ('province', 'prefecture', 'county', 'township')),
  outcome            text not null check (outcome in ('pursued', 'not-pursued')),
  ground             text check (ground in ('article-23', 'other')),
  circumstances      integer[] not null,
  responsibility     text check (responsibility in ('principal', 'important', 'overall', 'direct')),
  -- Whether it is for leadership responsibility for an accident (art. 20).
  because_accident   boolean not null,
  accident_id        uuid,
  accident_name      text,
  organ              text not null,
  document_no        text not null,
  decided_on         date not null,
  effective_on       date,
  served_on          date,
  meeting            text,
  present            integer check (present between 1 and 200),
  votes_for          integer check (votes_for >= 0),
  weight             text check (weight in ('heavier', 'lighter', 'reduced')),
  weight_reason      text,
  content            text not null,
  follows_id         uuid references accountability.decision (id),
  decided_by_account uuid,
  ended_reason       text,
  recorded_at        timestamptz not null,
  recorded_by        text not null,
  constraint decision_ground check ((outcome = 'not-pursued') = (ground is not null)),
  constraint decision_weighed check ((weight is null) = (weight_reason is null)),
  constraint decision_here check ((origin = 'here') = (worksheet_id is not null)),
  constraint decision_voted check (votes_for is null or (present is not null and votes_for <= present)),
  constraint decision_served check (served_on is null or served_on >= decided_on),
  constraint decision_ended check ((state = 'in-force') = (ended_reason is null))
);
-- The same decision is registered once.
create unique index decision_once on accountability.decision (person_id, organ, document_no)
  where state <> 'withdrawn';
create index decision_person on accountability.decision (person_id);
create index decision_committee on accountability.decision (managing_committee, decided_on desc, id desc);

create table accountability.measure (
  decision_id      uuid not null references accountability.decision (id),
  number           integer not null check (number >= 1),
  measure          text not null,
  -- The last day as it is printed in the decision; it wins.
  until_day        date,
  probation_months integer check (probation_months in (12, 24)),
  -- 恢复: a new decision, never by the calendar.
  restored_on      date,
  restored_no      text,
  restored_note    text,
  primary key (decision_id, number),
  constraint measure_restored_whole check (
    (restored_on is null) = (restored_no is null) and (restored_on is null) = (restored_note is null))
);

create table accountability.appeal (
  decision_id uuid not null references accountability.decision (id),
  number      integer not null check (number >= 1),
  -- Which way of appeal, as the data names it; its term is copied with its status.
  route       text not null,
  lodged_on   date not null,
  document_no text,
  content     text not null,
  due_on      date,
  term_basis  text not null,
  answered_on date,
  answer_no   text,
  answered_by text,
  result      text check (result in ('upheld', 'changed', 'revoked')),
  answer      text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (decision_id, number),
  constraint appeal_answered_whole check (
    (result is null) = (answered_on is null) and (result is null) = (answer_no is null)
    and (result is null) = (answer is null) and (result is null) = (answered_by is null))
);
create unique index appeal_open on accountability.appeal (decision_id) where result is null;

create table accountability.decision_step (
  decision_id uuid not null references accountability.decision (id),
  version     integer not null,
  act         text not null,
  on_day      date not null,
  document_no text,
  note        text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (decision_id, version)
);

-- Which ends of bars somebody was told of.
create table accountability.bar_notice (
  person_id uuid not null,
  ends_on   date not null,
  told_at   timestamptz not null,
  primary key (person_id, ends_on)
);

-- A row of a committee has no scope key: only the system's own scope, which is everything, has it by that.
alter table accountability.case enable row level security;
create policy scope on accountability.case
  using (coalesce(scope_key, '') ^@ any ((select platform.scope_keys())::text[])
         or handling_committee = any ((select platform.scope_committees())::text[]));
alter table accountability.case_step enable row level security;
create policy scope on accountability.case_step
  using (exists (select 1 from accountability.case c where c.id = case_id));
alter table accountability.case_member enable row level security;
create policy scope on accountability.case_member
  using (exists (select 1 from accountability.case c where c.id = case_id));

alter table accountability.worksheet enable row level security;
create policy scope on accountability.worksheet
  using (coalesce(scope_key, '') ^@ any ((select platform.scope_keys())::text[])
         or handling_committee = any ((select platform.scope_committees())::text[])
         or (told_at is not null and person_id = any ((select platform.scope_persons())::uuid[]))
         or (submitted_at is not null
             and managing_committee = any ((select platform.scope_committees())::text[])));
alter table accountability.worksheet_content enable row level security;
create policy scope on accountability.worksheet_content
  using (exists (select 1 from accountability.worksheet w where w.id = worksheet_id));
alter table accountability.worksheet_step enable row level security;
create policy scope on accountability.worksheet_step
  using (exists (select 1 from accountability.worksheet w where w.id = worksheet_id));
alter table accountability.statement enable row level security;
create policy scope on accountability.statement
  using (exists (select 1 from accountability.worksheet w where w.id = worksheet_id));
alter table accountability.proposal enable row level security;
create policy scope on accountability.proposal
  using (exists (select 1 from accountability.worksheet w where w.id = worksheet_id));
alter table accountability.frozen_evidence enable row level security;
create policy scope on accountability.frozen_evidence
  using (exists (select 1 from accountability.worksheet w where w.id = worksheet_id));
alter table accountability.exemption enable row level security;
create policy scope on accountability.exemption
  using (exists (select 1 from accountability.worksheet w where w.id = worksheet_id));
alter table accountability.exemption_argument enable row level security;
create policy scope on accountability.exemption_argument
  using (exists (select 1 from accountability.exemption e where e.id = exemption_id));
alter table accountability.exemption_step enable row level security;
create policy scope on accountability.exemption_step
  using (exists (select 1 from accountability.exemption e where e.id = exemption_id));

-- Measures are seen where cadres are managed, by the person, and by who handled the case; never by region.
alter table accountability.decision enable row level security;
create policy scope on accountability.decision
  using (managing_committee = any ((select platform.scope_committees())::text[])
         or handling_committee = any ((select platform.scope_committees())::text[])
         or (served_on is not null and person_id = any ((select platform.scope_persons())::uuid[]))
         or coalesce(scope_key, '') ^@ any ((select platform.scope_keys())::text[]));
alter table accountability.measure enable row level security;
create policy scope on accountability.measure
  using (exists (select 1 from accountability.decision d where d.id = decision_id));
alter table accountability.appeal enable row level security;
create policy scope on accountability.appeal
  using (exists (select 1 from accountability.decision d where d.id = decision_id));
alter table accountability.decision_step enable row level security;
create policy scope on accountability.decision_step
  using (exists (select 1 from accountability.decision d where d.id = decision_id));

grant usage on schema accountability to jinze_app;
grant select, insert, update on accountability.case, accountability.case_member,
  accountability.worksheet, accountability.exemption, accountability.decision to jinze_app;
grant select, insert on accountability.case_step, accountability.worksheet_content,
  accountability.worksheet_step, accountability.statement, accountability.frozen_evidence,
  accountability.exemption_argument, accountability.exemption_step, accountability.decision_step,
  accountability.bar_notice to jinze_app;
grant select, insert on accountability.proposal, accountability.measure, accountability.appeal to jinze_app;
grant update (returned_on, returned_by, returned_reason) on accountability.proposal to jinze_app;
grant update (restored_on, restored_no, restored_note) on accountability.measure to jinze_app;
grant update (answered_on, answer_no, answered_by, result, answer) on accountability.appeal to jinze_app;
