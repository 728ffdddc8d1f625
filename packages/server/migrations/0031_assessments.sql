-- Assessments 考核 (art. 12, 13): schemes, the exercise of a year, its subjects with facts, marks and scores, contests,
-- objections, what follows, and the register of where results are used.

create schema assessments;

-- 考核细则. A draft may have faults; once issued it does not change.
create table assessments.scheme (
  id              uuid primary key,
  version         integer not null check (version >= 1),
  state           text not null check (state in ('draft', 'issued', 'superseded', 'withdrawn')),
  region_path     text collate "C" not null references posts.region (path) on update cascade,
  scope_key       text collate "C" not null,
  year            integer not null check (year between 2018 and 2100),
  title           text not null,
  body            jsonb not null,
  -- Told by the body: what lists show.
  subject_kind    text check (subject_kind in ('body', 'person')),
  item_count      integer not null,
  fault_count     integer not null,
  supersedes      uuid references assessments.scheme (id),
  drafted_on      date not null,
  drafted_by      text not null,
  issued_organ    text,
  issue_no        text,
  issued_on       date,
  approval        text,
  issued_by       text,
  withdrawn_reason text,
  constraint scheme_issued check ((state in ('issued', 'superseded')) = (issued_on is not null)
    and (issued_on is null) = (issued_organ is null) and (issued_on is null) = (issue_no is null)
    and (issued_on is null) = (approval is null) and (issued_on is null) = (issued_by is null)),
  constraint scheme_issued_sound check (issued_on is null or fault_count = 0),
  constraint scheme_withdrawn check ((state = 'withdrawn') = (withdrawn_reason is not null))
);
create index scheme_scope on assessments.scheme (scope_key, drafted_on desc, id desc);
-- One scheme takes the place of another once.
create unique index scheme_successor on assessments.scheme (supersedes) where issued_on is not null;

create table assessments.scheme_version (
  scheme_id   uuid not null references assessments.scheme (id),
  version     integer not null,
  title       text not null,
  body        jsonb not null,
  note        text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (scheme_id, version)
);

-- 年度考核.
create table assessments.exercise (
  id              uuid primary key,
  version         integer not null check (version >= 1),
  state           text not null check (state in ('prepared', 'self-assessment', 'scoring', 'moderation', 'proposed',
    'approved', 'notified', 'final', 'cancelled')),
  region_path     text collate "C" not null references posts.region (path) on update cascade,
  scope_key       text collate "C" not null,
  year            integer not null check (year between 2018 and 2100),
  title           text not null,
  scheme_id       uuid not null references assessments.scheme (id),
  subject_kind    text not null check (subject_kind in ('body', 'person')),
  period_from     date not null,
  period_to       date not null,
  self_by         date not null,
  scoring_by      date not null,
  propose_by      date not null,
  objection_days  integer not null check (objection_days between 1 and 90),
  objection_basis text not null,
  is_blind        boolean not null,
  settling        text not null check (settling in ('people', 'mean')),
  settling_basis  text,
  prepared_on     date not null,
  proposed_on     date,
  proposed_by     text,
  proposed_account uuid,
  approved_on     date,
  approved_organ  text,
  approval_no     text,
  approved_by     text,
  notified_on     date,
  objections_until date,
  final_on        date,
  cancel_reason   text,
  constraint exercise_period check (period_to >= period_from),
  constraint exercise_days check (self_by <= scoring_by and scoring_by <= propose_by),
  constraint exercise_mean check ((settling = 'mean') = (settling_basis is not null)),
  constraint exercise_proposed check ((proposed_on is null) = (proposed_by is null)
    and (state not in ('proposed', 'approved', 'notified', 'final') or proposed_on is not null)),
  constraint exercise_approved check ((state in ('approved', 'notified', 'final')) = (approved_on is not null)
    and (approved_on is null) = (approved_organ is null) and (approved_on is null) = (approval_no is null)
    and (approved_on is null) = (approved_by is null)),
  constraint exercise_notified check ((state in ('notified', 'final')) = (notified_on is not null)
    and (notified_on is null) = (objections_until is null)),
  constraint exercise_final check ((state = 'final') = (final_on is not null)),
  constraint exercise_cancelled check ((state = 'cancelled') = (cancel_reason is not null))
);
create index exercise_scope on assessments.exercise (scope_key, prepared_on desc, id desc);
-- One exercise a year under one scheme.
create unique index exercise_once on assessments.exercise (region_path, year, scheme_id) where state <> 'cancelled';

create table assessments.step (
  exercise_id uuid not null references assessments.exercise (id),
  version     integer not null,
  act         text not null,
  on_day      date not null,
  document_no text,
  note        text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (exercise_id, version)
);

-- Who gives marks on which items.
-- Taken back it has no items.
create table assessments.assignment (
  exercise_id uuid not null references assessments.exercise (id),
  account_id  uuid not null,
  name        text not null,
  items       text[] not null,
  primary key (exercise_id, account_id)
);
create index assignment_account on assessments.assignment (account_id);

-- 被考核对象: a region or organ as a body, or somebody in a post.
create table assessments.subject (
  id              uuid primary key,
  version         integer not null check (version >= 1),
  exercise_id     uuid not null references assessments.exercise (id),
  kind            text not null check (kind in ('body', 'person')),
  class           text,
  region_path     text collate "C" not null references posts.region (path) on update cascade,
  -- Its own office; and the office that organises.
  scope_key       text collate "C" not null,
  organiser_key   text collate "C" not null,
  -- From the self-assessment on its own office reads it; from the notification on the result, and the person too.
  is_open         boolean not null,
  -- Taken out before it began.
  is_removed      boolean not null,
  told_at         timestamptz,
  -- The grade it was told, and until when it may object: another grade is told it anew, with a term of its own.
  told_grade      text,
  objections_until date,
  organ_id        uuid,
  appointment_id  uuid,
  person_id       uuid,
  name            text not null,
  organ_name      text,
  post_title      text,
  -- The order of the roster, never of the totals.
  place           integer not null,
  managing_committee text collate "C",
  statement       text,
  submitted_on    date,
  submitted_by    text,
  is_late         boolean,
  -- The score as the rules last said it, from the facts as they stand.
  -- Totals in ten-thousandths, as the rules count.
  total           bigint,
  at_least        bigint,
  at_most         bigint,
  grade           text,
  could_be        text[] not null,
  vetoes          text[] not null,
  facts_missing   integer not null,
  items           jsonb not null,
  rules_version   text,
  scored_at       timestamptz,
  proposed_grade  text,
  moved_from      text[] not null,
  chosen_grade    text,
  chosen_reason   text,
  chosen_by       text,
  final_grade     text,
  constraint subject_told check ((told_at is null) = (objections_until is null)
    and (told_grade is null or told_at is not null)),
  constraint subject_of_kind check ((kind = 'person') = (person_id is not null)
    and (kind = 'person') = (appointment_id is not null)),
  constraint subject_submitted check ((submitted_on is null) = (submitted_by is null)
    and (submitted_on is null) = (is_late is null) and (submitted_on is null) = (statement is null)),
  constraint subject_chosen check ((chosen_grade is null) = (chosen_reason is null)
    and (chosen_grade is null) = (chosen_by is null))
);
create unique index subject_person_once on assessments.subject (exercise_id, appointment_id) where kind = 'person' and not is_removed;
create unique index subject_body_once on assessments.subject (exercise_id, region_path, organ_id, class)
  nulls not distinct where kind = 'body' and not is_removed;
create index subject_place on assessments.subject (exercise_id, place, id);
create index subject_scope on assessments.subject (scope_key, exercise_id);
create index subject_person on assessments.subject (person_id) where person_id is not null;

-- What is known of a subject, by the name the scheme gives it.
create table assessments.fact (
  subject_id  uuid not null references assessments.subject (id),
  name        text not null,
  version     integer not null check (version >= 1),
  -- JSON null: it was taken back, and is not known.
  value       jsonb not null,
  source      text not null check (source in ('duties', 'records', 'deployments', 'tasks', 'accidents', 'inspections',
    'publication', 'scorer', 'office')),
  cause       text not null check (cause in ('collected', 'self-assessment', 'office', 'mark', 'moderation', 'contest',
    'objection')),
  evidence    text[] not null,
  by_name     text not null,
  by_account  uuid,
  because     text,
  recorded_at timestamptz not null,
  primary key (subject_id, name)
);

create table assessments.fact_version (
  subject_id  uuid not null references assessments.subject (id),
  name        text not null,
  version     integer not null,
  value       jsonb not null,
  source      text not null,
  cause       text not null,
  evidence    text[] not null,
  by_name     text not null,
  because     text,
  recorded_at timestamptz not null,
  primary key (subject_id, name, version)
);

-- What one scorer gives: a record of its own, so that nobody has the receipt of another's mark.
create table assessments.mark (
  id          uuid primary key,
  version     integer not null check (version >= 1),
  subject_id  uuid not null references assessments.subject (id),
  exercise_id uuid not null references assessments.exercise (id),
  item_id     text not null,
  fact        text not null,
  account_id  uuid not null,
  by_name     text not null,
  value       jsonb not null,
  reason      text not null,
  evidence    text[] not null,
  recorded_at timestamptz not null,
  constraint mark_once unique (subject_id, fact, account_id)
);
-- What it was before: whoever gives another mark says why as well.
create table assessments.mark_version (
  mark_id     uuid not null references assessments.mark (id),
  version     integer not null,
  value       jsonb not null,
  reason      text not null,
  evidence    text[] not null,
  recorded_at timestamptz not null,
  primary key (mark_id, version)
);
create index mark_exercise on assessments.mark (exercise_id, account_id);

-- Each time the score came out anew: by whom, by which facts, why.
create table assessments.score_change (
  subject_id  uuid not null references assessments.subject (id),
  number      integer not null check (number >= 1),
  at          timestamptz not null,
  by_name     text not null,
  cause       text not null,
  reason      text,
  facts       jsonb not null,
  before      jsonb,
  after       jsonb not null,
  primary key (subject_id, number)
);

-- A fact contested once for all uses: of whom, which fact or finding, which year.
create table assessments.contest (
  id             uuid primary key,
  version        integer not null check (version >= 1),
  state          text not null check (state in ('open', 'upheld', 'rejected')),
  scope_key      text collate "C" not null,
  organiser_key  text collate "C" not null,
  region_path    text collate "C" not null references posts.region (path) on update cascade,
  organ_id       uuid,
  person_id      uuid,
  year           integer not null,
  -- What it counts: its source and what of it.
  counts         text not null,
  subject_id     uuid not null references assessments.subject (id),
  subject_name   text not null,
  fact           text not null,
  asks           text not null,
  source         text not null,
  value_then     jsonb not null,
  claimed        jsonb not null,
  -- Who entered or established it then does not decide.
  entered_by     uuid,
  reason         text not null,
  evidence       text[] not null,
  on_day         date not null,
  by_name        text not null,
  -- Whoever made it does not decide it.
  by_account     uuid,
  recorded_at    timestamptz not null,
  decided_on     date,
  decided_by     text,
  decision       text,
  decided_value  jsonb,
  replaced       integer,
  -- Final results by another value that were left as they are.
  kept_final     integer,
  constraint contest_decided check ((state = 'open') = (decided_on is null)
    and (decided_on is null) = (decided_by is null) and (decided_on is null) = (decision is null)
    and (decided_on is null) = (replaced is null) and (decided_on is null) = (kept_final is null))
);
create unique index contest_once on assessments.contest (region_path, organ_id, person_id, year, counts)
  nulls not distinct;
create index contest_organiser on assessments.contest (organiser_key, on_day desc, id desc);
create index contest_scope on assessments.contest (scope_key, on_day desc, id desc);

create table assessments.objection (
  id          uuid primary key,
  version     integer not null check (version >= 1),
  subject_id  uuid not null references assessments.subject (id),
  state       text not null check (state in ('open', 'upheld', 'rejected')),
  on_day      date not null,
  by_name     text not null,
  by_account  uuid,
  content     text not null,
  recorded_at timestamptz not null,
  decided_on  date,
  decided_by  text,
  decision    text,
  fact        text,
  constraint objection_decided check ((state = 'open') = (decided_on is null)
    and (decided_on is null) = (decided_by is null) and (decided_on is null) = (decision is null))
);
create index objection_subject on assessments.objection (subject_id);

create table assessments.consequence (
  id          uuid primary key,
  version     integer not null check (version >= 1),
  subject_id  uuid not null references assessments.subject (id),
  exercise_id uuid not null references assessments.exercise (id),
  -- As its subject says it: so that row security asks no other table.
  scope_key   text collate "C" not null,
  organiser_key text collate "C" not null,
  person_id   uuid,
  content     text not null,
  due_on      date,
  reminded_on date,
  done_on     date,
  document_no text,
  note        text,
  constraint consequence_done check (done_on is not null or (document_no is null and note is null))
);
create index consequence_organiser on assessments.consequence (organiser_key, id);
create index consequence_scope on assessments.consequence (scope_key, id);
create index consequence_due on assessments.consequence (due_on) where done_on is null;

-- 结果运用台账.
create table assessments.result_use (
  id          uuid primary key,
  version     integer not null check (version >= 1),
  state       text not null check (state in ('recorded', 'withdrawn')),
  region_path text collate "C" not null references posts.region (path) on update cascade,
  scope_key   text collate "C" not null,
  year        integer not null check (year between 2018 and 2100),
  kind        text not null check (kind in ('appraisal', 'inspection', 'appointment', 'honour', 'other')),
  name        text not null,
  organ       text not null,
  safety_in   text not null check (safety_in in ('yes', 'no', 'unknown')),
  weight      text,
  document_no text,
  sent_to     text,
  sent_on     date,
  sent_no     text,
  how_used    text,
  feedback    text,
  -- Where it was taken from: typed in, a workbook, a letter of vetting, a decree of commendation; and which one.
  origin      text not null check (origin in ('form', 'sheet', 'vetting', 'commendation')),
  origin_ref  text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  withdrawn_reason text,
  constraint result_use_origin check ((origin in ('vetting', 'commendation')) = (origin_ref is not null)),
  constraint result_use_weight check (weight is null or safety_in = 'yes'),
  constraint result_use_sent check ((sent_on is null) = (sent_to is null) and (sent_no is null or sent_on is not null)),
  constraint result_use_withdrawn check ((state = 'withdrawn') = (withdrawn_reason is not null))
);
create index result_use_scope on assessments.result_use (scope_key, year desc, id desc);
-- One undertaking of a year is in the register once.
create unique index result_use_once on assessments.result_use (region_path, year, kind, organ, name)
  where state = 'recorded';
create unique index result_use_origin_once on assessments.result_use (region_path, origin, origin_ref)
  where state = 'recorded' and origin_ref is not null;

create table assessments.result_use_version (
  use_id      uuid not null references assessments.result_use (id),
  version     integer not null,
  said        jsonb not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (use_id, version)
);

alter table assessments.scheme enable row level security;
create policy scope on assessments.scheme
  using (coalesce(scope_key, '') ^@ any ((select platform.scope_keys())::text[]));
alter table assessments.scheme_version enable row level security;
create policy scope on assessments.scheme_version
  using (exists (select 1 from assessments.scheme s where s.id = scheme_id));

-- The office that organises it; from the self-assessment on each subject's office; the person from the notification on.
alter table assessments.subject enable row level security;
create policy scope on assessments.subject
  using (coalesce(organiser_key, '') ^@ any ((select platform.scope_keys())::text[])
         or (is_open and coalesce(scope_key, '') ^@ any ((select platform.scope_keys())::text[]))
         or (is_open and person_id = any ((select platform.scope_persons())::uuid[])));
alter table assessments.exercise enable row level security;
create policy scope on assessments.exercise
  using (coalesce(scope_key, '') ^@ any ((select platform.scope_keys())::text[])
         or exists (select 1 from assessments.subject s where s.exercise_id = exercise.id));
alter table assessments.step enable row level security;
create policy scope on assessments.step
  using (exists (select 1 from assessments.exercise e where e.id = exercise_id));
alter table assessments.assignment enable row level security;
create policy scope on assessments.assignment
  using (exists (select 1 from assessments.exercise e where e.id = exercise_id
    and coalesce(e.scope_key, '') ^@ any ((select platform.scope_keys())::text[])));
alter table assessments.fact enable row level security;
create policy scope on assessments.fact
  using (exists (select 1 from assessments.subject s where s.id = subject_id));
alter table assessments.fact_version enable row level security;
create policy scope on assessments.fact_version
  using (exists (select 1 from assessments.subject s where s.id = subject_id));
-- Marks are for those who organise it and, by their own way in, who gave them.
alter table assessments.mark enable row level security;
create policy scope on assessments.mark
  using (exists (select 1 from assessments.subject s where s.id = subject_id
    and coalesce(s.organiser_key, '') ^@ any ((select platform.scope_keys())::text[])));
alter table assessments.mark_version enable row level security;
create policy scope on assessments.mark_version
  using (exists (select 1 from assessments.mark m where m.id = mark_id));
alter table assessments.score_change enable row level security;
create policy scope on assessments.score_change
  using (exists (select 1 from assessments.subject s where s.id = subject_id));
alter table assessments.contest enable row level security;
create policy scope on assessments.contest
  using (coalesce(organiser_key, '') ^@ any ((select platform.scope_keys())::text[])
         or coalesce(scope_key, '') ^@ any ((select platform.scope_keys())::text[])
         or person_id = any ((select platform.scope_persons())::uuid[]));
alter table assessments.objection enable row level security;
create policy scope on assessments.objection
  using (exists (select 1 from assessments.subject s where s.id = subject_id));
alter table assessments.consequence enable row level security;
create policy scope on assessments.consequence
  using (coalesce(organiser_key, '') ^@ any ((select platform.scope_keys())::text[])
         or coalesce(scope_key, '') ^@ any ((select platform.scope_keys())::text[])
         or person_id = any ((select platform.scope_persons())::uuid[]));
alter table assessments.result_use enable row level security;
create policy scope on assessments.result_use
  using (coalesce(scope_key, '') ^@ any ((select platform.scope_keys())::text[]));
alter table assessments.result_use_version enable row level security;
create policy scope on assessments.result_use_version
  using (exists (select 1 from assessments.result_use u where u.id = use_id));

grant usage on schema assessments to jinze_app;
grant select, insert, update on assessments.scheme, assessments.exercise, assessments.assignment, assessments.subject,
  assessments.fact, assessments.mark, assessments.contest, assessments.objection, assessments.consequence,
  assessments.result_use to jinze_app;
grant select, insert on assessments.scheme_version, assessments.step, assessments.fact_version,
  assessments.mark_version, assessments.score_change, assessments.result_use_version to jinze_app;
