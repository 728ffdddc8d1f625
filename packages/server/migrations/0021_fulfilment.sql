-- Fulfilment (DESIGN §5): per section and duty item, computed from its item set and the person's records, kept up to date as
-- records arrive. Computed again at any time from what it was computed from; readiness is not kept anywhere.

create table performance.fulfilment (
  section_id    uuid not null,
  item_code     text not null,
  -- The place of the item in its list.
  item_no       integer not null,
  person_id     uuid not null,
  post_id       uuid not null,
  year          integer not null,
  scope_key     text collate "C" not null,
  state         text not null check (state in ('met', 'partly', 'no-record', 'not-yet-due', 'cannot-tell')),
  is_enough     boolean not null,
  -- Records that served the item; of these the late ones; those that wait for confirmation and do not count.
  record_count  integer not null,
  late_count    integer not null,
  waiting_count integer not null,
  primary key (section_id, item_code)
);
create index fulfilment_scope on performance.fulfilment (year, scope_key) include (item_code, state, person_id);
create index fulfilment_person on performance.fulfilment (person_id, year);

-- What a region counts of its records: all, the late ones, those that wait for confirmation.
create index duty_record_counts on performance.duty_record (scope_key, occurred_on) include (late_days)
  where state = 'submitted';
create index participation_to_confirm on performance.participation (scope_key, occurred_on) where confirmation = 'waiting';

-- What a section was last computed from. One whose list, rules or day are others is computed again.
create table performance.fulfilment_pass (
  section_id    uuid primary key,
  person_id     uuid not null,
  scope_key     text collate "C" not null,
  item_set      text not null,
  rules_version text not null,
  as_of         date not null,
  computed_at   timestamptz not null
);
create index fulfilment_pass_person on performance.fulfilment_pass (person_id);

-- Whom a leader lets see their readiness (DESIGN §3, 9).
create table performance.readiness_permission (
  id          uuid primary key,
  version     integer not null check (version >= 1),
  person_id   uuid not null,
  account_id  uuid not null,
  given_to    text not null,
  given_at    timestamptz not null,
  ended_at    timestamptz
);
create unique index readiness_permission_once on performance.readiness_permission (person_id, account_id) where ended_at is null;
create index readiness_permission_account on performance.readiness_permission (account_id) where ended_at is null;

-- How long after it occurred a record is late, and whether a late one counts: laid down by a place, by a document.
create table performance.late_rule (
  id           uuid primary key,
  version      integer not null check (version >= 1),
  region_path  text collate "C" not null,
  scope_key    text collate "C" not null,
  after_days   integer not null check (after_days between 1 and 366),
  does_count   boolean not null,
  document_no  text not null,
  title        text not null,
  valid_from   date not null,
  recorded_at  timestamptz not null,
  recorded_by  text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_why text,
  constraint late_rule_withdrawn check (
    (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why is null))
);
create index late_rule_region on performance.late_rule (region_path, valid_from desc) where withdrawn_at is null;

alter table performance.fulfilment enable row level security;
create policy scope on performance.fulfilment
  using (scope_key ^@ any ((select platform.scope_keys())::text[])
         or person_id = any ((select platform.scope_persons())::uuid[]));
alter table performance.fulfilment_pass enable row level security;
create policy scope on performance.fulfilment_pass
  using (scope_key ^@ any ((select platform.scope_keys())::text[])
         or person_id = any ((select platform.scope_persons())::uuid[]));
alter table performance.readiness_permission enable row level security;
-- No office sees whom a leader has allowed; the system's own check does.
create policy scope on performance.readiness_permission
  using (person_id = any ((select platform.scope_persons())::uuid[])
         or '' ^@ any ((select platform.scope_keys())::text[]));
-- A rule of a place is no content: whoever it applies to reads it.
alter table performance.late_rule enable row level security;
create policy everybody_reads on performance.late_rule for select using (true);
create policy scope on performance.late_rule for insert with check (scope_key ^@ any ((select platform.scope_keys())::text[]));
create policy scope_changes on performance.late_rule for update using (scope_key ^@ any ((select platform.scope_keys())::text[]));

-- An account sees whose readiness it may see, and nothing else of the permissions.
create function performance.readiness_shown_to(shown_to uuid) returns table (person_id uuid, person_name text)
  language sql stable security definer set search_path = ''
  as $$ select permission.person_id, person.name from performance.readiness_permission permission
        join posts.person person on person.id = permission.person_id
        where permission.account_id = shown_to and permission.ended_at is null $$;
revoke all on function performance.readiness_shown_to(uuid) from public;
grant execute on function performance.readiness_shown_to(uuid) to jinze_app;

grant select, insert, update, delete on performance.fulfilment, performance.fulfilment_pass to jinze_app;
grant select, insert, update on performance.readiness_permission, performance.late_rule to jinze_app;

-- Signs of made-up ledgers, for a reviewer's eyes: marks of texts by which near copies are found as records arrive.
create table performance.text_mark (
  mark      text collate "C" not null,
  record_id uuid not null references performance.duty_record (id),
  primary key (mark, record_id)
);
create index text_mark_record on performance.text_mark (record_id);

-- The version of a record whose text was compared last.
create table performance.text_pass (
  record_id uuid primary key references performance.duty_record (id),
  version   integer not null
);

-- Of two records whose texts are near copies: the later one, and the one it is like.
create table performance.near_copy (
  record_id uuid not null references performance.duty_record (id),
  earlier   uuid not null references performance.duty_record (id),
  -- In hundredths.
  likeness  smallint not null check (likeness between 0 and 100),
  primary key (record_id, earlier)
);
create index near_copy_earlier on performance.near_copy (earlier);

create index duty_record_late on performance.duty_record (scope_key, recorded_at) where late_days is not null and state = 'submitted';

alter table performance.text_mark enable row level security;
create policy scope on performance.text_mark
  using (exists (select 1 from performance.duty_record r where r.id = record_id));
alter table performance.text_pass enable row level security;
create policy scope on performance.text_pass
  using (exists (select 1 from performance.duty_record r where r.id = record_id));
alter table performance.near_copy enable row level security;
create policy scope on performance.near_copy
  using (exists (select 1 from performance.duty_record r where r.id = record_id));

grant select, insert, update, delete on performance.text_mark, performance.text_pass, performance.near_copy to jinze_app;
