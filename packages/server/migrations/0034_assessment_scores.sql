-- Scores are kept with their reasons, and what was told of them as it was told.

-- The score in full, with every reason, as the rules said it when its subject was last scored: what is shown stands by
-- the facts and the version of the rules the totals are by, whatever the rules say later. Beside the subject, whose
-- rows are read by the thousand.
create table assessments.said_score (
  subject_id  uuid primary key references assessments.subject (id),
  said        jsonb not null
);

-- Each time a subject is told its result: it reads the last until it is told anew, and every earlier one.
create table assessments.told_result (
  subject_id  uuid not null references assessments.subject (id),
  -- The version of the subject it makes, as score changes have theirs.
  number      integer not null check (number >= 1),
  at          timestamptz not null,
  scored_at   timestamptz,
  result      jsonb not null,
  -- The version of each fact it is by.
  facts       jsonb not null,
  -- Null: told before reasons were kept.
  said        jsonb,
  primary key (subject_id, number)
);

-- What the last telling said, in the words of the columns it is of.
alter table assessments.subject add column told jsonb;

update assessments.subject as held set told = jsonb_build_object('number', version, 'total', total,
    'at_least', at_least, 'at_most', at_most, 'grade', grade, 'could_be', could_be, 'vetoes', vetoes,
    'facts_missing', facts_missing, 'proposed_grade', told_grade,
    'moved_from', case when proposed_grade is not distinct from told_grade then moved_from else '{}' end,
    'chosen_grade', chosen_grade, 'chosen_reason', chosen_reason, 'chosen_by', chosen_by)
  where told_at is not null;
insert into assessments.told_result (subject_id, number, at, scored_at, result, facts)
  select id, version, told_at, scored_at, told, coalesce(
    (select jsonb_object_agg(name, fact.version) from assessments.fact where subject_id = subject.id), '{}')
  from assessments.subject where told_at is not null;

alter table assessments.subject add constraint subject_told_result check ((told is null) = (told_at is null));

alter table assessments.said_score enable row level security;
create policy scope on assessments.said_score
  using (exists (select 1 from assessments.subject s where s.id = subject_id));
alter table assessments.told_result enable row level security;
create policy scope on assessments.told_result
  using (exists (select 1 from assessments.subject s where s.id = subject_id));

grant select, insert, update on assessments.said_score to jinze_app;
grant select, insert on assessments.told_result to jinze_app;
