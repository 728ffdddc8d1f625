-- Vetting again: the letter carries safety facts alone, the department that manages the people reads the register beside it.

-- An open case of accountability is said as such and never as 立案.
alter table vetting.opinion drop constraint opinion_open_case_check;
alter table vetting.opinion add constraint opinion_open_case_check
  check (open_case in ('filed', 'accountability-open', 'accident-under-investigation', 'none', 'unknown'));

-- What is said of a name with measures and cases: written with the letter, only where the register adds something.
create table vetting.whole_opinion (
  request_id    uuid not null references vetting.request (id),
  number        integer not null check (number >= 1),
  answer        text not null check (answer in ('barred', 'no-bar-recorded', 'cannot-tell')),
  until_day     date,
  or_until      date,
  open_case     text not null check (open_case in ('accountability-open', 'accident-under-investigation', 'none')),
  to_judge      boolean not null,
  facts         jsonb not null,
  reasons       jsonb not null,
  -- Of what the register had: another one means that it has something else.
  answer_hash   text not null,
  primary key (request_id, number)
);
alter table vetting.whole_opinion enable row level security;
create policy scope on vetting.whole_opinion
  using ('' ^@ any ((select platform.scope_keys())::text[])
         or exists (select 1 from vetting.request r where r.id = request_id
           and r.asking_committee = any ((select platform.scope_committees())::text[])));
grant select, insert on vetting.whole_opinion to jinze_app;

-- The opinions of every round that was kept, and what the register added to those of the letter, by one hash: whoever acts
-- on a request records it whole, also where the rows are not theirs to read.
create function vetting.opinions_hash(request uuid) returns text
  language sql stable security definer set search_path = ''
  as $$ select encode(sha256(convert_to(coalesce(string_agg(line, E'\n' order by part, round, number), ''), 'UTF8')), 'hex')
    from (
      select 1 as part, said.round, said.number, (to_jsonb(said) - 'request_id')::text as line
      from vetting.opinion said where said.request_id = request
      union all
      select 2, 0, whole.number, (to_jsonb(whole) - 'request_id')::text
      from vetting.whole_opinion whole where whole.request_id = request) kept $$;
revoke all on function vetting.opinions_hash(uuid) from public;
grant execute on function vetting.opinions_hash(uuid) to jinze_app;

-- What changes in the letter's facts is the office's, what changes in the register the department's.
alter table vetting.found_change add column part text not null default 'letter' check (part in ('letter', 'whole'));
alter table vetting.found_change alter column part drop default;
alter table vetting.found_change drop constraint found_change_pkey;
alter table vetting.found_change add primary key (request_id, part);
drop policy scope on vetting.found_change;
create policy scope on vetting.found_change
  using (exists (select 1 from vetting.request r where r.id = request_id
           and case part when 'letter' then coalesce(r.scope_key, '') ^@ any ((select platform.scope_keys())::text[])
             else '' ^@ any ((select platform.scope_keys())::text[])
               or r.asking_committee = any ((select platform.scope_committees())::text[]) end));

-- 年度考核: of which year it is asked whether somebody may be 优秀; of earlier requests that of the day asked for.
alter table vetting.request add column appraisal_year integer check (appraisal_year between 1990 and 2200);
drop index vetting.request_once;
create unique index request_once on vetting.request
  (asking_committee, source_digest, purpose, asked_for, coalesce(appraisal_year, 0), basis_document)
  where state <> 'withdrawn';

-- Why the department concluded before everything was there, or on a letter that had run out.
alter table vetting.conclusion add column despite text;

-- A version that corrects what was written wrong, and says nothing new of the accident.
alter table accidents.accident add column is_correction boolean;
