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

-- An objection to a grade that was chosen where a quota left several: upheld, it is another of them.
alter table assessments.objection
  add column grade text,
  add constraint objection_upheld_once check (fact is null or grade is null);
