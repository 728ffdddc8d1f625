-- Deployments 工作部署 (third limb of art. 23): what a superior or the own party committee or government asked, of which
-- post or body, and what was recorded of it. Of a paper its name, day, number and keeper are kept, not its text.
-- Steps are only ever added: a correction is a step that takes the place of another one, and both stay.

create schema deployments;
grant usage on schema deployments to jinze_app;

-- A spreadsheet that was brought in; what it recorded can be withdrawn as a whole.
create table deployments.import (
  id                uuid primary key,
  version           integer not null check (version >= 1),
  digest            text not null,
  file_name         text not null,
  scope_key         text collate "C" not null,
  deployment_count  integer not null,
  ask_count         integer not null,
  step_count        integer not null,
  account_id        uuid not null,
  recorded_by       text not null,
  recorded_at       timestamptz not null,
  withdrawn_at      timestamptz,
  withdrawn_by      text,
  withdrawal_reason text,
  constraint import_withdrawn_with_reason check (
    (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawal_reason is null))
);
create index import_scope on deployments.import (scope_key, id);

create table deployments.deployment (
  id                uuid primary key,
  -- Counts the changes of the document and of which lines it has; a line with its steps is a record of its own, which
  -- whoever is asked can write without seeing the others.
  version           integer not null check (version >= 1),
  region_path       text collate "C" not null references posts.region (path) on update cascade,
  scope_key         text collate "C" not null,
  -- 上级, 本级党委, 本级政府
  issued_by         text not null check (issued_by in ('superior', 'own-committee', 'own-government')),
  issuer            text not null,
  kind              text not null check (kind in ('document', 'meeting-decision', 'instruction', 'notice', 'other')),
  number            text,
  title             text not null,
  received_on       date not null,
  -- Who keeps the paper.
  custodian         text,
  source            text not null check (source in ('form', 'sheet', 'task')),
  import_id         uuid references deployments.import (id),
  task_id           uuid,
  recorded_at       timestamptz not null,
  recorded_by       text not null,
  withdrawn_at      timestamptz,
  withdrawn_by      text,
  withdrawal_reason text,
  constraint deployment_source check (
    (source = 'sheet') = (import_id is not null) and (source = 'task') = (task_id is not null)),
  constraint deployment_withdrawn_with_reason check (
    (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawal_reason is null))
);
create index deployment_scope on deployments.deployment (scope_key, received_on);
create index deployment_import on deployments.deployment (import_id) where import_id is not null;
create unique index deployment_of_task on deployments.deployment (task_id)
  where task_id is not null and withdrawn_at is null;
-- One number of one issuer is one document; a meeting's decision may have none.
create unique index deployment_number on deployments.deployment (region_path, issuer, number)
  where number is not null and withdrawn_at is null;

create table deployments.ask (
  id            uuid primary key,
  deployment_id uuid not null references deployments.deployment (id),
  position      integer not null check (position >= 1),
  -- Counts the changes of this line and of its steps.
  version       integer not null check (version >= 1),
  what          text not null,
  -- Of a post of a body, or of the body: then of its heads. Who holds the post is looked up for the day.
  organ_id      uuid not null,
  post_id       uuid,
  scope_key     text collate "C" not null,
  -- As they were called when it was recorded.
  organ_name    text not null,
  post_title    text,
  asked_on      date not null,
  due_on        date check (due_on >= asked_on),
  -- Who held the post on the day it was asked, as known when it was recorded: they have the receipts.
  persons       uuid[] not null,
  -- What the steps that stand say: the first day of each, and the last result.
  conveyed_on   date,
  studied_on    date,
  measures_on   date,
  result        text check (result in ('done', 'partly', 'not-done')),
  result_on     date,
  -- Taken back with a reason, or its deployment withdrawn.
  ended_at      timestamptz,
  ended_by      text,
  end_reason    text,
  -- Null while somebody still has to do something about it.
  settled_on    date,
  -- When the liaison or the office was last told of its day.
  reminded_on   date,
  constraint ask_post_titled check ((post_id is null) = (post_title is null)),
  constraint ask_result_on_a_day check ((result is null) = (result_on is null)),
  constraint ask_settled_by_result check (
    settled_on is not distinct from case when result in ('done', 'not-done') then result_on end),
  constraint ask_ended_with_reason check (
    (ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null)),
  constraint ask_position unique (deployment_id, position)
);
create index ask_open on deployments.ask (scope_key, due_on, id) where ended_at is null and settled_on is null;
create index ask_asked on deployments.ask (scope_key, asked_on, id) where ended_at is null;
create index ask_organ on deployments.ask (organ_id, asked_on) where ended_at is null;

create table deployments.step (
  id                uuid primary key,
  ask_id            uuid not null references deployments.ask (id),
  -- 传达, 研究, 措施, 落实结果
  kind              text not null check (kind in ('conveyed', 'studied', 'measures', 'result')),
  occurred_on       date not null,
  -- How and where it was conveyed; at which meeting it was studied.
  venue             text,
  number            text,
  text              text,
  result            text check (result in ('done', 'partly', 'not-done')),
  reason            text,
  -- "Not done" is only ever said by somebody with a name.
  stated_by         text,
  -- Duty records that say the same.
  records           uuid[] not null,
  -- Who held the post on that day, as known when it was recorded, and what they were called.
  persons           uuid[] not null,
  person_names      text[] not null,
  -- As what it was recorded: by the office, by who is asked, or by the liaison on behalf (代录).
  capacity          text not null check (capacity in ('office', 'leader', 'liaison')),
  recorded_at       timestamptz not null,
  recorded_by       text not null,
  recorder_account  uuid,
  -- Days between what happened and its being recorded, where that is more than the limit.
  late_days         integer check (late_days > 0),
  -- The step whose place this one takes; a withdrawal takes it and says nothing itself.
  replaces          uuid references deployments.step (id),
  correction_reason text,
  is_withdrawal     boolean not null,
  constraint step_replaced_once unique (replaces),
  constraint step_corrected_with_reason check ((replaces is null) = (correction_reason is null)),
  constraint step_withdrawal_of_one check (not is_withdrawal or replaces is not null),
  constraint step_result check (is_withdrawal or (kind = 'result') = (result is not null)),
  constraint step_not_done_by_somebody check (
    result is distinct from 'not-done' or (reason is not null and stated_by is not null))
);
create index step_ask on deployments.step (ask_id, id);

-- What a correction of the document or of what it asks said before and says since.
create table deployments.change (
  deployment_id uuid not null references deployments.deployment (id),
  version       integer not null,
  recorded_at   timestamptz not null,
  recorded_by   text not null,
  reason        text not null,
  changes       jsonb not null,
  constraint change_once primary key (deployment_id, version)
);

-- A leader or a liaison sees what was asked of the posts the person holds or held while it was open; who stands in
-- as A/B holder takes nothing over. What is asked of a body is asked of its heads.
alter table deployments.ask enable row level security;
create policy scope on deployments.ask
  using (scope_key ^@ any ((select platform.scope_keys())::text[])
         or exists (
           select 1 from posts.appointment a join posts.post p on p.id = a.post_id
           where a.person_id = any ((select platform.scope_persons())::uuid[])
             and a.superseded_at is null and a.manner <> 'ab-holder'
             and p.organ_id = ask.organ_id
             and (p.id = ask.post_id
                  or (ask.post_id is null and p.class in ('party-chief', 'government-chief', 'by-reference')))
             and (a.valid_to is null or a.valid_to >= ask.asked_on)
             and (ask.settled_on is null or a.valid_from <= ask.settled_on)));
alter table deployments.deployment enable row level security;
create policy scope on deployments.deployment
  using (scope_key ^@ any ((select platform.scope_keys())::text[])
         or (cardinality((select platform.scope_persons())::uuid[]) > 0
             and exists (select 1 from deployments.ask a where a.deployment_id = deployment.id)));
alter table deployments.step enable row level security;
create policy scope on deployments.step
  using (exists (select 1 from deployments.ask a where a.id = ask_id));
alter table deployments.change enable row level security;
create policy scope on deployments.change
  using (exists (select 1 from deployments.deployment d where d.id = deployment_id));
alter table deployments.import enable row level security;
create policy scope on deployments.import
  using (scope_key ^@ any ((select platform.scope_keys())::text[]));

grant select, insert, update on deployments.deployment to jinze_app;
grant select, insert, update on deployments.ask to jinze_app;
grant select, insert on deployments.step to jinze_app;
grant select, insert on deployments.change to jinze_app;
grant select, insert on deployments.import to jinze_app;
grant update (version, scope_key, withdrawn_at, withdrawn_by, withdrawal_reason) on deployments.import to jinze_app;
