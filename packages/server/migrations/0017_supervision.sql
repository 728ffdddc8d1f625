-- Supervision (art. 10): tasks 督办单 with who is asked, what happened, extensions and the fields of listed supervision
-- 挂牌督办; the matters a township has to see to 履职事项清单, which a task for it is compared with.

create schema supervision;
grant usage on schema supervision to jinze_app;

create table supervision.task (
  id              uuid primary key,
  version         integer not null check (version >= 1),
  state           text not null check (state in (
    'drafted', 'approved', 'issued', 'accepted', 'replied', 'returned', 'closed', 'withdrawn')),
  -- The chain that splitting downward keeps; the root names itself.
  parent_id       uuid references supervision.task (id),
  root_id         uuid not null references supervision.task (id),
  -- Whose task it is: the office's place, and the office.
  scope_key       text collate "C" not null,
  issuer_office   text not null check (issuer_office in ('safety-office', 'supervision-office')),
  issuer_name     text not null,
  source_kind     text not null check (source_kind in (
    'superior-instruction', 'meeting', 'inspection', 'accident', 'public-report', 'record-finding')),
  source_text     text not null,
  source_no       text,
  -- The duty record with the finding that gave rise to it.
  record_id       uuid,
  title           text not null,
  text            text not null,
  -- As it was set: a day, or days from the issuing on. The day itself is computed, and moves with extensions.
  due_kind        text not null check (due_kind in ('date', 'calendar-days', 'working-days')),
  due_days        integer check (due_days between 1 and 3650),
  due_on          date not null,
  first_due_on    date,
  extensions      integer not null default 0 check (extensions >= 0),
  -- 上会或审批: who agreed, when, under which number, and its place in the year's 督查检查考核计划.
  approved_by     text,
  approved_on     date,
  approval_no     text,
  plan_ref        text,
  -- Whether it asks for material, of which period, and why although the system holds some already.
  asks_material   boolean not null default false,
  material_from   date,
  material_to     date,
  material_words  text,
  held_reason     text,
  drafted_at      timestamptz not null,
  drafted_by      text not null,
  signed_by       text,
  issue_no        text,
  issued_on       date,
  issued_at       timestamptz,
  accepted_on     date,
  -- The latest reply.
  replied_on      date,
  ended_on        date,
  -- The last day somebody was reminded of it.
  reminded_on     date,
  -- Of all parties once it is issued, before of the issuer alone; for row security: a copy of what the parties say.
  scope_keys      text[] collate "C" not null,
  persons         uuid[] not null default '{}',
  constraint task_of_chain check ((parent_id is null) = (root_id = id)),
  constraint task_days_counted check ((due_kind = 'date') = (due_days is null)),
  constraint task_approval_whole check (
    (approved_by is null) = (approved_on is null) and (approved_by is null) = (approval_no is null)),
  constraint task_material_of_period check (
    not asks_material or (material_from is not null and material_to is not null and material_words is not null
      and material_from <= material_to)),
  constraint task_issued_by_somebody check (
    (issued_on is null) = (issued_at is null) and (issued_on is null) = (signed_by is null)
    and (issued_on is null) = (first_due_on is null)
    and (state not in ('issued', 'accepted', 'replied', 'returned', 'closed') or issued_on is not null)),
  constraint task_ended check ((state in ('closed', 'withdrawn')) = (ended_on is not null))
);
create index task_root on supervision.task (root_id);
create index task_parent on supervision.task (parent_id) where parent_id is not null;
create index task_scope on supervision.task (scope_key, id);
create index task_open_due on supervision.task (due_on, id) where state in ('issued', 'accepted', 'returned');
create index task_record on supervision.task (record_id) where record_id is not null;

-- Who has to do with a task. issuer: the body in whose name it goes out; lead, assist: who is asked; above: those of
-- the tasks it was split from. Names are as they were when it was issued, the person follows the post.
create table supervision.party (
  task_id         uuid not null references supervision.task (id),
  position        integer not null check (position >= 1),
  role            text not null check (role in ('issuer', 'lead', 'assist', 'above')),
  organ_id        uuid not null,
  organ_name      text not null,
  organ_kind      text not null,
  region_name     text not null,
  scope_key       text collate "C" not null,
  -- Null: the body itself.
  post_id         uuid,
  post_title      text,
  -- Null: nobody holds the post, and the task waits with it.
  person_id       uuid,
  person_name     text,
  -- For a township: whether its list of matters has this, which one, or why it is asked all the same.
  township        text check (township in ('within', 'outside', 'no-list')),
  township_matter text,
  township_reason text,
  constraint party_place primary key (task_id, position),
  constraint party_post_named check ((post_id is null) = (post_title is null)),
  constraint party_person_of_post check (
    (person_id is null) = (person_name is null) and (person_id is null or post_id is not null))
);
create unique index party_one_issuer on supervision.party (task_id) where role = 'issuer';
create unique index party_one_lead on supervision.party (task_id) where role = 'lead';
create index party_scope on supervision.party (scope_key, task_id);
create index party_person on supervision.party (person_id, task_id) where person_id is not null;
create index party_post on supervision.party (post_id) where post_id is not null;

-- What happened to a task, one line each, never changed.
create table supervision.entry (
  id          uuid primary key,
  task_id     uuid not null references supervision.task (id),
  kind        text not null check (kind in (
    'accepted', 'progress', 'replied', 'returned', 'closed', 'withdrawn', 'transferred', 'escalated')),
  text        text,
  -- The duty records that serve as evidence.
  records     uuid[] not null default '{}',
  -- transferred: from whom to whom; escalated: the head who signed it, to whom, under which number and on which day.
  from_name   text,
  to_name     text,
  document_no text,
  signed_on   date,
  -- returned: the new last day, where one was set.
  due_on      date,
  actor_name  text not null,
  recorded_at timestamptz not null
);
create index entry_task on supervision.entry (task_id, id);

-- Asked before the deadline, decided by the issuer; a reply leaves nothing to decide.
create table supervision.extension (
  id          uuid primary key,
  task_id     uuid not null references supervision.task (id),
  state       text not null check (state in ('asked', 'granted', 'refused', 'lapsed')),
  reason      text not null,
  due_before  date not null,
  wanted_on   date not null,
  asked_at    timestamptz not null,
  asked_by    text not null,
  granted_on  date,
  answer      text,
  decided_at  timestamptz,
  decided_by  text,
  constraint extension_decided check (
    (state in ('granted', 'refused')) = (decided_at is not null and decided_by is not null)
    and (state = 'granted') = (granted_on is not null)
    and (state <> 'refused' or answer is not null))
);
create unique index extension_open on supervision.extension (task_id) where state = 'asked';
create index extension_task on supervision.extension (task_id, id);

-- 挂牌督办通知书
create table supervision.listing (
  task_id       uuid primary key references supervision.task (id),
  level         text not null check (level in ('nation', 'province', 'prefecture')),
  accident_name text not null,
  matter        text not null,
  time_limit    text not null,
  removal       text not null,
  notice_no     text not null,
  published_on  date,
  published_in  text
);

-- 乡镇（街道）履职事项清单: one per place, a new version in place of the old one, whose matters stay.
create table supervision.township_list (
  id          uuid primary key,
  version     integer not null check (version >= 1),
  region_path text collate "C" not null references posts.region (path) on update cascade,
  scope_key   text collate "C" not null,
  document_no text not null,
  adopted_on  date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint township_list_of_place unique (region_path)
);
create index township_list_scope on supervision.township_list (scope_key);
create table supervision.township_matter (
  id       uuid primary key,
  list_id  uuid not null references supervision.township_list (id),
  version  integer not null check (version >= 1),
  position integer not null check (position >= 1),
  -- 基本履职、配合履职、上级部门收回
  kind     text not null check (kind in ('own', 'assist', 'recalled')),
  text     text not null,
  constraint township_matter_place unique (list_id, version, position)
);

alter table supervision.task enable row level security;
create policy scope on supervision.task
  using (scope_key ^@ any ((select platform.scope_keys())::text[])
         or exists (select 1 from unnest(scope_keys) as of_party (key)
                    where of_party.key ^@ any ((select platform.scope_keys())::text[]))
         or persons && (select platform.scope_persons())::uuid[]);
-- Who sees a task sees who is asked. Its own place and person first: they need no look at the task.
alter table supervision.party enable row level security;
create policy scope on supervision.party
  using (scope_key ^@ any ((select platform.scope_keys())::text[])
         or person_id = any ((select platform.scope_persons())::uuid[])
         or exists (select 1 from supervision.task t where t.id = task_id));
alter table supervision.entry enable row level security;
create policy scope on supervision.entry
  using (exists (select 1 from supervision.task t where t.id = task_id));
alter table supervision.extension enable row level security;
create policy scope on supervision.extension
  using (exists (select 1 from supervision.task t where t.id = task_id));
alter table supervision.listing enable row level security;
create policy scope on supervision.listing
  using (exists (select 1 from supervision.task t where t.id = task_id));
alter table supervision.township_list enable row level security;
create policy scope on supervision.township_list
  using (scope_key ^@ any ((select platform.scope_keys())::text[]));
alter table supervision.township_matter enable row level security;
create policy scope on supervision.township_matter
  using (exists (select 1 from supervision.township_list l where l.id = list_id));

grant select, insert, update on supervision.task, supervision.extension, supervision.township_list to jinze_app;
-- The parties and the notice of a draft are written anew; the task's leaves keep what they were.
grant select, insert, update, delete on supervision.party, supervision.listing to jinze_app;
grant select, insert on supervision.entry, supervision.township_matter to jinze_app;
