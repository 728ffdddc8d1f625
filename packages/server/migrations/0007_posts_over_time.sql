-- Appointments and portfolios through time (DESIGN §5): every change is a new row; the old one is closed by
-- its recorded time and stays. `record_id` is the appointment or portfolio through all its rows.

alter table posts.appointment
  add column record_id           uuid,
  add column version             integer not null default 1 check (version >= 1),
  -- 主持工作, 代理, AB岗; full: none of these.
  add column manner              text not null default 'full'
    check (manner in ('full', 'presiding', 'acting', 'ab-holder')),
  -- 任免文号
  add column document_no         text,
  -- 是否本级党委常委; null: not known.
  add column is_committee_member boolean,
  -- 联络员: a name as the roster gives it, no account.
  add column liaison             text,
  -- The roster import that recorded this row; null for every other way.
  add column import_id           uuid,
  -- Why this row took the place of an earlier one; null for the first.
  add column change_reason       text,
  add column recorded_by         text;
update posts.appointment set record_id = id;
alter table posts.appointment alter column record_id set not null;

alter table posts.portfolio
  add column record_id     uuid,
  -- 分工文件文号
  add column document_no   text,
  add column import_id     uuid,
  add column change_reason text,
  add column recorded_by   text;
update posts.portfolio set record_id = id;
alter table posts.portfolio alter column record_id set not null;

-- 证件后四位: tells people of one name apart; nothing else of an identity document is kept.
alter table posts.person add column id_tail text check (id_tail ~ '^[0-9]{3}[0-9X]$');

-- An import can be undone until something builds on it; it stays in the list.
alter table posts.roster_import
  add column ended_count     integer not null default 0,
  add column corrected_count integer not null default 0,
  add column undone_at       timestamptz,
  add column undone_by       text,
  add column undo_reason     text,
  add constraint roster_import_undone_with_reason check (
    undone_at is null or (undone_by is not null and undo_reason is not null));
grant update (undone_at, undone_by, undo_reason) on posts.roster_import to jinze_app;
grant update (id_tail) on posts.person to jinze_app;
-- A body or post that an undone import left behind, and that nobody uses, may be something else.
grant update (kind) on posts.organ to jinze_app;
grant update (class) on posts.post to jinze_app;
create policy completed on posts.person for update
  using (exists (select 1 from posts.appointment a where a.person_id = person.id
                 and a.scope_key ^@ any ((select platform.scope_keys())::text[])));
create index appointment_import on posts.appointment (import_id) where import_id is not null;

-- A portfolio belongs to the appointment, whichever row of it is current: to its first row's id.
alter table posts.portfolio rename column appointment_id to appointment_record_id;

-- One current row per appointment; a second writer of the same version finds it superseded.
create unique index appointment_record_current on posts.appointment (record_id) where superseded_at is null;
create unique index portfolio_record_current on posts.portfolio (record_id) where superseded_at is null;
create index appointment_record on posts.appointment (record_id, recorded_at);
create index appointment_post on posts.appointment (post_id, valid_from);
create index portfolio_field on posts.portfolio (field, scope_key);
-- All rows, superseded ones too: the history and what was known then are read by it.
drop index posts.portfolio_appointment;
create index portfolio_appointment_record on posts.portfolio (appointment_record_id);
-- Lists are paged by scope key and record.
create index appointment_scope_record on posts.appointment (scope_key, record_id) where superseded_at is null;
drop index posts.appointment_scope_key;
-- A person sees the posts and bodies of their own career; the appointment itself they see already.
create policy own on posts.post for select
  using (exists (select 1 from posts.appointment a where a.post_id = post.id
                 and a.person_id = any ((select platform.scope_persons())::uuid[])));
create policy own on posts.organ for select
  using (exists (select 1 from posts.appointment a join posts.post p on p.id = a.post_id
                 where p.organ_id = organ.id and a.person_id = any ((select platform.scope_persons())::uuid[])));

-- A part of a name is not compared before row security has let the person through, which asks everybody's
-- appointments first: a second and more in a province. These compare first and answer ids alone; whoever reads
-- the rows behind them passes row security as ever.
create function posts.people_named(pattern text) returns table (id uuid)
  language sql stable parallel safe security definer rows 100 set search_path = ''
  as $$ select person.id from posts.person where person.name like pattern $$;
-- By a part of the title or of the body's name, in these ranges of scope keys; its key tells the order of lists.
create function posts.posts_named(pattern text, lows text[], highs text[]) returns table (id uuid, scope_key text)
  language sql stable parallel safe security definer rows 20000 set search_path = ''
  as $$ select post.id, post.scope_key from unnest(lows, highs) as range (low, high)
          join posts.post on post.scope_key >= range.low and post.scope_key < range.high
          where post.title like pattern
        union
        select post.id, post.scope_key from unnest(lows, highs) as range (low, high)
          join posts.organ on organ.scope_key >= range.low and organ.scope_key < range.high
          join posts.post on post.organ_id = organ.id
          where organ.name like pattern $$;
revoke execute on function posts.people_named, posts.posts_named from public;
grant execute on function posts.people_named, posts.posts_named to jinze_app;
