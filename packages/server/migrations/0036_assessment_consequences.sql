-- What follows from results of assessments, where the rule leaves it to people.

-- Whether the lowest so many take in somebody level with others: people say, with the reason. The latest of a place counts.
create table assessments.consequence_choice (
  subject_id  uuid not null references assessments.subject (id),
  -- Which of the consequences of the frozen scheme, from 0.
  place       integer not null check (place >= 0),
  -- The version of its subject that it makes.
  number      integer not null check (number >= 1),
  follows     boolean not null,
  -- The total it was decided by: with another one it is decided anew.
  total       bigint,
  reason      text not null,
  by_name     text not null,
  by_account  uuid,
  recorded_at timestamptz not null,
  primary key (subject_id, place, number)
);
alter table assessments.consequence_choice enable row level security;
create policy scope on assessments.consequence_choice
  using (exists (select 1 from assessments.subject s where s.id = subject_id));
grant select, insert on assessments.consequence_choice to jinze_app;

-- Why it follows, where people said so.
alter table assessments.consequence
  add column because    text,
  add column because_by text,
  add constraint consequence_because check ((because is null) = (because_by is null));

-- What followed for it as it was proposed, by place: what is another since is approved before it is final. Null: proposed before it was kept.
alter table assessments.subject add column proposed_consequences integer[];

-- As its subject is recorded, with what follows for it: thousands at once.
create index consequence_subject on assessments.consequence (subject_id);

-- An objection to a grade that was chosen where a quota left several: upheld, it is another of them.
alter table assessments.objection
  add column grade text,
  add constraint objection_upheld_once check (fact is null or grade is null);

-- 异议期 in days or in working days: past the last published calendar its last day is not known until that year's is.
alter table assessments.exercise
  add column objection_unit text not null default 'calendar-days' check (objection_unit in ('calendar-days', 'working-days')),
  drop constraint exercise_notified,
  add constraint exercise_notified check ((state in ('notified', 'final')) = (notified_on is not null)
    and (notified_on is not null or objections_until is null)
    and (notified_on is null or objections_until is not null
      or (state = 'notified' and objection_unit = 'working-days')));
alter table assessments.subject
  drop constraint subject_told,
  add constraint subject_told check ((told_at is not null or objections_until is null)
    and (told_grade is null or told_at is not null));

-- A final result whose use as reference is registered.
alter table assessments.result_use
  drop constraint result_use_origin_check,
  add constraint result_use_origin_check check (origin in ('form', 'sheet', 'vetting', 'commendation', 'assessment')),
  drop constraint result_use_origin,
  add constraint result_use_origin check ((origin in ('vetting', 'commendation', 'assessment')) = (origin_ref is not null));
