-- Vetting 干部考察 (art. 14): an opinion on work-safety facts for appointments and honours. Rows belong to the office that
-- answers, a level above the candidates' bodies, and to the committee that asks: no policy here knows a person, so that
-- nothing leads from a candidate to a request.

create schema vetting;

create table vetting.request (
  id               uuid primary key,
  version          integer not null check (version >= 1),
  state            text not null check (state in (
    'draft', 'requested', 'prepared', 'reviewed', 'issued', 'revoked', 'withdrawn')),
  -- 干部管理权限: whose organisation department asks.
  asking_committee text collate "C" not null,
  -- The office that answers; its scope key from the day it was asked, so that a draft is the department's alone.
  answering_region text collate "C" not null references posts.region (path) on update cascade,
  answering_level  text not null check (answering_level in ('province', 'prefecture', 'county')),
  scope_key        text collate "C",
  purpose          text not null check (purpose in ('promotion', 'important-appointment', 'honour', 'excellent-appraisal')),
  asked_for        date not null,
  basis_document   text not null,
  title            text not null,
  name_count       integer not null check (name_count between 1 and 10000),
  -- Of the file or the text the names came in; with everything else the same it is the same request.
  source_digest    text not null,
  source_name      text not null,
  -- Of the rows of vetting.name, and of the opinions of the present round; what the ledger holds is computed anew from the rows.
  names_hash       text not null,
  opinions_hash    text,
  created_at       timestamptz not null,
  created_by       text not null,
  requested_on     date,
  round            integer not null check (round >= 0),
  rules_version    text,
  prepared_at      timestamptz,
  prepared_by      text,
  prepared_account uuid,
  reviewed_at      timestamptz,
  reviewed_by      text,
  reviewed_account uuid,
  letter_no        text,
  issued_on        date,
  valid_until      date,
  ended_on         date,
  ended_reason     text,
  constraint request_sent check ((state in ('draft', 'withdrawn')) or (scope_key is not null and requested_on is not null)),
  constraint request_prepared check (
    state not in ('prepared', 'reviewed', 'issued', 'revoked')
    or (prepared_at is not null and prepared_by is not null and prepared_account is not null
        and opinions_hash is not null and rules_version is not null)),
  constraint request_reviewed check (
    state not in ('reviewed', 'issued', 'revoked')
    or (reviewed_at is not null and reviewed_by is not null and reviewed_account is not null)),
  constraint request_two_persons check (reviewed_account is null or reviewed_account <> prepared_account),
  constraint request_issued check ((state in ('issued', 'revoked')) = (letter_no is not null)),
  constraint request_letter_whole check (
    (letter_no is null) = (issued_on is null) and (letter_no is null) = (valid_until is null)),
  constraint request_letter_days check (valid_until >= issued_on),
  constraint request_ended check ((state in ('revoked', 'withdrawn')) = (ended_reason is not null)
    and (ended_reason is null) = (ended_on is null))
);
create index request_committee on vetting.request (asking_committee, created_at desc, id desc);
create index request_office on vetting.request (scope_key, created_at desc, id desc);
create unique index request_once on vetting.request (asking_committee, source_digest, purpose, asked_for, basis_document)
  where state <> 'withdrawn';
create unique index request_letter_once on vetting.request (scope_key, letter_no) where letter_no is not null;

-- One name of the list, as it was given and whom it means: copied, they are what was asked then.
create table vetting.name (
  request_id     uuid not null references vetting.request (id),
  number         integer not null check (number >= 1),
  source_row     integer not null,
  person_id      uuid not null,
  person_name    text not null,
  appointment_id uuid not null,
  post_title     text not null,
  organ_name     text not null,
  level          text not null,
  -- What the department gave with the name: inputs of the rule.
  last_appraisal text,
  assessment     text,
  primary key (request_id, number)
);
create unique index name_once on vetting.name (request_id, person_id);
-- For leaving out whoever is on the list themselves, also as somebody's liaison.
create index name_person on vetting.name (person_id, request_id);

-- What was found of one name in one round: never changed, a new round stands beside the old one.
create table vetting.opinion (
  request_id    uuid not null references vetting.request (id),
  round         integer not null check (round >= 1),
  number        integer not null,
  answer        text not null check (answer in ('barred', 'no-bar-recorded', 'cannot-tell')),
  until_day     date,
  or_until      date,
  open_case     text not null check (open_case in ('filed', 'accident-under-investigation', 'none', 'unknown')),
  to_judge      boolean not null,
  facts         jsonb not null,
  reasons       jsonb not null,
  -- Of the answer with its reasons and of the facts it stands on: another one means that something has changed.
  answer_hash   text not null,
  primary key (request_id, round, number)
);
create index opinion_answer on vetting.opinion (request_id, round, answer, number);

create table vetting.step (
  request_id  uuid not null references vetting.request (id),
  version     integer not null,
  act         text not null,
  on_day      date not null,
  document_no text,
  note        text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (request_id, version)
);

-- The discipline organ's own answer on measures and cases, with its own number and second person.
create table vetting.discipline_answer (
  id               uuid primary key,
  request_id       uuid not null unique references vetting.request (id),
  version          integer not null check (version >= 1),
  state            text not null check (state in ('drafted', 'issued')),
  statement        text not null,
  drafted_at       timestamptz not null,
  drafted_by       text not null,
  drafted_account  uuid not null,
  reviewed_by      text,
  reviewed_account uuid,
  document_no      text,
  issued_on        date,
  constraint discipline_issued check ((state = 'issued') = (document_no is not null)),
  constraint discipline_whole check (
    (document_no is null) = (issued_on is null) and (document_no is null) = (reviewed_by is null)
    and (document_no is null) = (reviewed_account is null)),
  constraint discipline_two_persons check (reviewed_account <> drafted_account)
);
create table vetting.discipline_entry (
  answer_id uuid not null references vetting.discipline_answer (id),
  number    integer not null check (number >= 1),
  open_case text not null check (open_case in ('filed', 'none', 'unknown')),
  measures  text,
  primary key (answer_id, number)
);

-- The organisation department alone concludes.
create table vetting.conclusion (
  id           uuid primary key,
  request_id   uuid not null unique references vetting.request (id),
  version      integer not null check (version >= 1),
  content      text not null,
  document_no  text,
  concluded_on date not null,
  recorded_at  timestamptz not null,
  recorded_by  text not null
);

-- How the opinion was used, as the department feeds it back; append-only.
create table vetting.use (
  request_id  uuid not null references vetting.request (id),
  entry       integer not null check (entry >= 1),
  numbers     integer[] not null,
  result      text not null check (result in ('relied-on', 'put-off', 'dropped', 'checked-further')),
  note        text not null,
  on_day      date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (request_id, entry)
);

-- What the approved report says of people on the list and an accident in their field; the latest entry counts.
create table vetting.report_word (
  request_id  uuid not null references vetting.request (id),
  entry       integer not null check (entry >= 1),
  accident_id uuid not null,
  numbers     integer[] not null,
  answers_for text not null check (answers_for in ('yes', 'no')),
  document_no text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (request_id, entry)
);

-- Where computing an issued letter anew answers differently; the office decides what follows.
create table vetting.found_change (
  request_id   uuid primary key references vetting.request (id),
  found_at     timestamptz not null,
  entries      jsonb not null,
  changes_hash text not null,
  -- What the office has decided to let stand.
  settled_hash text
);

alter table vetting.request enable row level security;
create policy scope on vetting.request
  using (asking_committee = any ((select platform.scope_committees())::text[])
         or (requested_on is not null
             and 'discipline:' || asking_committee = any ((select platform.scope_committees())::text[]))
         or coalesce(scope_key, '') ^@ any ((select platform.scope_keys())::text[]));
alter table vetting.name enable row level security;
create policy scope on vetting.name
  using (exists (select 1 from vetting.request r where r.id = request_id));
alter table vetting.step enable row level security;
create policy scope on vetting.step
  using (exists (select 1 from vetting.request r where r.id = request_id));
alter table vetting.use enable row level security;
create policy scope on vetting.use
  using (exists (select 1 from vetting.request r where r.id = request_id));
-- The office's own until the letter is issued; never the discipline organ's.
alter table vetting.opinion enable row level security;
create policy scope on vetting.opinion
  using (exists (select 1 from vetting.request r where r.id = request_id
           and (coalesce(r.scope_key, '') ^@ any ((select platform.scope_keys())::text[])
                or (r.letter_no is not null
                    and r.asking_committee = any ((select platform.scope_committees())::text[])))));
-- The discipline organ's own until it is issued; never the office's.
alter table vetting.discipline_answer enable row level security;
create policy scope on vetting.discipline_answer
  using ('' ^@ any ((select platform.scope_keys())::text[])
         or exists (select 1 from vetting.request r where r.id = request_id
           and ('discipline:' || r.asking_committee = any ((select platform.scope_committees())::text[])
                or (document_no is not null
                    and r.asking_committee = any ((select platform.scope_committees())::text[])))));
alter table vetting.discipline_entry enable row level security;
create policy scope on vetting.discipline_entry
  using (exists (select 1 from vetting.discipline_answer a where a.id = answer_id));
alter table vetting.report_word enable row level security;
create policy scope on vetting.report_word
  using (exists (select 1 from vetting.request r where r.id = request_id
           and coalesce(r.scope_key, '') ^@ any ((select platform.scope_keys())::text[])));
alter table vetting.conclusion enable row level security;
create policy scope on vetting.conclusion
  using ('' ^@ any ((select platform.scope_keys())::text[])
         or exists (select 1 from vetting.request r where r.id = request_id
           and r.asking_committee = any ((select platform.scope_committees())::text[])));
alter table vetting.found_change enable row level security;
create policy scope on vetting.found_change
  using (exists (select 1 from vetting.request r where r.id = request_id
           and coalesce(r.scope_key, '') ^@ any ((select platform.scope_keys())::text[])));

grant usage on schema vetting to jinze_app;
grant select, insert, update on vetting.request, vetting.discipline_answer, vetting.found_change to jinze_app;
grant select, insert on vetting.name, vetting.opinion, vetting.step, vetting.conclusion, vetting.use,
  vetting.report_word to jinze_app;
grant select, insert, delete on vetting.discipline_entry to jinze_app;
