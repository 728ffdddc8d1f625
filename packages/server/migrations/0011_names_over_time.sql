-- Names of organs, posts and people through time: a body is renamed on a day by a document, a post retitled, a
-- person's name changed or recorded wrongly. The present name stays in the subject's own row; rows come with the
-- first change, and only for what changes (docs/adr/0013).

create table posts.naming (
  id            uuid primary key,
  -- The name through all its rows: the id of its first one.
  record_id     uuid not null references posts.naming (id),
  subject       text not null check (subject in ('organ', 'post', 'person')),
  subject_id    uuid not null,
  -- Of the subject's names, counted up by every change; the rows of one change share it. 1: as it came on record.
  version       integer not null check (version >= 1),
  name          text not null,
  -- Null: from the start.
  valid_from    date,
  -- The last day; null while it is the name.
  valid_to      date check (valid_to >= valid_from),
  document_no   text,
  -- Null: as the subject came on record, before anything was said of its name.
  recorded_at   timestamptz,
  recorded_by   text,
  -- Other rows say since then what this one said.
  superseded_at timestamptz,
  -- Why this row took the place of one that was wrong.
  change_reason text,
  constraint naming_dated check ((valid_from is null) = (document_no is null)),
  constraint naming_recorded check (
    (recorded_at is null) = (recorded_by is null) and (recorded_at is null) = (version = 1))
);
create unique index naming_current on posts.naming (subject_id) where superseded_at is null and valid_to is null;
create index naming_subject on posts.naming (subject_id, recorded_at);
create index naming_name on posts.naming (name) where superseded_at is null;

-- A name is seen with its subject and written by an office over it; it has no scope key of its own to go stale.
alter table posts.naming enable row level security;
create policy seen on posts.naming for select
  using (case subject
    when 'organ' then exists (select 1 from posts.organ o where o.id = subject_id)
    when 'post' then exists (select 1 from posts.post p where p.id = subject_id)
    else exists (select 1 from posts.person p where p.id = subject_id) end);
create policy added on posts.naming for insert
  with check (case subject
    when 'organ' then exists (select 1 from posts.organ o where o.id = subject_id
      and o.scope_key ^@ any ((select platform.scope_keys())::text[]))
    when 'post' then exists (select 1 from posts.post p where p.id = subject_id
      and p.scope_key ^@ any ((select platform.scope_keys())::text[]))
    else exists (select 1 from posts.appointment a where a.person_id = subject_id
      and a.scope_key ^@ any ((select platform.scope_keys())::text[])) end);
create policy changed on posts.naming for update
  using (case subject
    when 'organ' then exists (select 1 from posts.organ o where o.id = subject_id
      and o.scope_key ^@ any ((select platform.scope_keys())::text[]))
    when 'post' then exists (select 1 from posts.post p where p.id = subject_id
      and p.scope_key ^@ any ((select platform.scope_keys())::text[]))
    else exists (select 1 from posts.appointment a where a.person_id = subject_id
      and a.scope_key ^@ any ((select platform.scope_keys())::text[])) end);

grant select, insert on posts.naming to jinze_app;
grant update (superseded_at) on posts.naming to jinze_app;
grant update (name) on posts.organ, posts.person to jinze_app;
grant update (title) on posts.post to jinze_app;

-- What a subject was called on a day (null: at the end of what is known), as known before a moment (null: now). Asked
-- of rows that row security has let through with their subject; planning the policy above for each of three names
-- took longer than answering.
create function posts.name_on(named uuid, day date, known_before timestamptz) returns text
  language sql stable parallel safe security definer set search_path = ''
  as $$ select n.name from posts.naming n
        where n.subject_id = named
          and case when known_before is null then n.superseded_at is null
            else (n.recorded_at is null or n.recorded_at < known_before)
              and (n.superseded_at is null or n.superseded_at >= known_before) end
          and (n.valid_from is null or n.valid_from <= coalesce(day, 'infinity'::date))
          and (n.valid_to is null or n.valid_to >= coalesce(day, 'infinity'::date))
        limit 1 $$;
revoke all on function posts.name_on from public;
grant execute on function posts.name_on to jinze_app;
